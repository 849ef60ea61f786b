import {
  type Edits,
  isFlow,
  lineEnd,
  lineStart,
  ownEntries,
  refused,
  type SourceText,
  type Step,
  sharedReason,
  writtenEnd,
} from './source-text.js';

/** Removes the key of the last step with its value. A comment behind it stays. */
export function removeKey(source: SourceText, steps: readonly Step[]): Edits {
  const { parent, entry } = steps[steps.length - 1] ?? {};
  if (entry === undefined || parent?.kind !== 'mapping') return refused('there is no key at this place');
  const shared = sharedReason(source, steps.slice(0, -1));
  if (shared !== undefined) return refused(shared);
  const { path, text } = source;
  const end = writtenEnd(entry);
  const entries = ownEntries(parent);
  const index = entries.indexOf(entry);
  if (entries.length === 1) return refused('nothing else is in the mapping');
  if (isFlow(source, parent)) {
    const next = entries[index + 1];
    const before = entries[index - 1];
    const start = next === undefined && before !== undefined ? writtenEnd(before) : entry.keyStart;
    const stop = next === undefined ? end : next.keyStart;
    return text.slice(start, stop).includes('#')
      ? refused('a comment stands inside')
      : { ok: true, edits: [{ path, start, end: stop, text: '' }] };
  }
  if (text.slice(entry.keyEnd, end).includes('#')) return refused('a comment stands inside');
  const start = lineStart(text, entry.keyStart);
  if (text.slice(start, entry.keyStart).trim() !== '') return refused('something else stands on the same line');
  const stop = lineEnd(text, end);
  const behind = text.slice(end, stop);
  if (/^[ \t]+#/.test(behind)) {
    const comment = end + behind.indexOf('#');
    return { ok: true, edits: [{ path, start: entry.keyStart, end: comment, text: '' }] };
  }
  if (behind.trim() !== '') return refused('something else follows on the same line');
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(stop, stop + 2))?.[0].length ?? 0;
  return { ok: true, edits: [{ path, start, end: stop + lineBreak, text: '' }] };
}
