import { child, type Entry, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import { frameworkEvidence, functionEvidence } from './emit-function.js';

/** firebase.json: functions, and hosting of a site. */
export function firebaseDetector(): Detector {
  return {
    name: 'firebase',
    extensions: ['json'],
    wants: (file) => file.name === 'firebase.json',
    detect: function* (file) {
      const [root] = file.parsed().documents;
      const functions = entryAt(root, 'functions');
      const sources = functions === undefined ? [] : sourcesOf(functions.value);
      if (functions !== undefined && sources.length > 0) {
        yield frameworkEvidence({
          framework: 'firebase',
          functions: sources.length,
          provider: 'google',
          path: file.path,
          at: atKey(functions, 'functions'),
        });
        for (const source of sources) {
          yield functionEvidence({
            cloud: 'firebase',
            name: textOf(child(source, 'codebase')) ?? textOf(child(source, 'source')) ?? 'functions',
            framework: 'firebase',
            handler: textOf(child(source, 'source')),
            runtime: textOf(child(source, 'runtime')),
            at: atKey(functions, 'functions'),
          });
        }
      }
      yield* readHosting(entryAt(root, 'hosting'), file.path);
    },
  };
}

/** One code base, or a list of them; what is no mapping describes none. */
function sourcesOf(functions: Node): readonly Node[] {
  const all = functions.kind === 'sequence' ? itemsOf(functions) : [functions];
  return all.filter(({ kind }) => kind === 'mapping');
}

function* readHosting(hosting: Entry | undefined, path: string): Iterable<Evidence> {
  if (hosting === undefined) return;
  yield observe({
    kind: 'platform.app',
    value: 'firebase-hosting',
    details: { type: 'static' },
    message: `${shown(path)} hosts a site on Firebase.`,
    at: atKey(hosting, 'hosting'),
  });
}
