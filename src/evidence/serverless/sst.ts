import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';
import { functionEvidence } from './emit-function.js';

/** Constructs whose code is functions. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  'Function Api ApiGatewayV1 ApiGatewayV2 ApiGatewayWebSocket WebSocketApi AppSyncApi AppSync Cron CronV2 Queue Topic EventBus Bus Worker'.split(
    ' ',
  ),
);

/** Constructs that put a whole application or site online. */
const APPS: ReadonlySet<string> = new Set(
  'Nextjs NextjsSite Remix RemixSite Astro AstroSite SvelteKit SvelteKitSite Nuxt SolidStart SolidStartSite TanStackStart Analog Angular React StaticSite'.split(
    ' ',
  ),
);

const CONTAINERS: ReadonlySet<string> = new Set(['Service', 'Cluster', 'Task']);

const CONSTRUCT = /\bnew[ \t]+(?:sst\.(?:aws|cloudflare)\.)?([A-Z]\w{1,40})[ \t]*\(/;
const COMMENT = /^\s*(?:\*|\/[/*])/;

/** SST: functions, whole applications and containers that its configuration, and the code beside it, puts on AWS or Cloudflare. */
export function sstDetector(): Detector {
  return { name: 'sst', extensions: ['ts', 'js', 'mjs'], wants: isCandidate, detect, detectEmpty, detectTree };
}

function isConfig(file: FilePath): boolean {
  return /^sst\.config\.(?:ts|js|mjs)$/.test(file.name);
}

function isCandidate(file: FilePath): boolean {
  return isConfig(file) || (file.extension === 'ts' && /(?:^|\/)(?:infra|stacks)$/.test(file.folder));
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (!isConfig(file) && !/\bsst\b/.test(file.text)) return;
  const seen = [...constructsIn(file)];
  const functions = seen.filter(({ kind }) => kind === 'serverless.function');
  const first = functions[0]?.at ?? (isConfig(file) && seen.length === 0 ? importIn(file) : undefined);
  if (first !== undefined) {
    const count = functions.length;
    yield observe({
      kind: 'serverless.framework',
      value: 'sst',
      details: { provider: 'aws', functions: count === 0 ? undefined : String(count) },
      message:
        count === 0
          ? `${shown(file.path)} puts a deployment with SST together from other files.`
          : `${shown(file.path)} deploys ${count} function${count === 1 ? '' : 's'} with SST.`,
      at: first,
    });
  }
  yield* seen;
}

function* detectEmpty(file: FilePath): Iterable<Evidence> {
  if (!isConfig(file)) return;
  yield observe({
    kind: 'serverless.framework',
    value: 'sst',
    details: { provider: 'aws', source: 'path' },
    message: `${shown(file.path)} is the configuration of SST, which deploys functions.`,
    at: wholeFile(file.path),
  });
}

/** Where a configuration takes its constructs from other files. */
function importIn(file: CandidateFile): Evidence['at'] | undefined {
  const match = /\bimport\([ \t]*["'`]\.|\.stack\(/.exec(file.text);
  return match === null ? undefined : atText(file, match.index, match[0].length);
}

function* constructsIn(file: CandidateFile): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const match = COMMENT.test(line.text) ? null : CONSTRUCT.exec(line.text);
    const [whole, construct] = match ?? [];
    if (match === null || whole === undefined || construct === undefined) continue;
    const at = atText(file, line.start + match.index, whole.length - 1);
    const name = /\([ \t]*["'`]([\w-]{1,80})/.exec(line.text.slice(match.index))?.[1];
    if (FUNCTIONS.has(construct))
      yield functionEvidence({
        cloud: line.text.includes('sst.cloudflare') ? 'cloudflare' : 'aws',
        name,
        framework: 'sst',
        at,
      });
    else if (APPS.has(construct) || CONTAINERS.has(construct)) {
      const type = CONTAINERS.has(construct) ? 'container' : construct === 'StaticSite' ? 'static' : 'web';
      yield observe({
        kind: 'platform.app',
        value: 'sst',
        name,
        details: { type },
        message: `SST puts ${shown(construct)} online as a whole.`,
        at,
      });
    }
  }
}

/** The project file: what it deploys is told by its constructs, which may stand in other files. */
function* detectTree(files: readonly FilePath[]): Iterable<Evidence> {
  for (const file of files) {
    if (!isConfig(file)) continue;
    yield observe({
      kind: 'serverless.command',
      value: 'sst',
      details: { source: 'path' },
      message: `${shown(file.path)} configures a deployment with SST.`,
      at: wholeFile(file.path),
    });
  }
}
