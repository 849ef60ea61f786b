/** Names longer than this are cut: nobody says a role that late. */
const LONGEST_NAME = 500;

/** The words of a name in lower case: split at anything but letters and digits, and before a capital that follows a small letter. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  const end = Math.min(text.length, LONGEST_NAME);
  let start = 0;
  let before: CharKind = 'other';
  for (let i = 0; i <= end; i++) {
    const kind = i === end ? 'other' : kindOf(text.charCodeAt(i));
    if (kind === 'other' || (kind === 'capital' && before === 'small')) {
      if (i > start) words.push(text.slice(start, i).toLowerCase());
      start = kind === 'other' ? i + 1 : i;
    }
    before = kind;
  }
  return words;
}

type CharKind = 'small' | 'capital' | 'other';

/** Digits count as small letters. */
function kindOf(code: number): CharKind {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return 'small';
  return code >= 65 && code <= 90 ? 'capital' : 'other';
}

/** The word without the number at its end (`db1`, `kafka02`); undefined when there is none or hardly anything is left. */
export function withoutNumber(word: string): string | undefined {
  let end = word.length;
  while (end > 0 && word.charCodeAt(end - 1) <= 57) end--;
  return end < 2 || end === word.length ? undefined : word.slice(0, end);
}
