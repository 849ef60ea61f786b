import type { Entry, MappingNode, Node } from '../../documents/node.js';
import { parseAlone } from '../../documents/parse.js';
import { blocksOf } from '../../lint/fixes/blocks.js';
import {
  type Edit,
  isFlow,
  lineEnd,
  lineStart,
  ownEntries,
  type SourceText,
  writtenEnd,
  writtenRange,
} from '../../lint/fixes/source-text.js';
import { applied } from '../fix/apply.js';

/** Why a project is not converted, as one sentence for a person. */
export class Refused extends Error {}

/** A place as people and editors read it: `compose.yaml:12`. */
export function placeIn(path: string, text: string, offset: number): string {
  return `${path}:${text.slice(0, offset).split(/\r\n|[\r\n]/).length}`;
}

/** A Compose file of one YAML document whose top level is a mapping. */
export interface ComposeText extends SourceText {
  readonly root: MappingNode;
}

/** A part of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Reads a text for editing. Throws Refused for one that is not a single mapping in block style. */
export async function readText(path: string, text: string): Promise<ComposeText> {
  const { documents, problems } = await parseAlone(path, text);
  const [root, ...more] = documents;
  const error = problems.find(({ severity }) => severity !== 'warning');
  if (error !== undefined) {
    throw new Refused(`${placeIn(path, text, error.at.start)} cannot be read: ${error.message.replace(/\.$/, '')}`);
  }
  if (root?.kind !== 'mapping' || more.length > 0) {
    throw new Refused(`${path} is not one YAML mapping: take documents behind \`---\` into files of their own`);
  }
  const source = { path, text, documents, root };
  if (isFlow(source, root)) {
    throw new Refused(
      `${placeIn(path, text, root.start)}: the file is written in braces, and no line of it can be moved: write its top level and its services in block style, without them`,
    );
  }
  return source;
}

/** The entries of a part of the top level (`services`, `volumes`); none where it is not there. */
export function sectionOf({ root }: ComposeText, name: string): MappingNode | undefined {
  const node = root.entries.get(name)?.value;
  return node?.kind === 'mapping' ? node : undefined;
}

/**
 * Whole entries of a mapping, with the comments that belong to them, as parts of the text to be cut out. Throws Refused where the lines
 * cannot be told apart.
 */
export function blocksToCut(source: ComposeText, container: MappingNode, gone: (key: string) => boolean): Range[] {
  const entries = ownEntries(container);
  if (!entries.some(({ key }) => gone(key))) return [];
  if (isFlow(source, container)) return entries.flatMap((entry) => (gone(entry.key) ? [flowPart(entries, entry)] : []));
  const extents = entries.map((entry) => ({ start: entry.keyStart, end: writtenEnd(entry) }));
  const read = blocksOf(source, container, extents);
  if (!read.ok) {
    throw new Refused(
      `${placeIn(source.path, source.text, container.start)}: the entries cannot be told apart, for ${read.reason}: write each as \`name:\` on a line of its own`,
    );
  }
  const { blocks } = read;
  const cuts: Range[] = [];
  let kept: number | undefined;
  for (const [index, block] of blocks.entries()) {
    if (!gone(entries[index]?.key ?? '')) {
      kept = block.end;
      continue;
    }
    const next = blocks[index + 1];
    const isLast = blocks.slice(index).every((_, later) => gone(entries[index + later]?.key ?? ''));
    if (!isLast && next !== undefined) cuts.push({ start: block.start, end: next.start });
    else {
      const end = blocks.at(-1)?.end ?? block.end;
      // Without an entry before it, the line break behind it goes as well.
      cuts.push(kept === undefined ? { start: block.start, end: afterBreak(source.text, end) } : { start: kept, end });
      break;
    }
  }
  return cuts;
}

/** An entry in braces, with the comma that parts it from the others. */
export function flowPart(entries: readonly Entry[], entry: Entry): Range {
  const index = entries.indexOf(entry);
  const [before, next] = [entries[index - 1], entries[index + 1]];
  if (next !== undefined) return { start: entry.keyStart, end: next.keyStart };
  return { start: before === undefined ? entry.keyStart : writtenEnd(before), end: writtenEnd(entry) };
}

