import { wholeFile } from '../../documents/location.js';
import { child, descend, entriesOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { frameworkEvidence, functionEvidence } from './emit-function.js';

/** Netlify: a site, and functions where netlify.toml names their folder or the default folder holds handlers. */
export function netlifyDetector(): Detector {
  return { name: 'netlify', extensions: ['toml'], wants: (file) => file.name === 'netlify.toml', detect, detectTree };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const first = [...entriesOf(root)][0];
  if (first === undefined) return;
  yield observe({
    kind: 'platform.app',
    value: 'netlify',
    details: { type: 'static' },
    message: `${shown(file.path)} configures a site on Netlify.`,
    at: atKey(first, first.key),
  });
  const build = child(root, 'build');
  const functions = entryAt(root, 'functions') ?? entryAt(build, 'functions');
  const handler = textOf(descend(root, 'functions', 'directory')) ?? textOf(child(build, 'functions'));
  // Settings of functions without a folder of them are about those that a framework makes of a whole application.
  if (functions !== undefined && handler !== undefined) {
    yield frameworkEvidence({
      framework: 'netlify',
      functions: 1,
      provider: 'netlify',
      path: file.path,
      at: atKey(functions, 'functions'),
    });
    yield functionEvidence({
      cloud: 'netlify',
      framework: 'netlify',
      name: handler,
      handler,
      at: atKey(functions, 'functions'),
    });
  }
  const edge = entryAt(root, 'edge_functions');
  if (edge === undefined) return;
  yield observe({
    kind: 'edge.network-compute',
    value: 'netlify-edge',
    message: `${shown(file.path)} runs code in Netlify's network.`,
    at: atKey(edge, 'edge_functions'),
  });
}

/** Handlers in `netlify/functions` are functions without being declared. */
function* detectTree(files: readonly FilePath[]): Iterable<Evidence> {
  const handlers = files.filter(
    (file) => file.folder.includes('netlify/functions') && /^(?:[jt]s|mjs|mts|cjs|go|py)$/.test(file.extension),
  );
  const [first] = handlers;
  if (first === undefined) return;
  yield observe({
    kind: 'serverless.framework',
    value: 'netlify',
    details: { provider: 'netlify', functions: String(handlers.length), source: 'path' },
    message: `${shown('netlify/functions')} holds ${handlers.length} function${handlers.length === 1 ? '' : 's'}.`,
    at: wholeFile(first.path),
  });
}
