/** A word and where it stands in its text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text between blanks. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/\S+/g), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The words of a command as a POSIX shell splits them: blanks separate, quotes and backslashes hold together and are removed.
 * Nothing is expanded. A quote that is never closed reaches to the end.
 */
export function shellWordsOf(text: string): Word[] {
  const words: Word[] = [];
  let word = '';
  let start = -1;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const next = text.charAt(i + 1);
    if (quote === '' && /\s/.test(character)) {
      if (start >= 0) words.push({ text: word, start, end: i });
      word = '';
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === '\\' && (quote === '' || (quote === '"' && ESCAPED_IN_QUOTES.has(next))) && next !== '') {
      word += next;
      i++;
    } else word += character;
  }
  if (start >= 0) words.push({ text: word, start, end: text.length });
  return words;
}

const ESCAPED_IN_QUOTES: ReadonlySet<string> = new Set(['"', '\\', '$', '`']);
