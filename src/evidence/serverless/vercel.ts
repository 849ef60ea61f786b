import { wholeFile } from '../../documents/location.js';
import { child, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import { compareText } from '../../lib/compare.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { eventEvidence, frameworkEvidence, functionEvidence } from './emit-function.js';

/** Vercel: an app on its platform, and functions where vercel.json declares them or an `api` folder beside it holds handlers. */
export function vercelDetector(): Detector {
  return { name: 'vercel', extensions: ['json'], wants: isVercel, detect, detectTree };
}

const HANDLER = /\.(?:[jt]sx?|mjs|py|go|rb)$/;
const NO_HANDLER = /(?:^|\/)[_.]|\.d\.ts$|\.(?:test|spec)\./;

function isVercel(file: FilePath): boolean {
  return file.name === 'vercel.json' || file.name === 'now.json';
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const first = [...entriesOf(root)].find((entry) => entry.key !== '$schema') ?? [...entriesOf(root)][0];
  yield observe({
    kind: 'platform.app',
    value: 'vercel',
    name: textOf(child(root, 'name')),
    details: { type: isSinglePage(root) ? 'static' : 'web' },
    message: `${shown(file.path)} configures a deployment on Vercel.`,
    at: first === undefined ? { file: file.source(), start: 0, end: 0, pointer: '' } : atKey(first, first.key),
  });
  const functions = entryAt(root, 'functions');
  const declared = [...entriesOf(functions?.value)].filter((entry) => !ROUTE_OF_APP.test(entry.key));
  const builds = itemsOf(child(root, 'builds')).filter((build) => isFunctionBuild(build));
  const anchor = declared.length > 0 ? functions : builds.length === 0 ? undefined : entryAt(root, 'builds');
  if (anchor !== undefined) {
    yield frameworkEvidence({
      framework: 'vercel',
      functions: declared.length + builds.length,
      provider: 'vercel',
      whole: builds.length === 1 && declared.length === 0 && answersAll(root, textOf(child(builds[0], 'src')) ?? ''),
      path: file.path,
      at: atKey(anchor, anchor.key),
    });
    for (const entry of declared) {
      const runtime = textOf(child(entry.value, 'runtime'));
      const at = atKey(entry, `functions.${entry.key}`);
      yield functionEvidence({
        cloud: 'vercel',
        name: entry.key,
        framework: 'vercel',
        handler: entry.key,
        runtime,
        at,
      });
    }
    for (const build of builds) {
      const handler = textOf(child(build, 'src'));
      yield functionEvidence({
        cloud: 'vercel',
        name: handler,
        framework: 'vercel',
        handler,
        at: atKey(anchor, 'builds'),
      });
    }
  }
  const crons = entryAt(root, 'crons');
  if (crons !== undefined) yield eventEvidence('schedule', undefined, 'crons', atKey(crons, 'crons'));
}

/** Limits that a file sets for routes of Next.js and its like: the app is deployed as a whole, its routes are no functions of their own. */
const ROUTE_OF_APP = /^(?:[\w-]{1,40}\/){0,3}(?:app|pages)\/|^src\/(?:app|pages|routes)\//;

/** True for a site of which every address leads to its one page, which a browser then fills; frameworks render pages themselves. */
function isSinglePage(root: Node | undefined): boolean {
  if (child(root, 'functions') !== undefined || child(root, 'builds') !== undefined) return false;
  return ['routes', 'rewrites'].some((key) =>
    itemsOf(child(root, key)).some((route) =>
      /^\/(?:index\.html)?$/.test(textOf(child(route, 'dest')) ?? textOf(child(route, 'destination')) ?? ''),
    ),
  );
}

/** True when every address leads to one file: a whole application that runs as a function. */
function answersAll(root: Node | undefined, source: string): boolean {
  const file = source.replace(/^\.?\//, '');
  return ['routes', 'rewrites'].some((key) => {
    const routes = itemsOf(child(root, key)).filter((route) => child(route, 'handle') === undefined);
    return (
      routes.length > 0 &&
      routes.every((route) => {
        const target = textOf(child(route, 'dest')) ?? textOf(child(route, 'destination')) ?? '';
        return target.replace(/^\.?\//, '') === file;
      })
    );
  });
}

function isFunctionBuild(build: Node): boolean {
  return /^(?:@vercel|@now)\/(?:node|python|go|ruby|php|rust)/.test(textOf(child(build, 'use')) ?? '');
}

/** Handlers in the `api` folder beside a vercel.json are functions without being declared. */
function* detectTree(files: readonly FilePath[]): Iterable<Evidence> {
  const roots = new Set(files.filter(isVercel).map((file) => file.folder));
  if (roots.size === 0) return;
  const seen = new Map<string, { readonly path: string; count: number }>();
  for (const file of files) {
    const root = apiRoot(file.folder);
    if (root === undefined || !roots.has(root) || !HANDLER.test(file.name) || NO_HANDLER.test(file.path)) continue;
    const group = seen.get(root);
    if (group === undefined) seen.set(root, { path: file.path, count: 1 });
    else group.count++;
  }
  for (const [root, { path, count }] of [...seen].sort((a, b) => compareText(a[0], b[0]))) {
    yield observe({
      kind: 'serverless.framework',
      value: 'vercel',
      name: root === '' ? 'api' : `${root}/api`,
      details: { provider: 'vercel', functions: String(count), source: 'path' },
      message: `The folder ${shown(root === '' ? 'api' : `${root}/api`)} beside vercel.json holds ${count} function${count === 1 ? '' : 's'}.`,
      at: wholeFile(path),
    });
  }
}

/** The folder that holds the `api` folder which a path is in; undefined for other paths. */
function apiRoot(folder: string): string | undefined {
  if (folder === 'api' || folder.startsWith('api/')) return '';
  const at = `${folder}/`.indexOf('/api/');
  return at < 0 ? undefined : folder.slice(0, at);
}
