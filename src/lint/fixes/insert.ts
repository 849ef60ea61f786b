import type { Node } from '../../documents/node.js';
import {
  columnOf,
  type Edits,
  indentStep,
  isFlow,
  lineBreakOf,
  lineEnd,
  ownEntries,
  refused,
  type SourceText,
  type Step,
  writtenEnd,
  writtenRange,
} from './source-text.js';
import { blockLines, flowText, type Key, scalarText, type Value } from './values.js';

/** Adds a key to the mapping that the last step holds, after the keys that are there. An entry without a value becomes a mapping. */
export function insertKey(source: SourceText, steps: readonly Step[], key: Key): Edits {
  const { entry, node } = steps[steps.length - 1] ?? {};
  if (node === undefined) return refused('there is no such place');
  const step = indentStep(source, steps);
  if (node.kind === 'scalar' && node.value === undefined && node.start === node.end && entry !== undefined) {
    return insertLines(source, entry.keyEnd + 1, columnOf(source.text, entry.keyStart) + step, blockLines(key, step));
  }
  if (node.kind !== 'mapping') return refused('what is there is not a mapping of keys');
  const last = ownEntries(node).at(-1);
  if (isFlow(source, node)) {
    const at = last === undefined ? node.start + 1 : writtenEnd(last);
    return insertText(source, at, last === undefined ? flowText(key) : `, ${flowText(key)}`);
  }
  const first = ownEntries(node)[0];
  if (last === undefined || first === undefined) return refused('the mapping has no key of its own');
  return insertLines(source, writtenEnd(last), columnOf(source.text, first.keyStart), blockLines(key, step));
}

/** Adds an item at the end of a sequence. */
export function insertItem(source: SourceText, sequence: Node, value: Value): Edits {
  if (sequence.kind !== 'sequence') return refused('what is there is not a list');
  const last = sequence.items.at(-1);
  const text = scalarText(value);
  if (isFlow(source, sequence)) {
    const at = last === undefined ? sequence.start + 1 : writtenRange(last).end;
    return insertText(source, at, last === undefined ? text : `, ${text}`);
  }
  if (last === undefined) return refused('the list has no item to follow');
  return insertLines(source, writtenRange(last).end, columnOf(source.text, sequence.start), [`- ${text}`]);
}

/** Lines of their own below the line in which `after` stands. */
export function insertLines(source: SourceText, after: number, column: number, lines: readonly string[]): Edits {
  const { path, text } = source;
  const at = lineEnd(text, after);
  if (!/^[ \t]*(?:[ \t]#.*)?$/.test(text.slice(after, at))) return refused('something else follows on the same line');
  const lineBreak = lineBreakOf(text);
  const inserted = lines.map((line) => `${lineBreak}${' '.repeat(column)}${line}`).join('');
  return { ok: true, edits: [{ path, start: at, end: at, text: inserted }] };
}

function insertText({ path }: SourceText, at: number, text: string): Edits {
  return { ok: true, edits: [{ path, start: at, end: at, text }] };
}