/** Edits that take entries from a mapping or items from a list. Comments above them stay. */
export function removals(source: ComposeText, container: Node, gone: readonly Range[]): Edit[] {
  const { path, text } = source;
  const all = partsOf(container);
  if (isFlow(source, container)) {
    const left = all.filter((part) => !gone.some(({ start }) => start === part.start));
    const [open, close] = container.kind === 'mapping' ? ['{', '}'] : ['[', ']'];
    const written = left.map(({ start, end }) => text.slice(start, end)).join(', ');
    return [{ path, start: container.start, end: container.end, text: `${open}${written}${close}` }];
  }
  return gone.map(({ start, end }) => ({ path, ...wholeLines(text, start, end), text: '' }));
}

/** Entries and items where they are written. */
function partsOf(container: Node): readonly Range[] {
  if (container.kind === 'mapping') {
    return ownEntries(container).map((entry) => ({ start: entry.keyStart, end: writtenEnd(entry) }));
  }
  return container.kind === 'sequence' ? container.items.map((item) => writtenRange(item)) : [];
}

/** From the start of the first line to the start of the line after the last. Throws Refused where something else stands on them. */
export function wholeLines(text: string, start: number, end: number): Range {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  if (!/^[ \t]*(?:-[ \t]+)?$/.test(text.slice(from, start)) || !/^[ \t]*(?:#.*)?$/.test(text.slice(end, to))) {
    throw new Refused(
      `line ${text.slice(0, start).split('\n').length} holds several things, write each on a line of its own: \`${text.slice(from, to).trim().slice(0, 60)}\``,
    );
  }
  return { start: from, end: afterBreak(text, to) };
}

export function afterBreak(text: string, end: number): number {
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2;
  return end < text.length ? end + 1 : end;
}

/** The text with edits made, of which those that only take something away may overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const isCut = (edit: Edit): boolean => edit.text === '' && edit.end > edit.start;
  return cutAndEdited(
    text,
    edits.filter(isCut),
    edits.filter((edit) => !isCut(edit)),
  );
}

/** The text without some of its parts, and with edits outside of them made. */
export function cutAndEdited(text: string, cuts: readonly Range[], edits: readonly Edit[]): string {
  const isInside = ({ start, end }: Range, cut: Range): boolean =>
    start === end ? cut.start < start && end < cut.end : cut.start <= start && end <= cut.end;
  const outside = edits.filter((edit) => !cuts.some((cut) => isInside(edit, cut)));
  const merged = [...cuts].sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Range[] = [];
  for (const cut of merged) {
    const last = apart.at(-1);
    if (last !== undefined && cut.start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, cut.end) };
    } else apart.push(cut);
  }
  return applied(text, [...apart.map((cut) => ({ path: '', ...cut, text: '' })), ...outside]);
}

/** The text of a node on one line, as flow style writes it; anchors and comments are left out. Throws Refused for texts of several lines. */
export function flowOf(source: ComposeText, node: Node): string {
  const { text } = source;
  switch (node.kind) {
    case 'mapping':
      return `{${[...node.entries.values()].map(({ key, value }) => `${keyText(key)}: ${flowOf(source, value)}`).join(', ')}}`;
    case 'sequence':
      return `[${node.items.map((item) => flowOf(source, item)).join(', ')}]`;
    case 'scalar': {
      if (node.value === undefined && node.text === '') return '';
      const written = text.slice(node.start, node.end);
      if (/[\r\n]/.test(written)) {
        throw new Refused(
          `${placeIn(source.path, text, node.start)}: a value of several lines would have to be rewritten: write it on one`,
        );
      }
      return node.plain && /[,[\]{}]/.test(written) ? JSON.stringify(node.text) : written;
    }
  }
}

function keyText(key: string): string {
  return /^[\w.-]+$/.test(key) ? key : JSON.stringify(key);
}
