import type { Location } from '../documents/location.js';
import type { ScalarNode } from '../documents/node.js';

/** Characters of an escape in double quotes, by the letter behind the backslash. */
const ESCAPES: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };
/** Letters behind a backslash that stand for white space. */
const BLANK_ESCAPES = 'ntr0abefvNLP_ \t';

/**
 * The place of a character of a scalar's value in the file. Quotes, escapes, indentation and folded lines lie between the two: the
 * characters that are no white space are counted.
 */
export function placeInScalar(text: string, node: ScalarNode, value: string, offset: number): Location {
  const before = value.slice(0, offset).replace(/\s+/g, '').length;
  const quote = text.charAt(node.start);
  const at = seek(text, node, quote, before);
  return { file: node.file, start: at, end: at, pointer: '' };
}

function seek(text: string, { start, end }: ScalarNode, quote: string, count: number): number {
  const quoted = quote === '"' || quote === "'";
  let at = start;
  if (quoted) at += 1;
  else if (quote === '|' || quote === '>') at = Math.max(start, text.indexOf('\n', start) + 1);
  let left = count;
  while (at < end) {
    const character = text.charAt(at);
    const length = lengthAt(text, at, quote);
    const blank = /\s/.test(character) || (length > 1 && character === '\\' && isBlank(text.charAt(at + 1)));
    if (!blank) {
      if (left === 0) return at;
      left -= 1;
    }
    at += length;
  }
  return Math.max(start, quoted ? end - 1 : text.slice(0, end).trimEnd().length);
}

function lengthAt(text: string, at: number, quote: string): number {
  const character = text.charAt(at);
  if (quote === "'" && character === "'" && text.charAt(at + 1) === "'") return 2;
  if (quote !== '"' || character !== '\\') return 1;
  return ESCAPES[text.charAt(at + 1)] ?? 2;
}

function isBlank(letter: string): boolean {
  return letter === '\n' || letter === '\r' || BLANK_ESCAPES.includes(letter);
}
