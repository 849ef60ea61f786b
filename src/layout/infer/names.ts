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
  const groups = new Map<string, string[]>();
  const note = (key: string, name: string): void => {
    const names = groups.get(key);
    if (names === undefined) groups.set(key, [name]);
    else names.push(name);
  };
  const endings = new Map<string, number>();
  for (const { files } of foldersFrom(folder)) {
    for (const file of files) {
      const dot = file.indexOf('.');
      if (dot > 0) endings.set(file.slice(dot), (endings.get(file.slice(dot)) ?? 0) + 1);
    }
  }
  for (const one of foldersFrom(folder)) {
    note('.dir', one.name);
    for (const file of one.files) {
      const first = file.indexOf('.');
      if (first <= 0) continue;
      // What several files end in is a kind of its own: `.test.ts`.
      const dot = (endings.get(file.slice(first)) ?? 0) >= ENOUGH ? first : file.lastIndexOf('.');
      if (dot < file.length - 1) note(file.slice(dot), file.slice(0, dot));
    }
  }
  return [...groups]
    .filter(([key, names]) => names.length >= ENOUGH && isPlainKey(key))
    .flatMap(([key, names]) => inferCase(key, names) ?? [])
    .sort(by(({ key }) => key));
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
