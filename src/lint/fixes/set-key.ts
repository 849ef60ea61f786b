import { child } from '../../documents/node.js';
import { insertItem, insertKey } from './insert.js';
import { type Edits, refused, type SourceText, type Step, sharedReason } from './source-text.js';
import { type Key, scalarText, type Value, type Written } from './values.js';

/** Sets the value below the last step, or replaces the one that is there; `beside` joins it where its mapping is made anew. */
export function setKey(
  source: SourceText,
  steps: readonly Step[],
  path: readonly string[],
  value: Value,
  beside: Readonly<Record<string, Value>>,
): Edits {
  const { reached, missing } = descend(steps, path);
  const shared = sharedReason(source, reached);
  if (shared !== undefined) return refused(shared);
  const last = reached[reached.length - 1];
  if (missing.length === 0 && last !== undefined) {
    if (last.node.kind !== 'scalar' || last.node.start === last.node.end)
      return refused('it has a value that is not a single word');
    const { start, end } = last.node;
    return { ok: true, edits: [{ path: source.path, start, end, text: scalarText(value) }] };
  }
  const siblings = Object.entries(beside).map(([key, other]): Key => ({ key, below: { value: other } }));
  return insertKey(source, reached, keyOf(missing, { value }, siblings));
}

/** Adds an item to the list below the last step, or makes the list. */
export function addItem(source: SourceText, steps: readonly Step[], path: readonly string[], item: Value): Edits {
  const { reached, missing } = descend(steps, path);
  const shared = sharedReason(source, reached);
  if (shared !== undefined) return refused(shared);
  const last = reached[reached.length - 1];
  if (missing.length === 0 && last !== undefined) return insertItem(source, last.node, item);
  return insertKey(source, reached, keyOf(missing, { item }, []));
}

/** Goes down the keys as far as they are there. */
function descend(
  steps: readonly Step[],
  path: readonly string[],
): { reached: readonly Step[]; missing: readonly string[] } {
  const reached = [...steps];
  for (const [index, key] of path.entries()) {
    const parent = reached[reached.length - 1]?.node;
    const entry = parent?.kind === 'mapping' ? parent.entries.get(key) : undefined;
    if (parent === undefined || entry === undefined) return { reached, missing: path.slice(index) };
    reached.push({ parent, entry, node: child(parent, key) ?? entry.value });
  }
  return { reached, missing: [] };
}

function keyOf(path: readonly string[], leaf: Written, siblings: readonly Key[]): Key {
  const [key = '', ...rest] = path;
  if (rest.length === 0) return { key, below: leaf };
  const inner = keyOf(rest, leaf, siblings);
  return { key, below: { keys: rest.length === 1 ? [inner, ...siblings] : [inner] } };
}
