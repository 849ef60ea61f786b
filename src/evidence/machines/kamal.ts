import { child, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, atNode, entryAt } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { appEvidence } from '../platforms/app-evidence.js';
import { hostEvidence } from './hosts.js';

/** Kamal: containers on servers of one's own, without an orchestrator (config/deploy.yml and its destinations). */
export function kamalDetector(): Detector {
  return { name: 'kamal', extensions: ['yml', 'yaml'], wants: isCandidate, detect };
}

function isCandidate(file: FilePath): boolean {
  return /^deploy(?:\.[\w-]{1,40})?\.ya?ml$/.test(file.name) && /(?:^|\/)config$/.test(file.folder);
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const service = entryAt(root, 'service');
  const servers = entryAt(root, 'servers');
  if (servers === undefined && (service === undefined || child(root, 'image') === undefined)) return;
  const name = textOf(service?.value);
  const anchor = service ?? servers;
  if (anchor === undefined) return;
  yield appEvidence({ platform: 'kamal', name, type: 'container', at: atKey(anchor, anchor.key) });
  yield* readServers(servers?.value, 'servers');
  for (const accessory of entriesOf(child(root, 'accessories'))) {
    const pointer = `accessories.${accessory.key}`;
    const host = child(accessory.value, 'host');
    if (host !== undefined) yield* readHost(host, accessory.key, `${pointer}.host`);
    yield* readHosts(child(accessory.value, 'hosts'), accessory.key, `${pointer}.hosts`);
  }
}

/** A list of hosts, or for each role a list or a mapping with `hosts`. */
function* readServers(servers: Node | undefined, pointer: string): Iterable<Evidence> {
  yield* readHosts(servers, 'web', pointer);
  for (const role of entriesOf(servers)) {
    yield* readHosts(role.value, role.key, `${pointer}.${role.key}`);
    yield* readHosts(child(role.value, 'hosts'), role.key, `${pointer}.${role.key}.hosts`);
  }
}

function* readHosts(hosts: Node | undefined, role: string, pointer: string): Iterable<Evidence> {
  for (const [index, host] of itemsOf(hosts).entries()) yield* readHost(host, role, `${pointer}[${index}]`);
}

/** `192.168.0.1`, or with tags `192.168.0.1: [primary]`. */
function* readHost(node: Node, role: string, pointer: string): Iterable<Evidence> {
  const tagged = node.kind === 'mapping' ? node.entries.values().next().value?.key : undefined;
  const host = textOf(node) ?? tagged;
  if (host !== undefined) yield hostEvidence({ host, role, source: 'kamal', at: atNode(node, pointer) });
}
