import type { Located } from '../../documents/location.js';
import { child, type Entry, entriesOf, itemsOf, locate, locateKey, type Node } from '../../documents/node.js';
import type { Attachment, Dependency, NetworkMode, Port } from '../../model/stack.js';
import { isUnknown, NONE, parseInteger, plainTexts, scalarText, textAt } from './values.js';

/** Said of an address or port that a variable without a value decides. */
const UNKNOWN = 'unknown';

/** Published ports, one for each entry of the canonical list. */
export function portsOf(node: Node | undefined, pointer: string): readonly Port[] {
  const items = itemsOf(node);
  if (items.length === 0) return NONE;
  const ports: Port[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item?.kind !== 'mapping') continue;
    const protocol = scalarText(child(item, 'protocol'))?.toLowerCase();
    ports.push({
      target: parseInteger(scalarText(child(item, 'target')) ?? '') ?? 0,
      published: knownText(child(item, 'published')),
      hostIp: knownText(child(item, 'host_ip')),
      protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
      mode: scalarText(child(item, 'mode')) === 'host' ? 'host' : 'ingress',
      at: locate(item, `${pointer}[${i}]`),
    });
  }
  return ports;
}

function knownText(node: Node | undefined): string | undefined {
  if (isUnknown(node)) return UNKNOWN;
  const text = scalarText(node);
  return text === '' ? undefined : text;
}

/** Networks joined; the implicit `default` where the service names none. */
export function attachmentsOf(service: Entry, pointer: string): readonly Attachment[] {
  const networks = child(service.value, 'networks');
  if (networks?.kind !== 'mapping' || networks.entries.size === 0) {
    return [{ network: 'default', aliases: NONE, at: locateKey(service, `${pointer}.networks.default`) }];
  }
  const attachments: Attachment[] = [];
  for (const entry of networks.entries.values()) {
    attachments.push({
      network: entry.key,
      aliases: plainTexts(child(entry.value, 'aliases')),
      ipv4: scalarText(child(entry.value, 'ipv4_address')),
      at: locateKey(entry, `${pointer}.networks.${entry.key}`),
    });
  }
  return attachments;
}

export function networkModeOf(node: Node | undefined, pointer: string): Located<NetworkMode> | undefined {
  const text = textAt(node, pointer);
  return text && { value: networkMode(text.value), at: text.at };
}

function networkMode(text: string): NetworkMode {
  if (text === 'host' || text === 'none' || text === 'bridge') return { kind: text };
  if (text.startsWith('service:')) return { kind: 'service', service: text.slice('service:'.length) };
  if (text.startsWith('container:')) return { kind: 'container', container: text.slice('container:'.length) };
  return { kind: 'other', text };
}

export function dependenciesOf(node: Node | undefined, pointer: string): readonly Dependency[] {
  if (node?.kind !== 'mapping' || node.entries.size === 0) return NONE;
  const dependencies: Dependency[] = [];
  for (const entry of entriesOf(node)) {
    const condition = scalarText(child(entry.value, 'condition'));
    dependencies.push({
      service: entry.key,
      condition:
        condition === 'service_healthy' || condition === 'service_completed_successfully'
          ? condition
          : 'service_started',
      required: scalarText(child(entry.value, 'required')) !== 'false',
      explicit: entry.value.kind === 'mapping' && entry.value.implied !== true,
      at: locateKey(entry, `${pointer}.${entry.key}`),
    });
  }
  return dependencies;
}
