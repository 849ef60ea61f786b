import type { Node } from '../documents/node.js';

/** Whether two trees hold the same values, wherever these come from. */
export function sameValue(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'sequence') {
    if (b.kind !== 'sequence' || a.items.length !== b.items.length) return false;
    return a.items.every((item, index) => {
      const other = b.items[index];
      return other !== undefined && sameValue(item, other);
    });
  }
  if (b.kind !== 'mapping' || a.entries.size !== b.entries.size) return false;
  for (const { key, value } of a.entries.values()) {
    const other = b.entries.get(key);
    if (other === undefined || !sameValue(value, other.value)) return false;
  }
  return true;
}
