import type { Node, SequenceNode } from '../documents/node.js';
import { child } from '../documents/node.js';
import type { Identity } from './attribute.js';
import { printed } from './nodes.js';

/**
 * Where a list holds the same thing twice, the later item takes the earlier one's place (Compose Specification, "Merge":
 * unique resources). What is the same is said by the attribute: ports by published address, volumes by target, …
 */
export function unified(node: SequenceNode, same: Identity): SequenceNode {
  if (node.items.length < 2) return node;
  const positions = new Map<string, number>();
  const items: Node[] = [];
  for (const item of node.items) {
    const identity = IDENTITIES[same](item);
    const position = identity === undefined ? undefined : positions.get(identity);
    if (position !== undefined) {
      items[position] = item;
      continue;
    }
    if (identity !== undefined) positions.set(identity, items.length);
    items.push(item);
  }
  return items.length === node.items.length ? node : { ...node, items };
}

/** Undefined: the item is like no other. What rests on an unset variable is like no other. */
const IDENTITIES: Readonly<Record<Identity, (item: Node) => string | undefined>> = {
  name: (item) => known(item)?.split('=', 1)[0],
  text: known,
  path: (item) => known(child(item, 'path')) ?? known(item),
  port: portIdentity,
  'mount-target': (item) => known(child(item, 'target')),
  'device-target': (item) => known(child(item, 'target')),
  'secret-target': (item) => grantTarget(item, '/run/secrets/'),
  'config-target': (item) => grantTarget(item, '/'),
};

function known(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.unresolved === undefined ? printed(node) : undefined;
}

function portIdentity(item: Node): string | undefined {
  if (item.kind !== 'mapping') return undefined;
  const parts = ['host_ip', 'published', 'target', 'protocol'].map((key) => child(item, key));
  if (parts.some((part) => part?.kind === 'scalar' && part.unresolved !== undefined)) return undefined;
  const [hostIp, published, target, protocol] = parts.map(printed);
  return `${hostIp ?? '0.0.0.0'}:${published ?? ''}:${target ?? ''}/${protocol ?? 'tcp'}`;
}

function grantTarget(item: Node, folder: string): string | undefined {
  const target = child(item, 'target');
  if (target !== undefined) return known(target);
  const source = known(child(item, 'source'));
  return source === undefined ? undefined : `${folder}${source}`;
}
