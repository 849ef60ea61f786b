/** One segment of a path pattern: what one file or folder name must look like. */
export type GlobSegment = readonly Token[];

type Token = string | { readonly kind: 'any' } | { readonly kind: 'star' } | CharacterClass;

interface CharacterClass {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const ANY: Token = { kind: 'any' };
const STAR: Token = { kind: 'star' };

/** Parses `*`, `?`, `[a-z]`, `[!a-z]`, `[[:digit:]]` and backslash escapes (glob(7), as git's wildmatch reads them). */
export function parseSegment(text: string): GlobSegment {
  const tokens: Token[] = [];
  const characters = [...text];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? '';
    if (character === '*') {
      if (tokens.at(-1) !== STAR) tokens.push(STAR);
    } else if (character === '?') tokens.push(ANY);
    else if (character === '\\' && i + 1 < characters.length) tokens.push(characters[++i] ?? '');
    else if (character === '[') {
      const found = parseClass(characters, i);
      // A bracket that never closes matches nothing, as in git.
      tokens.push(found?.token ?? { kind: 'class', negated: false, ranges: [] });
      i = found?.end ?? characters.length;
    } else tokens.push(character);
  }
  return tokens;
}

/** True when the whole name meets the pattern. Goes back only to the last star: at worst the product of the two lengths. */
export function matchSegment(pattern: GlobSegment, name: string): boolean {
  const characters = isAsciiOnly(name) ? name : [...name];
  let p = 0;
  let s = 0;
  let starAt = -1;
  let resume = 0;
  while (s < characters.length) {
    const token = pattern[p];
    if (token === STAR) {
      starAt = p++;
      resume = s;
    } else if (token !== undefined && matchToken(token, characters[s] ?? '')) {
      p++;
      s++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      s = ++resume;
    } else return false;
  }
  while (pattern[p] === STAR) p++;
  return p === pattern.length;
}

function matchToken(token: Token, character: string): boolean {
  if (typeof token === 'string') return token === character;
  if (token.kind !== 'class') return true;
  const code = character.codePointAt(0) ?? 0;
  return token.ranges.some(([from, to]) => code >= from && code <= to) !== token.negated;
}

function isAsciiOnly(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

const NAMED: ReadonlyMap<string, readonly (readonly [number, number])[]> = new Map([
  [
    'alpha',
    [
      [65, 90],
      [97, 122],
    ],
  ],
  ['digit', [[48, 57]]],
  [
    'alnum',
    [
      [48, 57],
      [65, 90],
      [97, 122],
    ],
  ],
  ['upper', [[65, 90]]],
  ['lower', [[97, 122]]],
  [
    'space',
    [
      [9, 13],
      [32, 32],
    ],
  ],
  [
    'blank',
    [
      [9, 9],
      [32, 32],
    ],
  ],
  [
    'punct',
    [
      [33, 47],
      [58, 64],
      [91, 96],
      [123, 126],
    ],
  ],
  [
    'xdigit',
    [
      [48, 57],
      [65, 70],
      [97, 102],
    ],
  ],
  [
    'cntrl',
    [
      [0, 31],
      [127, 127],
    ],
  ],
  ['print', [[32, 126]]],
  ['graph', [[33, 126]]],
]);

function parseClass(characters: readonly string[], open: number): { token: CharacterClass; end: number } | undefined {
  let i = open + 1;
  const negated = characters[i] === '!' || characters[i] === '^';
  if (negated) i++;
  const ranges: (readonly [number, number])[] = [];
  for (let first = true; i < characters.length; first = false) {
    if (characters[i] === ']' && !first) return { token: { kind: 'class', negated, ranges }, end: i };
    if (characters[i] === '[' && characters[i + 1] === ':') {
      const close = characters.indexOf(']', i + 2);
      const name = characters.slice(i + 2, close - 1).join('');
      if (close > 0 && characters[close - 1] === ':' && NAMED.has(name)) {
        ranges.push(...(NAMED.get(name) ?? []));
        i = close + 1;
        continue;
      }
    }
    if (characters[i] === '\\') i++;
    const from = characters[i++]?.codePointAt(0);
    if (from === undefined) return undefined;
    if (characters[i] === '-' && characters[i + 1] !== undefined && characters[i + 1] !== ']') {
      i += characters[i + 1] === '\\' ? 2 : 1;
      const to = characters[i++]?.codePointAt(0);
      if (to !== undefined) ranges.push([from, to]);
    } else ranges.push([from, from]);
  }
  return undefined;
}
