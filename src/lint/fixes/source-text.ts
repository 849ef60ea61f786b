import type { Location } from '../../documents/location.js';
import type { Entry, MappingNode, Node } from '../../documents/node.js';

/** A file to be edited: its text and its tree. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  readonly documents: readonly Node[];
}

/** A change of a file: offsets into the text as it is. */
export interface Edit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits, or why there are none. */
export type Edits =
  | {
      readonly ok: true;
      readonly edits: readonly Edit[];
      /** Part of the top level and key of a declaration that comes or goes. */
      readonly declares?: readonly [string, string];
    }
  | Refusal;

export interface Refusal {
  readonly ok: false;
  /** One sentence for a person. */
  readonly reason: string;
  /** True where nothing stands in the way but that the right text is not known. */
  readonly unknown?: true;
}

export function refused(reason: string): Refusal {
  return { ok: false, reason };
}

/** For a place where the right text is not known: there is no fix, and nothing to say about it. */
export function unknownText(reason: string): Refusal {
  return { ok: false, reason, unknown: true };
}

/** One step from the root of a document to a place. */
export interface Step {
  /** The mapping or sequence that holds it. */
  readonly parent: Node;
  /** Set in a mapping. */
  readonly entry?: Entry;
  readonly node: Node;
}

/**
 * The steps to the entry or item that a location names: by its key, or by its value. Undefined when the tree has none there.
 * What an alias or a merge key brings in is not walked: it is written elsewhere.
 */
export function stepsTo(source: SourceText, at: Pick<Location, 'start' | 'end'>): readonly Step[] | undefined {
  for (const document of source.documents) {
    const steps = search(document, at, []);
    if (steps !== undefined) return steps;
  }
  return undefined;
}

function search(
  parent: Node,
  at: Pick<Location, 'start' | 'end'>,
  above: readonly Step[],
): readonly Step[] | undefined {
  for (const step of stepsBelow(parent)) {
    const { entry, node } = step;
    const steps = [...above, step];
    if (entry !== undefined && entry.keyStart === at.start && entry.keyEnd === at.end) return steps;
    if (node.via !== undefined) continue;
    if (node.start === at.start && node.end === at.end) return steps;
    if (node.kind === 'scalar' || at.start < node.start || at.start > node.end) continue;
    const found = search(node, at, steps);
    if (found !== undefined) return found;
  }
  return undefined;
}

function stepsBelow(parent: Node): readonly Step[] {
  if (parent.kind === 'mapping') return ownEntries(parent).map((entry) => ({ parent, entry, node: entry.value }));
  return parent.kind === 'sequence' ? parent.items.map((node) => ({ parent, node })) : [];
}

/** The entries that are written in the mapping itself, in the order of the text. */
export function ownEntries(mapping: MappingNode): readonly Entry[] {
  return [...mapping.entries.values()]
    .filter(({ value }) => value.via?.some(({ kind }) => kind === 'merge-key') !== true)
    .sort((a, b) => a.keyStart - b.keyStart);
}

/** Where an entry's value is written, an alias included. */
export function writtenEnd({ keyEnd, value }: Entry): number {
  return Math.max(keyEnd, writtenRange(value).end);
}

/** Where a node is written in its parent: the alias itself where one stands for it. */
export function writtenRange(node: Node): { readonly start: number; readonly end: number } {
  return node.via?.find(({ kind }) => kind === 'alias') ?? node;
}

/** Why a place must not be edited: an alias, a merge key, or an anchor that gives it to others. Undefined when it may. */
export function sharedReason({ text }: SourceText, steps: readonly Step[]): string | undefined {
  for (const { entry, node, parent } of steps) {
    const via = node.via?.at(-1);
    if (via !== undefined) {
      return via.kind === 'merge-key' ? 'a merge key brings it in from elsewhere' : 'an alias stands for it';
    }
    const from = entry?.keyEnd ?? lineStart(text, Math.max(parent.start, node.start));
    const anchor = /&([^\s,[\]{}]+)\s*$/.exec(text.slice(from, node.start))?.[1];
    if (anchor !== undefined && isUsed(text, anchor)) return `its anchor \`&${anchor}\` is used in other places too`;
  }
  return undefined;
}

/** True where an alias refers to the anchor. */
export function isUsed(text: string, anchor: string): boolean {
  const alias = `*${anchor}`;
  for (let at = text.indexOf(alias); at >= 0; at = text.indexOf(alias, at + 1)) {
    const next = text[at + alias.length];
    if (next === undefined || /[\s,[\]{}:]/.test(next)) return true;
  }
  return false;
}

export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Offset of the end of the line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  for (let at = offset; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The line break that the file uses. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

export function isFlow({ text }: SourceText, node: Node): boolean {
  return text[node.start] === '{' || text[node.start] === '[';
}

/** Columns from a mapping's key to those of its value, as the file does it around a place. */
export function indentStep({ text }: SourceText, steps: readonly Step[]): number {
  const keys = steps.flatMap(({ entry }) => (entry === undefined ? [] : [columnOf(text, entry.keyStart)]));
  for (let i = keys.length - 1; i > 0; i--) {
    const step = (keys[i] ?? 0) - (keys[i - 1] ?? 0);
    if (step > 0 && step <= 8) return step;
  }
  return 2;
}
