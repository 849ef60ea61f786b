import { by } from '../../lib/compare.js';
import { nameRule } from '../naming/cases.js';
import { type Folder, foldersFrom } from '../tree.js';

/** A rule on names that holds in a folder and below. */
export interface InferredName {
  /** `.ts`, or `.dir`. */
  readonly key: string;
  /** As it stands in a profile: the case, and the names that are exceptions. */
  readonly rule: string;
  /** Names that are not of the case. */
  readonly exceptions: readonly string[];
  readonly count: number;
}

/** The cases that are tried, those that say more before those that say less. */
const CASES = ['kebab-case', 'snake_case', 'camelCase', 'PascalCase', 'SCREAMING_SNAKE_CASE'] as const;

/** Names that it takes before they are a convention; exceptions at most, and their share. */
const ENOUGH = 3;
const MOST_EXCEPTIONS = 5;
const LARGEST_SHARE = 0.1;

/** The case that all files of a kind, or nearly all, are named in, below a folder. */
export function inferNames(folder: Folder): readonly InferredName[] {
  const folders = [...foldersFrom(folder)];
  const files = folders.flatMap((one) => one.files.filter((file) => file.indexOf('.') > 0));
  let keys = keysOf(files);
  // A kind that no rule is found for is judged by those of the kind that it is part of, which may be none any more.
  for (;;) {
    const found = [...groupsOf(files, keys)].flatMap(([key, names]) => inferred(key, names));
    if (found.length === keys.size) {
      const dirs = folders.map(({ name }) => name);
      return [...found, ...inferred('.dir', dirs)].sort(by(({ key }) => key));
    }
    keys = new Set(found.map(({ key }) => key));
  }
}

/** What files end in; what several end in, from its first dot, is a kind of its own: `.test.ts`. */
function keysOf(files: readonly string[]): ReadonlySet<string> {
  const endings = new Map<string, number>();
  for (const file of files) {
    const ending = file.slice(file.indexOf('.'));
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  const keys = [...endings].flatMap(([ending, count]) => [
    ...(count >= ENOUGH ? [ending] : []),
    ending.slice(ending.lastIndexOf('.')),
  ]);
  return new Set(keys);
}

/** The names of each kind, where the longest ending of a file decides, as it does in a profile. */
function groupsOf(files: readonly string[], keys: ReadonlySet<string>): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>([...keys].map((key) => [key, []]));
  for (const file of files) {
    for (let dot = file.indexOf('.'); dot >= 0; dot = file.indexOf('.', dot + 1)) {
      const names = groups.get(file.slice(dot));
      if (names === undefined) continue;
      if (dot > 0) names.push(file.slice(0, dot));
      break;
    }
  }
  return groups;
}

function inferred(key: string, names: readonly string[]): readonly InferredName[] {
  const found = names.length >= ENOUGH && isPlainKey(key) ? inferCase(key, names) : undefined;
  return found === undefined ? [] : [found];
}

/** Extensions that stand in a profile as they are. */
function isPlainKey(key: string): boolean {
  return key === '.dir' || (/^(\.[\w-]+)+$/.test(key) && !key.startsWith('.dir'));
}

function inferCase(key: string, names: readonly string[]): InferredName | undefined {
  const unique = [...new Set(names)];
  const rated = CASES.map((rule) => ({ rule, others: unique.filter((name) => !meets(rule, name)) }));
  for (const { rule, others } of rated) {
    const few = others.length <= MOST_EXCEPTIONS && others.length <= LARGEST_SHARE * unique.length;
    if (!few || !others.every(isListable)) continue;
    // Names of one word are of nearly every case: only what is of this one alone speaks for it.
    const speaking = unique.some(
      (name) => meets(rule, name) && CASES.every((other) => other === rule || !meets(other, name)),
    );
    if (!speaking) continue;
    const allowed = others.sort().map((name) => `regex:${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`);
    return { key, rule: [rule, ...allowed].join(' | '), exceptions: others, count: names.length };
  }
  return unique.length >= ENOUGH && unique.every((name) => meets('lowercase', name))
    ? { key, rule: 'lowercase', exceptions: [], count: names.length }
    : undefined;
}

/** Whether a name can stand in a rule as an alternative. */
function isListable(name: string): boolean {
  return /^[\w.@+() -]{1,80}$/.test(name) && !name.includes(' | ') && !name.startsWith('!') && name.trim() === name;
}

function meets(rule: string, name: string): boolean {
  const tested = nameRule(rule);
  return 'test' in tested && tested.test(name, []);
}
