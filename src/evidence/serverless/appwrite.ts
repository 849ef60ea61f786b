import { child, itemsOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import { frameworkEvidence, functionEvidence } from './emit-function.js';

/** appwrite.json, or appwrite.config.json of later versions: the functions that are pushed to an Appwrite project. */
export function appwriteDetector(): Detector {
  return {
    name: 'appwrite',
    extensions: ['json'],
    wants: (file) => file.name === 'appwrite.json' || file.name === 'appwrite.config.json',
    detect,
  };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const functions = entryAt(file.parsed().documents[0], 'functions');
  const declared = itemsOf(functions?.value).filter((item) => textOf(child(item, 'runtime')) !== undefined);
  if (functions === undefined || declared.length === 0) return;
  const at = atKey(functions, 'functions');
  yield frameworkEvidence({
    framework: 'appwrite',
    functions: declared.length,
    provider: 'appwrite',
    path: file.path,
    at,
  });
  for (const item of declared) {
    yield functionEvidence({
      cloud: 'appwrite',
      name: textOf(child(item, 'name')) ?? textOf(child(item, '$id')),
      framework: 'appwrite',
      handler: textOf(child(item, 'entrypoint')),
      runtime: textOf(child(item, 'runtime')),
      at,
    });
  }
}
