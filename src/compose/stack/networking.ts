import type { Located } from '../../documents/location.js';
import { type Entry, locate, locateKey, type Node } from '../../documents/node.js';
import type { Attachment, Dependency, NetworkMode, Port } from '../../model/stack.js';
import { child, entriesOf } from './descend.js';
import { eachItem, fitted, isUnknown, NONE, parseInteger, plainTexts, scalarText, textAt } from './values.js';

/** Said of an address or port that a variable without a value decides. */
const UNKNOWN = 'unknown';

/** Published ports, one for each entry of the canonical list. */
export function portsOf(service: Node, prefix: string): readonly Port[] {
  return eachItem(service, 'ports', prefix, (item, at): Port | undefined => {
    if (item.kind !== 'mapping') return undefined;
    const protocol = scalarText(child(item, 'protocol'))?.toLowerCase();
    return {
      target: parseInteger(scalarText(child(item, 'target')) ?? '') ?? 0,
      published: knownText(child(item, 'published')),
      hostIp: hostIpOf(item),
      protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
      mode: scalarText(child(item, 'mode')) === 'host' ? 'host' : 'ingress',
      ...variablesOf(item),
      at: locate(item, at()),
    };
  });
}

/** In the short form a variable without a value may bring an address along with the port: `${BIND}5432:5432`, `${PORT}:5432`. */
function hostIpOf(item: Node): string | undefined {
  const address = child(item, 'host_ip');
  if (address !== undefined) return knownText(address);
  const first = child(item, 'published') ?? child(item, 'target');
  // The parts of a short form stand at the place of the whole; in the long form a port is nothing but a port.
  return first !== undefined && first.start === item.start && isUnknown(first) ? UNKNOWN : undefined;
}

function variablesOf(item: Node): Pick<Port, 'variables'> {
  const [hostIp, published] = ['host_ip', 'published'].map((key) => variableOf(child(item, key)));
  if (hostIp === undefined && published === undefined) return {};
  return { variables: { ...(hostIp && { hostIp }), ...(published && { published }) } };
}

function variableOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.unresolved?.[0] : undefined;
}

function knownText(node: Node | undefined): string | undefined {
  if (isUnknown(node)) return UNKNOWN;
  const text = scalarText(node);
  return text === '' ? undefined : text;
}

/** Networks joined; the implicit `default` where the service names none. */
export function attachmentsOf(service: Entry, prefix: string): readonly Attachment[] {
  const networks = child(service.value, 'networks');
  const below = `${prefix}networks.`;
  if (networks?.kind !== 'mapping' || networks.entries.size === 0) {
    return [{ network: 'default', aliases: NONE, ipv4: undefined, at: locateKey(service, `${below}default`) }];
  }
  const attachments: Attachment[] = [];
  for (const entry of entriesOf(networks)) {
    attachments.push({
      network: entry.key,
      aliases: plainTexts(child(entry.value, 'aliases')),
      ipv4: scalarText(child(entry.value, 'ipv4_address')),
      at: locateKey(entry, below + entry.key),
    });
  }
  return fitted(attachments);
}

export function networkModeOf(service: Node, prefix: string): Located<NetworkMode> | undefined {
  const text = textAt(service, 'network_mode', prefix);
  return text && { value: networkMode(text.value), at: text.at };
}

function networkMode(text: string): NetworkMode {
  if (text === 'host' || text === 'none' || text === 'bridge') return { kind: text };
  if (text.startsWith('service:')) return { kind: 'service', service: text.slice('service:'.length) };
  if (text.startsWith('container:')) return { kind: 'container', container: text.slice('container:'.length) };
  return { kind: 'other', text };
}

export function dependenciesOf(service: Node, prefix: string): readonly Dependency[] {
  const node = child(service, 'depends_on');
  if (node?.kind !== 'mapping' || node.entries.size === 0) return NONE;
  const below = `${prefix}depends_on.`;
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
      at: locateKey(entry, below + entry.key),
    });
  }
  return fitted(dependencies);
}
