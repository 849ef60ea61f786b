import type { Location } from '../../documents/location.js';
import { type Entry, locateKey, type Node } from '../../documents/node.js';
import { quoted } from '../../lib/quoted.js';
import { child, entriesOf, entryOf } from './descend.js';
import { isTrue, scalarText } from './values.js';

const MOST_EVIDENCE = 5;
const SWARM_MODES = new Set(['global', 'replicated-job', 'global-job']);

/** Blocks of `deploy` that only Swarm acts on; resources, replicas and restart_policy mean nothing, Compose reads them too. */
const SWARM_BLOCKS: readonly (readonly [key: string, what: string])[] = [
  ['placement', 'places containers on nodes of a cluster'],
  ['update_config', 'sets how a cluster rolls out updates'],
  ['rollback_config', 'sets how a cluster rolls back'],
  ['endpoint_mode', 'sets how a cluster finds the service'],
];

/** Why a project is written for Swarm; empty when nothing says so. At most five reasons. */
export function swarmEvidence(root: Node): readonly { readonly message: string; readonly at: Location }[] {
  const evidence: { message: string; at: Location }[] = [];
  for (const service of entriesOf(child(root, 'services'))) {
    addDeploy(evidence, service);
    if (evidence.length >= MOST_EVIDENCE) break;
  }
  for (const entry of entriesOf(child(root, 'networks'))) {
    if (scalarText(child(entry.value, 'driver')) !== 'overlay') continue;
    evidence.push({
      message: `Network ${quoted(entry.key)} is an overlay network, which spans the nodes of a cluster.`,
      at: locateKey(entry, `networks.${entry.key}`),
    });
  }
  for (const kind of ['secrets', 'configs'] as const) {
    for (const entry of entriesOf(child(root, kind))) {
      if (!isTrue(child(entry.value, 'external'))) continue;
      evidence.push({
        message: `${kind === 'secrets' ? 'Secret' : 'Config'} ${quoted(entry.key)} is external: only a cluster keeps it.`,
        at: locateKey(entry, `${kind}.${entry.key}`),
      });
    }
  }
  return evidence.slice(0, MOST_EVIDENCE);
}

function addDeploy(evidence: { message: string; at: Location }[], service: Entry): void {
  const deploy = child(service.value, 'deploy');
  if (deploy?.kind !== 'mapping') return;
  const pointer = `services.${service.key}.deploy`;
  const mode = entryOf(deploy, 'mode');
  const modeText = scalarText(mode?.value) ?? '';
  if (mode !== undefined && SWARM_MODES.has(modeText)) {
    const message = `Service ${quoted(service.key)} is deployed in mode ${quoted(modeText)}, which only a cluster knows.`;
    evidence.push({ message, at: locateKey(mode, `${pointer}.mode`) });
  }
  for (const [key, what] of SWARM_BLOCKS) {
    const entry = entryOf(deploy, key);
    if (entry === undefined || !says(entry.value)) continue;
    const message = `\`deploy.${key}\` of service ${quoted(service.key)} ${what}.`;
    evidence.push({ message, at: locateKey(entry, `${pointer}.${key}`) });
  }
}

/** An empty block says nothing. */
function says(node: Node): boolean {
  if (node.kind === 'mapping') return [...node.entries.values()].some(({ value }) => says(value));
  return node.kind === 'sequence' ? node.items.length > 0 : node.value !== undefined;
}
