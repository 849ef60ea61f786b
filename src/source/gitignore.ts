import { type Glob, matchGlob, parseGlob } from '../lib/glob.js';
import { withoutMark } from './decode.js';

/** One line of a .gitignore file (gitignore(5)). */
interface Pattern {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** A pattern without a slash is met by a base name at any depth. */
  readonly anywhere: boolean;
  readonly glob: Glob;
}

/** The rules of one .gitignore file. Matching is linear in the path for each star: no regular expressions from a repository. */
export type IgnoreRules = readonly Pattern[];

/** Every file is held against every rule: beyond this many the rules of one .gitignore file are not used, and more is listed. */
const MAX_RULES = 5000;

export function parseIgnoreRules(text: string): IgnoreRules {
  const rules: Pattern[] = [];
  for (const line of withoutMark(text).split('\n')) {
    const pattern = parsePattern(line);
    if (pattern !== undefined && rules.push(pattern) === MAX_RULES) break;
  }
  return rules;
}

/**
 * What the rules say about a path relative to their folder: true ignored, false taken back by `!`, undefined nothing.
 * The caller does not descend into ignored folders, so that their parents never need to be asked again.
 */
export function verdictOf(rules: IgnoreRules, segments: readonly string[], isFolder: boolean): boolean | undefined {
  const name = segments.at(-1) ?? '';
  const path = segments.join('/');
  for (let i = rules.length - 1; i >= 0; i--) {
    const rule = rules[i];
    if (rule === undefined || (rule.foldersOnly && !isFolder)) continue;
    if (matchGlob(rule.glob, rule.anywhere ? name : path)) return !rule.negated;
  }
  return undefined;
}

function parsePattern(line: string): Pattern | undefined {
  let text = trimEnd(line.endsWith('\r') ? line.slice(0, -1) : line);
  if (text === '' || text.startsWith('#')) return undefined;
  const negated = text.startsWith('!');
  if (negated) text = text.slice(1);
  const foldersOnly = text.endsWith('/');
  if (foldersOnly) text = text.slice(0, -1);
  const anywhere = !text.includes('/');
  if (text.startsWith('/')) text = text.slice(1);
  if (text === '') return undefined;
  return { negated, foldersOnly, anywhere, glob: parseGlob(text) };
}

/** Trailing blanks do not count, unless a backslash holds them. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end--;
  let slashes = 0;
  while (end - slashes > 0 && text[end - slashes - 1] === '\\') slashes++;
  return slashes % 2 === 1 && end < text.length ? text.slice(0, end + 1) : text.slice(0, end);
}
