import { withoutMark } from './decode.js';
import { type GlobSegment, matchSegment, parseSegment } from './glob.js';

/** One line of a .gitignore file (gitignore(5)). */
interface Pattern {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** A pattern without a slash is met by a base name at any depth. */
  readonly anywhere: boolean;
  readonly segments: readonly (GlobSegment | '**')[];
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
  for (let i = rules.length - 1; i >= 0; i--) {
    const rule = rules[i];
    if (rule === undefined || (rule.foldersOnly && !isFolder)) continue;
    const [only] = rule.segments;
    const met =
      rule.anywhere && only !== undefined
        ? only === '**' || matchSegment(only, name)
        : matchPath(rule.segments, segments);
    if (met) return !rule.negated;
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
  const segments = text.split('/').map((segment) => (segment === '**' ? '**' : parseSegment(segment)));
  return { negated, foldersOnly, anywhere, segments };
}

/** Trailing blanks do not count, unless a backslash holds them. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end--;
  let slashes = 0;
  while (end - slashes > 0 && text[end - slashes - 1] === '\\') slashes++;
  return slashes % 2 === 1 && end < text.length ? text.slice(0, end + 1) : text.slice(0, end);
}

/** Greedy with one point of return: `**` takes as little as it must, so the work is the product of the two lengths. */
function matchPath(pattern: readonly (GlobSegment | '**')[], path: readonly string[]): boolean {
  let p = 0;
  let s = 0;
  let starAt = -1;
  let resume = 0;
  while (s < path.length) {
    const segment = pattern[p];
    if (segment === '**') {
      if (p === pattern.length - 1) return true;
      starAt = p++;
      resume = s;
    } else if (segment !== undefined && matchSegment(segment, path[s] ?? '')) {
      p++;
      s++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      s = ++resume;
    } else return false;
  }
  return p === pattern.length;
}
