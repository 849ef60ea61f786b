import { child, type Entry, type Node, textOf } from '../../documents/node.js';
import { type Edit, isFlow, ownEntries, stepsTo, writtenEnd, writtenRange } from '../../lint/fixes/source-text.js';
import {
  type ComposeText,
  flowPart,
  placeIn,
  type Range,
  Refused,
  removals,
  sectionOf,
  wholeLines,
} from './convert-text.js';

/** Takes from `depends_on` and `links` of the services in a file what names a service that is elsewhere now. */
export function withoutDependencies(source: ComposeText, isGone: (service: string) => boolean): Edit[] {
  const lists = new Map<number, { readonly entry: Entry; readonly value: Node }>();
  for (const { value } of sectionOf(source, 'services')?.entries.values() ?? []) {
    for (const key of ['depends_on', 'links']) {
      const entry = value.kind === 'mapping' ? value.entries.get(key) : undefined;
      if (entry !== undefined) lists.set(entry.value.start, { entry, value: entry.value });
    }
  }
  return [...lists.values()].flatMap(({ entry, value }) => {
    const gone = goneParts(value, isGone);
    if (gone.length === 0) return [];
    const all = value.kind === 'mapping' ? value.entries.size : value.kind === 'sequence' ? value.items.length : 0;
    if (value.kind === 'mapping' && ownEntries(value).length !== all) {
      throw new Refused(
        `${placeIn(source.path, source.text, entry.keyStart)}: a merge key brings in what a service depends on: write its \`depends_on\` out`,
      );
    }
    if (gone.length < all) return removals(source, value, gone);
    const isAliased = value.via?.some(({ kind }) => kind === 'alias') === true;
    if (isAliased) return [emptied(source, value)];
    return withoutKey(source, entry);
  });
}

function goneParts(value: Node, isGone: (service: string) => boolean): Range[] {
  if (value.kind === 'mapping') {
    return [...value.entries.values()].flatMap((entry) =>
      isGone(entry.key) ? [{ start: entry.keyStart, end: writtenEnd(entry) }] : [],
    );
  }
  if (value.kind !== 'sequence') return [];
  return value.items.flatMap((item) => (isGone(textOf(item)?.split(':')[0] ?? '') ? [writtenRange(item)] : []));
}

function emptied({ path }: ComposeText, { start, end, kind }: Node): Edit {
  return { path, start, end, text: kind === 'mapping' ? '{}' : '[]' };
}

/** Takes a key out of the mapping in which it is written, wherever that stands. */
function withoutKey(source: ComposeText, entry: Entry): Edit[] {
  const { path, text } = source;
  const parent = stepsTo(source, { start: entry.keyStart, end: entry.keyEnd })?.at(-1)?.parent;
  if (parent === undefined)
    throw new Refused(`${placeIn(path, text, entry.keyStart)}: write what the service depends on as a list of names`);
  const range = { start: entry.keyStart, end: writtenEnd(entry) };
  if (isFlow(source, parent)) {
    const part = parent.kind === 'mapping' ? flowPart(ownEntries(parent), entry) : range;
    return [{ path, ...part, text: '' }];
  }
  if (
    parent.kind === 'mapping' &&
    ownEntries(parent).length === 1 &&
    !text.slice(parent.start, parent.end).includes('<<')
  ) {
    return [emptied(source, parent)];
  }
  return [{ path, ...wholeLines(text, range.start, range.end), text: '' }];
}

/** Lets a service that extends one of the other side find it in that side's file. */
export function withExtended(source: ComposeText, isGone: (service: string) => boolean, file: string): Edit[] {
  const { path, text } = source;
  return [...(sectionOf(source, 'services')?.entries.values() ?? [])].flatMap(({ value }) => {
    const extended = child(value, 'extends');
    if (extended === undefined || extended.via !== undefined) return [];
    if (extended.kind === 'scalar') {
      if (!isGone(extended.text)) return [];
      const flow = `{ file: ${file}, service: ${text.slice(extended.start, extended.end)} }`;
      return [{ path, start: extended.start, end: extended.end, text: flow }];
    }
    const service = child(extended, 'service');
    if (service === undefined || child(extended, 'file') !== undefined || !isGone(textOf(service) ?? '')) return [];
    const flow = `{ file: ${file}, service: ${text.slice(service.start, service.end)} }`;
    const { start, end } = extended;
    return [{ path, start, end, text: flow }];
  });
}
