/** A path pattern as git's wildmatch reads it: what a whole path, or one name of it, must look like. */
export type Glob = readonly Token[];

type Token = CharacterToken | typeof STAR | typeof FOLDERS | typeof REST;

type CharacterToken = string | CharacterClass | typeof ANY;

interface CharacterClass {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** `?`: one character that is not a slash. */
const ANY: { readonly kind: 'any' } = { kind: 'any' };
/** `*`: any characters but slashes. */
const STAR: { readonly kind: 'star' } = { kind: 'star' };
/** The two stars and the slash of an unnamed run of folders, which may be none. */
const FOLDERS: { readonly kind: 'folders' } = { kind: 'folders' };
/** Two stars at the end: everything below. */
const REST: { readonly kind: 'rest' } = { kind: 'rest' };

/** Characters that end the part of a pattern that git compares as plain text. */
const SPECIAL = /[*?[\\]/;

/**
 * Parses `*`, `**`, `?`, `[a-z]`, `[!a-z]`, `[[:digit:]]` and backslash escapes (gitignore(5), glob(7)). Git compares the plain text before
 * the first special character by itself, so that two stars right after it count as standing at a start: `a**` and `/b` meet `ax/y/b`.
 */
export function parseGlob(text: string): Glob {
  const tokens: Token[] = [];
  const characters = [...text];
  const special = characters.findIndex((character) => SPECIAL.test(character));
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? '';
    if (character === '*') {
      const start = i;
      while (characters[i + 1] === '*') i++;
      const apart = i > start && (start === special || characters[start - 1] === '/');
      if (apart && i + 1 === characters.length) tokens.push(REST);
      else if (apart && characters[i + 1] === '/') {
        tokens.push(FOLDERS);
        i++;
      } else tokens.push(STAR);
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

/**
 * True when the whole path meets the pattern. Goes back only to the last star and the last run of folders: at worst the pattern's length
 * times the square of the path's, whose names are short.
 */
export function matchGlob(pattern: Glob, path: string): boolean {
  const characters = isAsciiOnly(path) ? path : [...path];
  let p = 0;
  let s = 0;
  let starAt = -1;
  let starResume = 0;
  let foldersAt = -1;
  let foldersResume = 0;
  while (s < characters.length) {
    const token = pattern[p];
    if (typeof token === 'object' && token.kind === 'rest') return true;
    if (typeof token === 'object' && token.kind === 'star') {
      starAt = p++;
      starResume = s;
    } else if (typeof token === 'object' && token.kind === 'folders') {
      foldersAt = p++;
      foldersResume = s;
      starAt = -1;
    } else if (token !== undefined && meets(token, characters[s] ?? '')) {
      p++;
      s++;
    } else if (starAt >= 0 && starResume < characters.length && characters[starResume] !== '/') {
      p = starAt + 1;
      s = ++starResume;
    } else if (foldersAt >= 0) {
      const slash = characters.indexOf('/', foldersResume);
      if (slash < 0) return false;
      foldersResume = slash + 1;
      p = foldersAt + 1;
      s = foldersResume;
      starAt = -1;
    } else return false;
  }
  while (pattern[p] === STAR) p++;
  return p === pattern.length || (pattern[p] === REST && p === pattern.length - 1);
}

function meets(token: CharacterToken, character: string): boolean {
  if (typeof token === 'string') return token === character;
  if (character === '/') return false;
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
