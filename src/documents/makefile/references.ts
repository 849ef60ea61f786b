/** Offsets of a text outside of references such as `$(wildcard *.c)`, with the character at each. */
function* outside(text: string): Generator<readonly [offset: number, character: string]> {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const next = text.charAt(i + 1);
    if (character === '$' && (next === '(' || next === '{')) {
      depth++;
      i++;
    } else if (depth === 0) yield [i, character];
    else if (character === '(' || character === '{') depth++;
    else if (character === ')' || character === '}') depth--;
  }
}

/** The first of some characters that stands outside of references; -1 when there is none. */
export function findOutside(text: string, characters: string): number {
  for (const [offset, character] of outside(text)) if (characters.includes(character)) return offset;
  return -1;
}

/** The words of a text; a blank inside a reference does not separate. */
export function wordsOutside(text: string): string[] {
  return wordRangesOutside(text).map(([start, end]) => text.slice(start, end));
}

/** Where the words of a text start and end. */
export function wordRangesOutside(text: string): (readonly [start: number, end: number])[] {
  const words: (readonly [number, number])[] = [];
  let start = 0;
  const add = (end: number): void => {
    if (end > start) words.push([start, end]);
  };
  for (const [offset, character] of outside(text)) {
    if (!/\s/.test(character)) continue;
    add(offset);
    start = offset + 1;
  }
  add(text.length);
  return words;
}
