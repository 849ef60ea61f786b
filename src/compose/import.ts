import { type Entry, locateKey, type MappingNode, type Node } from '../documents/node.js';
import { attributeBelow } from './attribute.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { merge } from './merge.js';
import { mappingUnder, withEntries, withEntry } from './nodes.js';
import { sameValue } from './same-value.js';
import { wipe } from './tags.js';

/** What an include brings; the name and the extensions of the included file stay behind. */
export const IMPORTED = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'];

/**
 * Adds what an include brought to the document that includes it. What both define is merged, the document over the include;
 * Compose before 5.0 refuses that unless both are equal.
 */
export function importResources(
  imported: MappingNode,
  document: MappingNode,
  item: Node,
  wiped: readonly (readonly string[])[],
  context: LoadContext,
): MappingNode {
  let result = document;
  for (const section of IMPORTED) {
    const theirs = mappingUnder(imported, section);
    const ours = document.entries.get(section)?.value;
    if (theirs === undefined) continue;
    const own = ours?.kind === 'mapping' ? ours.entries : new Map<string, Entry>();
    const entries = new Map(own);
    for (const entry of theirs.entries.values()) {
      const before = own.get(entry.key);
      entries.set(entry.key, before === undefined ? entry : together(entry, before, section, item, wiped, context));
    }
    const value = ours?.kind === 'mapping' ? withEntries(ours, entries) : withEntries(theirs, entries);
    result = withEntry(result, section, value, imported.entries.get(section));
  }
  return result;
}

function together(
  theirs: Entry,
  ours: Entry,
  section: string,
  item: Node,
  wiped: readonly (readonly string[])[],
  context: LoadContext,
): Entry {
  const { key } = theirs;
  const path = `${section}.${key}`;
  reportConflict(theirs, ours, path, item, context);
  if (context.dialect === '2.40') return ours;
  const below = attributeBelow(attributeBelow(composeAttributes(), section), key);
  const kept = wiped.reduce<Node>(
    (value, [head, name, ...rest]) =>
      head === section && name === key && rest.length > 0 && value.kind === 'mapping' ? wipe(value, rest) : value,
    theirs.value,
  );
  return { ...ours, value: merge(kept, ours.value, below, path, context) };
}

/** Compose before 5.0 refuses what this one merges. */
function reportConflict(
  theirs: Entry,
  ours: Entry,
  path: string,
  item: Node,
  { dialect, problems }: LoadContext,
): void {
  if (sameValue(theirs.value, ours.value)) return;
  const refused = dialect === '2.40';
  problems.add({
    code: 'compose-include-conflict',
    severity: refused ? 'error' : 'warning',
    message: refused
      ? `${path} is defined here and in an included file.`
      : `${path} is defined here and in an included file; Compose before 5.0 refuses that.`,
    hint: 'Define it in one place.',
    at: locateKey(ours, path),
    related: [
      { at: { file: item.file, start: item.start, end: item.end, pointer: 'include' }, message: 'Included here.' },
    ],
  });
}
