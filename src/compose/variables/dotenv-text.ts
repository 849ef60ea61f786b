/** Characters that Go calls white space (`unicode.IsSpace`), by which the reference trims. */
export const SPACE = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

const TRAILING = new RegExp(`(?<!${SPACE})${SPACE}+$`, 'u');
const ESCAPE = /\\(?:0(\d{0,3})|([\s\S]))/g;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
  ['$', '$$'],
]);

export function trimRight(text: string): string {
  return text.replace(TRAILING, '');
}

/** What stands between single quotes: only the quote itself can be escaped. */
export function singleQuoted(raw: string): string {
  return raw.replaceAll(/\\([\s\S])/g, (whole, char: string) => (char === "'" ? "'" : whole));
}

/** What stands between double quotes, as a template: `\$` becomes `$$`, which substitution turns into a plain `$`. */
export function doubleQuoted(raw: string): string {
  return raw.replaceAll(ESCAPE, unescaped);
}

function unescaped(whole: string, octal: string | undefined, char: string | undefined): string {
  if (octal === undefined) return ESCAPES.get(char ?? '') ?? whole;
  // The reference drops the 0 of what is no octal number either.
  return /^[0-3][0-7]{2}$/.test(octal) ? String.fromCharCode(Number.parseInt(octal, 8)) : `\\${octal}`;
}

/** Where a character of `doubleQuoted(raw)` stands in `raw`; offsets must be asked for in ascending order. */
export function* placesInQuoted(raw: string, offsets: readonly number[]): Generator<number> {
  let lead = 0;
  let next = 0;
  for (const match of raw.matchAll(ESCAPE)) {
    const [whole, octal, char] = match;
    while (next < offsets.length && (offsets[next] ?? 0) + lead < match.index) yield (offsets[next++] ?? 0) + lead;
    const made = unescaped(whole, octal, char).length;
    while (next < offsets.length && (offsets[next] ?? 0) + lead < match.index + made) {
      next++;
      yield match.index;
    }
    lead += whole.length - made;
  }
  for (; next < offsets.length; next++) yield (offsets[next] ?? 0) + lead;
}
