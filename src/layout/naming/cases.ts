import { linearRegex, type TextTest } from '../../lib/linear-regex.js';

/** One rule on a name. */
export interface NameRule {
  /** As it was written. */
  readonly text: string;
  /** Tests the name of a file or folder; `folders` are the names of those above it, nearest first. */
  readonly test: (name: string, folders: readonly string[]) => boolean;
}

/** The cases of names, by the words that profiles use for them. Letters of every script count, as in ls-lint. */
const CASES: ReadonlyMap<string, RegExp> = new Map([
  ['lowercase', /^[^\p{Lu}\p{Lt}]*$/u],
  ['camelcase', /^(?![\p{Lu}\p{Lt}\d])[\p{L}\d]*$/u],
  ['pascalcase', /^(?![\p{Ll}\d])[\p{L}\d]*$/u],
  ['snakecase', /^[\p{Ll}\p{Lo}\p{Lm}\d_]*$/u],
  ['screamingsnakecase', /^[\p{Lu}\p{Lo}\p{Lm}\d_]*$/u],
  ['kebabcase', /^[\p{Ll}\p{Lo}\p{Lm}\d-]*$/u],
  ['pointcase', /^[\p{Ll}\p{Lo}\p{Lm}\d.]*$/u],
]);

/** Other spellings: `kebab-case`, `SCREAMING_SNAKE_CASE`, `point.case`. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['camelCase', 'camelcase'],
  ['PascalCase', 'pascalcase'],
  ['snake_case', 'snakecase'],
  ['SCREAMING_SNAKE_CASE', 'screamingsnakecase'],
  ['kebab-case', 'kebabcase'],
  ['point.case', 'pointcase'],
]);

/** The words for cases, as people write them. */
export const CASE_NAMES: readonly string[] = ['lowercase', ...ALIASES.keys()];

const REGEX = /^(not_)?regex:(!?)(.*)$/s;
/** A name of a folder above: `${0}` is the nearest. */
const FOLDER = /\$\{(\d{1,2})\}/g;
/** Texts of one pattern that are kept compiled, where names of folders stand in it. */
const MOST_COMPILED = 10_000;

/** Reads one rule on names; a sentence where it is none. */
export function nameRule(text: string): NameRule | { readonly mistake: string } {
  const known = CASES.get(ALIASES.get(text) ?? text);
  if (known !== undefined) return { text, test: (name) => known.test(name) };
  const regex = REGEX.exec(text);
  if (regex === null) {
    return { mistake: `"${text}" is none of ${[...CASES.keys()].join(', ')}, regex:… and exists:….` };
  }
  const [, not = '', mark = '', pattern = ''] = regex;
  const isNegated = (not !== '') !== (mark !== '');
  const plain = linearRegex(pattern.replace(FOLDER, ''));
  if (typeof plain !== 'function') return { mistake: `"${text}": ${plain.mistake}` };
  if (!pattern.includes('${')) return { text, test: (name) => plain(name) !== isNegated };
  const compiled = new Map<string, TextTest>();
  const testFor = (folders: readonly string[]): TextTest => {
    const filled = pattern.replace(FOLDER, (_, index: string) => escaped(folders[Number(index)] ?? ''));
    const done = compiled.get(filled);
    if (done !== undefined) return done;
    const made = linearRegex(filled);
    const test = typeof made === 'function' ? made : () => false;
    if (compiled.size < MOST_COMPILED) compiled.set(filled, test);
    return test;
  };
  return { text, test: (name, folders) => testFor(folders)(name) !== isNegated };
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A name in a case, as an example; undefined where nothing comes of it. */
export function inCase(name: string, rule: string): string | undefined {
  const words = name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  switch (ALIASES.get(rule) ?? rule) {
    case 'lowercase':
      return name.toLowerCase();
    case 'kebabcase':
      return words.join('-');
    case 'snakecase':
      return words.join('_');
    case 'pointcase':
      return words.join('.');
    case 'screamingsnakecase':
      return words.join('_').toUpperCase();
    case 'pascalcase':
      return words.map(capital).join('');
    case 'camelcase':
      return words.map((word, index) => (index === 0 ? word : capital(word))).join('');
    default:
      return undefined;
  }
}
