import type { Node, SequenceNode } from '../documents/node.js';
import { child } from '../documents/node.js';
import type { Identity } from './attribute.js';
import { isUnresolved, printed, replacing } from './nodes.js';
import { nameOf } from './normalise/pairs.js';

/**
 * Where a list holds the same thing twice, the later item takes the earlier one's place and remembers it (Compose
 * Specification, "Merge": unique resources). What is the same is said by the attribute: ports by published address,
 * volumes by target, …
 */
export function unified(node: SequenceNode, same: Identity): SequenceNode {
  if (node.items.length < 2) return node;
  const identify = IDENTITIES[same];
  const positions = new Map<string, number>();
  const items: Node[] = [];
  for (const item of node.items) {
    const identity = identify(item);
    const position = identity === undefined ? undefined : positions.get(identity);
    const before = position === undefined ? undefined : items[position];
    if (position !== undefined && before !== undefined) {
      items[position] = replacing(before, item);
      continue;
    }
    if (identity !== undefined) positions.set(identity, items.length);
    items.push(item);
  }
  return items.length === node.items.length ? node : { ...node, items };
}

/** Undefined: the item is like no other. What rests on an unset variable is like no other. */
const IDENTITIES: Readonly<Record<Identity, (item: Node) => string | undefined>> = {
  name: nameOf,
  text: known,
  path: (item) => known(child(item, 'path')) ?? known(item),
  port: portIdentity,
  'mount-target': (item) => known(child(item, 'target')),
  'device-target': (item) => known(child(item, 'target')),
  'secret-target': (item) => grantTarget(item, '/run/secrets/'),
  'config-target': (item) => grantTarget(item, '/'),
};

function known(node: Node | undefined): string | undefined {
  return node !== undefined && !isUnresolved(node) ? printed(node) : undefined;
}

function portIdentity(item: Node): string | undefined {
  if (item.kind !== 'mapping') return undefined;
  const [hostIp, published, target, protocol] = ['host_ip', 'published', 'target', 'protocol'].map((key) =>
    child(item, key),
  );
  if ([hostIp, published, target, protocol].some(isUnresolved)) return undefined;
  // The reference takes 8080 and "8080" for two addresses: kept, because it is what Compose publishes.
  const number = published?.kind === 'scalar' && typeof published.value === 'number' ? '#' : '';
  const address = `${printed(hostIp) ?? '0.0.0.0'}:${number}${printed(published) ?? ''}`;
  return `${address}:${printed(target) ?? ''}/${printed(protocol) ?? 'tcp'}`;
}

function grantTarget(item: Node, folder: string): string | undefined {
  const target = child(item, 'target');
  if (target !== undefined) return known(target);
  const source = known(child(item, 'source'));
  return source === undefined ? undefined : `${folder}${source}`;
}
