import { child, entriesOf, itemsOf, type Node, textOf } from '../documents/node.js';
import { compareText } from '../lib/compare.js';

/** Every profile that a service of the project names, sorted. A service without profiles is always active. */
export function profilesOf(root: Node): readonly string[] {
  const names = new Set<string>();
  for (const { value } of entriesOf(child(root, 'services'))) {
    for (const item of itemsOf(child(value, 'profiles'))) {
      const name = textOf(item);
      if (name !== undefined && name !== '') names.add(name);
    }
  }
  return [...names].sort(compareText);
}
