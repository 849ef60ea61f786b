import type { Node } from '../../documents/node.js';
import { compareText } from '../../lib/compare.js';
import { compareNatural, serviceKeyRank, topLevelRank } from '../../model/usual-order.js';
import type { Sort } from '../../rulebook/edit.js';
import { blocksOf, type Extent } from './blocks.js';
import {
  columnOf,
  type Edits,
  isFlow,
  lineEnd,
  ownEntries,
  refused,
  type SourceText,
  type Step,
  writtenEnd,
  writtenRange,
} from './source-text.js';

/** One entry or item of what is sorted. */
interface Part extends Extent {
  /** What it is sorted by; undefined for one that stays in its place. */
  readonly key?: string;
}

/** Sorts the keys beside the last step, or the entries below it. What has no place of its own in the order stays where it is. */
export function sortAt(source: SourceText, steps: readonly Step[], what: Sort['what']): Edits {
  const { parent, entry, node } = steps[steps.length - 1] ?? {};
  const container = what === 'entries' ? node : parent;
  if (container === undefined || container.kind === 'scalar') return refused('there is nothing to sort at this place');
  if (what === 'entries' && entry?.key === 'volumes') {
    return refused('the order of volumes may tell which one is mounted over another');
  }
  if (container.kind === 'sequence' && container.items.some(({ kind }) => kind !== 'scalar')) {
    return refused('the list holds more than single words');
  }
  const parts = partsOf(source, container, isMovable(what));
  const order = sorted(parts, comparerFor(what));
  const first = order.findIndex((from, slot) => from !== slot);
  if (first < 0) return refused('it is in order');
  const last = order.findLastIndex((from, slot) => from !== slot);
  if (isFlow(source, container)) {
    const problem = betweenFlow(source, container, parts);
    return problem === undefined ? moved(source, parts, order, first, last) : refused(problem);
  }
  const read = blocksOf(source, container, parts);
  if (!read.ok) return read;
  if (first === 0 && read.isTopUnclear) {
    return refused('the comment at the top may be meant for the file or for its first key: an empty line would tell');
  }
  return moved(source, read.blocks, order, first, last);
}

function isMovable(what: Sort['what']): (key: string) => boolean {
  if (what === 'top-level-keys') return (key) => topLevelRank(key) >= 0;
  return what === 'service-keys' ? (key) => serviceKeyRank(key) >= 0 : () => true;
}

function comparerFor(what: Sort['what']): (a: string, b: string) => number {
  switch (what) {
    case 'top-level-keys':
      return (a, b) => topLevelRank(a) - topLevelRank(b);
    case 'service-keys':
      return (a, b) => serviceKeyRank(a) - serviceKeyRank(b);
    case 'services':
      return compareText;
    case 'entries':
      return compareNatural;
  }
}

/** In the order of the text. A merge key has no place in the order. */
function partsOf(source: SourceText, container: Node, isSortable: (key: string) => boolean): readonly Part[] {
  if (container.kind === 'sequence') {
    return container.items.map((item) => ({
      ...extentOf(writtenRange(item)),
      ...(item.kind === 'scalar' && { key: item.text }),
    }));
  }
  if (container.kind !== 'mapping') return [];
  const entries: Part[] = ownEntries(container).map((entry) => ({
    start: entry.keyStart,
    end: writtenEnd(entry),
    ...(isSortable(entry.key) && { key: entry.key }),
  }));
  const merges = isFlow(source, container) ? [] : mergeKeys(source, container, entries);
  return [...entries, ...merges].sort((a, b) => a.start - b.start);
}

function extentOf({ start, end }: Extent): Extent {
  return { start, end };
}

