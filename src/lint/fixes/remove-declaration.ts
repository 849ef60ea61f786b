import type { Node } from '../../documents/node.js';
import { blocksOf } from './blocks.js';
import { removeKey } from './remove-key.js';
import {
  type Edits,
  isFlow,
  isUsed,
  lineEnd,
  ownEntries,
  refused,
  type SourceText,
  type Step,
  sharedReason,
  writtenEnd,
} from './source-text.js';

/** Keys of a service below which it names what is declared at the top level. */
const NAMED_BELOW: Readonly<Record<string, readonly string[]>> = {
  networks: ['networks', 'build'],
  volumes: ['volumes'],
  secrets: ['secrets', 'build'],
  configs: ['configs'],
};

/** Removes a declaration of the top level, or the whole part of the file where it is the only one. Comments are never lost. */
export function removeDeclaration(source: SourceText, steps: readonly Step[]): Edits {
  const removed = removedWith(source, steps);
  const [section = '', key = ''] = steps.map(({ entry }) => entry?.key);
  return removed.ok ? { ...removed, declares: [section, key] } : removed;
}

function removedWith(source: SourceText, steps: readonly Step[]): Edits {
  const [section, declared] = steps;
  if (steps.length !== 2 || section === undefined || declared?.entry === undefined) {
    return refused('it is not declared at the top level of the file');
  }
  const shared = sharedReason(source, steps);
  if (shared !== undefined) return refused(shared);
  const isOnly = section.node.kind === 'mapping' && section.node.entries.size === 1;
  const { entry, parent } = isOnly ? section : declared;
  if (entry === undefined || parent.kind !== 'mapping') return refused('it is written in an unusual way');
  const { path, text } = source;
  for (const [, name] of text.slice(entry.keyEnd, writtenEnd(entry)).matchAll(/&([^\s,[\]{}]+)/g)) {
    if (name !== undefined && isUsed(text, name)) return refused(`its anchor \`&${name}\` is used in other places too`);
  }
  const entries = ownEntries(parent);
  if (entries.length === 1) return refused('nothing else is in the file');
  if (isFlow(source, parent)) return removeKey(source, isOnly ? steps.slice(0, 1) : steps);
  const extents = entries.map((one) => ({ start: one.keyStart, end: writtenEnd(one) }));
  const read = blocksOf(source, parent, extents);
  if (!read.ok) return read;
  const index = entries.indexOf(entry);
  const [before, block, after] = [read.blocks[index - 1], read.blocks[index], read.blocks[index + 1]];
  if (block === undefined) return refused('it is written in an unusual way');
  if (text.slice(block.start, lineEnd(text, block.end)).includes('#') || (index === 0 && read.isTopUnclear)) {
    return refused('a comment belongs to it');
  }
  if (after !== undefined) return { ok: true, edits: [{ path, start: block.start, end: after.start, text: '' }] };
  return { ok: true, edits: [{ path, start: before?.end ?? block.start, end: block.end, text: '' }] };
}

/** True where a service of a file names a declaration, though another file takes that away again. */
export function isNamedIn(documents: readonly Node[], section: string, key: string): boolean {
  return documents.some((root) => {
    const services = root.kind === 'mapping' ? root.entries.get('services')?.value : undefined;
    if (services?.kind !== 'mapping') return false;
    return [...services.entries.values()].some(
      ({ value }) =>
        value.kind === 'mapping' &&
        (NAMED_BELOW[section] ?? []).some((below) => {
          const named = value.entries.get(below)?.value;
          return named !== undefined && names(named, key);
        }),
    );
  });
}

function names(node: Node, key: string, seen = new Set<Node>()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  switch (node.kind) {
    case 'scalar':
      return node.text === key || node.text.startsWith(`${key}:`);
    case 'sequence':
      return node.items.some((item) => names(item, key, seen));
    case 'mapping':
      return node.entries.has(key) || [...node.entries.values()].some(({ value }) => names(value, key, seen));
  }
}
