import { child, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import { eventEvidence, functionEvidence } from './emit-function.js';

/** wrangler.toml and wrangler.json(c): a Cloudflare Worker, or the settings of a Pages site. */
export function cloudflareDetector(): Detector {
  return {
    name: 'cloudflare',
    extensions: ['toml', 'json', 'jsonc'],
    wants: (file) => /^wrangler(?:\.[\w-]{1,40})?\.(?:toml|jsonc?)$/.test(file.name),
    detect,
  };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const main = entryAt(root, 'main') ?? entryAt(root, 'entry-point');
  const name = entryAt(root, 'name');
  const anchor = main ?? name ?? [...entriesOf(root)][0];
  if (anchor === undefined) return;
  const pages = entryAt(root, 'pages_build_output_dir') ?? entryAt(root, 'site');
  const assets = child(root, 'assets');
  if (main === undefined && (pages !== undefined || assets !== undefined)) {
    yield observe({
      kind: 'platform.app',
      value: 'cloudflare-pages',
      name: textOf(name?.value),
      details: { type: 'static' },
      message: `${shown(file.path)} publishes a site on Cloudflare.`,
      at: atKey(anchor, anchor.key),
    });
    return;
  }
  const at = atKey(anchor, anchor.key);
  yield observe({
    kind: 'serverless.framework',
    value: 'cloudflare-workers',
    name: textOf(name?.value),
    details: { provider: 'cloudflare', functions: '1' },
    message: `${shown(file.path)} deploys a Cloudflare Worker.`,
    at,
  });
  yield observe({
    kind: 'edge.network-compute',
    value: 'cloudflare-workers',
    name: textOf(name?.value),
    message: `${shown(file.path)} runs code in Cloudflare's network.`,
    at,
  });
  yield functionEvidence({
    cloud: 'cloudflare',
    name: textOf(name?.value),
    framework: 'cloudflare-workers',
    handler: textOf(main?.value),
    at,
  });
  yield* readTriggers(root, textOf(name?.value));
}

function* readTriggers(root: Node | undefined, name: string | undefined): Iterable<Evidence> {
  const triggers = [
    { event: 'schedule', entry: entryAt(child(root, 'triggers'), 'crons'), pointer: 'triggers.crons' },
    { event: 'http', entry: entryAt(root, 'routes') ?? entryAt(root, 'route'), pointer: 'routes' },
    { event: 'queue', entry: entryAt(child(root, 'queues'), 'consumers'), pointer: 'queues.consumers' },
    { event: 'email', entry: entryAt(root, 'send_email'), pointer: 'send_email' },
  ];
  for (const { event, entry, pointer } of triggers) {
    if (entry === undefined || (entry.value.kind === 'sequence' && itemsOf(entry.value).length === 0)) continue;
    yield eventEvidence(event, name, entry.key, atKey(entry, pointer));
  }
}
