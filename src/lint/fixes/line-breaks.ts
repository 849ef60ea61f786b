import { type Edit, type Edits, lineBreakOf, lineStart, refused, type SourceText, type Step } from './source-text.js';

/** A line break at the end of the file, of the kind that the file has. */
export function endWithLineBreak({ path, text }: SourceText): readonly Edit[] {
  return [{ path, start: text.length, end: text.length, text: lineBreakOf(text) }];
}

/** An empty line before the key of the last step and the comments that stand right above it. */
export function emptyLineBefore({ path, text }: SourceText, steps: readonly Step[]): Edits {
  const { entry } = steps[steps.length - 1] ?? {};
  if (entry === undefined) return refused('there is no key at this place');
  let start = lineStart(text, entry.keyStart);
  if (text.slice(start, entry.keyStart).trim() !== '') return refused('something else stands on the same line');
  while (start > 0) {
    const above = lineStart(text, start - 1 - (text.slice(start - 2, start) === '\r\n' ? 1 : 0));
    if (!text.slice(above, start).trim().startsWith('#')) break;
    start = above;
  }
  return { ok: true, edits: [{ path, start, end: start, text: lineBreakOf(text) }] };
}