/** Lines with a merge key among the keys of a mapping in block style. */
function mergeKeys({ text }: SourceText, container: Node, entries: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  const column = columnOf(text, container.start);
  for (const match of text.slice(container.start - column, container.end).matchAll(/^( *)(?:<<|"<<"|'<<')[ \t]*:/gm)) {
    const start = container.start - column + match.index + column;
    if (match[1]?.length !== column || entries.some((part) => part.start <= start && start < part.end)) continue;
    found.push({ start, end: lineEnd(text, start) });
  }
  return found;
}

/** For each place, which part comes there. Stable; the parts that stay keep their places. */
function sorted(parts: readonly Part[], compare: (a: string, b: string) => number): readonly number[] {
  const slots = parts.flatMap(({ key }, index) => (key === undefined ? [] : [index]));
  const chosen = [...slots].sort((a, b) => compare(parts[a]?.key ?? '', parts[b]?.key ?? '') || a - b);
  const order = parts.map((_, index) => index);
  for (const [index, slot] of slots.entries()) order[slot] = chosen[index] ?? slot;
  return order;
}

/** Why the items of a flow collection cannot change places; undefined when they can. */
function betweenFlow({ text }: SourceText, container: Node, parts: readonly Part[]): string | undefined {
  let at = container.start + 1;
  for (const [index, { start, end }] of [...parts, { start: container.end - 1, end: container.end }].entries()) {
    const between = text.slice(at, start);
    if (between.includes('#')) return 'a comment stands inside';
    const wanted = index === 0 ? [''] : index === parts.length ? ['', ','] : [','];
    if (!wanted.includes(between.trim())) return 'an anchor, a tag or a merge key stands inside';
    at = end;
  }
  return undefined;
}

/** The text in which the parts stand in their new order; what stands between two of them stays there. */
function moved(
  { path, text }: SourceText,
  parts: readonly Extent[],
  order: readonly number[],
  first: number,
  last: number,
): Edits {
  const textOf = (index: number): string => text.slice(parts[index]?.start, parts[index]?.end);
  const start = parts[first]?.start ?? 0;
  const end = parts[last]?.end ?? start;
  const around = [text.slice(0, start), text.slice(end)] as const;
  const slots = order.slice(first, last + 1);
  const inOrder = [...slots].sort((a, b) => a - b);
  const lost = changedAnchor(
    around,
    inOrder.map(textOf),
    slots.map(textOf),
    slots.map((from) => from - first),
  );
  if (lost !== undefined) return refused(`its anchor \`&${lost}\` must stand before what refers to it`);
  const pieces = slots.map((from, index) => {
    const here = first + index;
    const behind = here === last ? '' : text.slice(parts[here]?.end, parts[here + 1]?.start);
    return textOf(from) + behind;
  });
  return { ok: true, edits: [{ path, start, end, text: pieces.join('') }] };
}

/** The name of an anchor that an alias would no longer find, or find in another place. Words in texts and comments count as well. */
function changedAnchor(
  [above, below]: readonly [string, string],
  before: readonly string[],
  after: readonly string[],
  origin: readonly number[],
): string | undefined {
  const old = bindings([
    ['above', above],
    ...before.map((text, index) => [String(index), text] as const),
    ['below', below],
  ]);
  const now = bindings([
    ['above', above],
    ...after.map((text, index) => [String(origin[index]), text] as const),
    ['below', below],
  ]);
  for (const [alias, { name, anchor }] of old) if (now.get(alias)?.anchor !== anchor) return name;
  return undefined;
}

/** Each alias, known by its piece and place, with the anchor that it finds. */
function bindings(pieces: Iterable<readonly [id: string, text: string]>) {
  const anchors = new Map<string, string>();
  const found = new Map<string, { readonly name: string; readonly anchor: string | undefined }>();
  for (const [id, text] of pieces) {
    for (const { 0: mark, index } of text.matchAll(/[&*][^\s,[\]{}]+/g)) {
      const name = mark.slice(1);
      const place = `${id} ${index}`;
      if (mark.startsWith('&')) anchors.set(name, place);
      else found.set(place, { name, anchor: anchors.get(name) });
    }
  }
  return found;
}
