import { expandBraces } from '../../lib/braces.js';
import type { NamingFolder } from '../../rulebook/layout.js';
import { type NameRule, nameRule } from './cases.js';

/** How many there may be. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** As it was written. */
  readonly text: string;
}

/** Rules of one kind of file in a folder, or of the folder. */
export interface KeyRules {
  /** `.ts`, `.*.spec.ts` or `.dir`. */
  readonly key: string;
  /** Its parts; empty for `.dir`. */
  readonly parts: readonly string[];
  /** One is enough. */
  readonly names: readonly NameRule[];
  readonly exists?: Bounds;
}

/** All rules of the folders that one pattern names. */
export interface FolderRules {
  /** Glob of folders without braces; empty for the root. */
  readonly pattern: string;
  readonly dir?: KeyRules;
  /** The most exact first. */
  readonly files: readonly KeyRules[];
}

/** Something that is no rule, with the keys that lead to it. */
export interface NamingMistake {
  readonly path: readonly string[];
  readonly message: string;
}

/** Folders within folders, and patterns in all. */
const DEEPEST = 32;
const MOST = 5000;

/** Reads the names of a profile. A pattern that stands for several folders becomes several. */
export function namingRules(naming: NamingFolder): {
  readonly folders: readonly FolderRules[];
  readonly mistakes: readonly NamingMistake[];
} {
  const folders: FolderRules[] = [];
  const mistakes: NamingMistake[] = [];
  const visit = (folder: NamingFolder, patterns: readonly string[], path: readonly string[]): void => {
    if (path.length > DEEPEST || folders.length > MOST) {
      mistakes.push({ path, message: 'These are too many folders for a profile.' });
      return;
    }
    const keys: KeyRules[] = [];
    for (const [key, value] of Object.entries(folder)) {
      const here = [...path, key];
      if (typeof value === 'string') {
        if (!key.startsWith('.')) {
          mistakes.push({ path: here, message: `"${key}" is a folder. What begins with a dot has rules.` });
          continue;
        }
        const rules = keyRules(key, value);
        if ('mistake' in rules) mistakes.push({ path: here, message: rules.mistake });
        else keys.push(rules);
        continue;
      }
      const below = expandBraces(key.replace(/^\.?\/+|\/+$/g, ''));
      if (below === undefined || below.some((name) => name.split('/').includes('..'))) {
        const why = below === undefined ? 'stands for too many folders' : 'leads out of the repository';
        mistakes.push({ path: here, message: `"${key}" ${why}.` });
        continue;
      }
      visit(
        value,
        patterns.flatMap((pattern) =>
          below.map((name) => (pattern === '' || name === '' ? pattern + name : `${pattern}/${name}`)),
        ),
        here,
      );
    }
    if (keys.length === 0) return;
    const dir = keys.find(({ key }) => key === '.dir');
    const files = keys.filter((one) => one !== dir).sort(byExactness);
    for (const pattern of patterns) folders.push({ pattern, ...(dir === undefined ? {} : { dir }), files });
  };
  visit(naming, [''], []);
  return { folders, mistakes };
}

/** Longer extensions before shorter ones, and of equal ones those with fewer stars. */
function byExactness(a: KeyRules, b: KeyRules): number {
  const stars = ({ parts }: KeyRules): number => parts.filter((part) => part === '*').length;
  return b.parts.length - a.parts.length || stars(a) - stars(b);
}

function keyRules(key: string, value: string): KeyRules | { readonly mistake: string } {
  const parts = key === '.dir' ? [] : key.slice(1).split('.');
  if (parts.some((part) => part === '')) return { mistake: `"${key}" is no extension.` };
  const names: NameRule[] = [];
  let exists: Bounds | undefined;
  for (const text of value.split(' | ').map((one) => one.trim())) {
    const count = /^exists(?::(\d{1,7})(-(\d{1,7})?)?)?$/.exec(text);
    if (count !== null) {
      exists = boundsOf(count[1], count[2], count[3], text);
      continue;
    }
    const rule = nameRule(text);
    if ('mistake' in rule) return rule;
    names.push(rule);
  }
  return { key, parts, names, ...(exists === undefined ? {} : { exists }) };
}

/** `exists` alone is one or more. */
function boundsOf(from: string | undefined, dash: string | undefined, to: string | undefined, text: string): Bounds {
  if (from === undefined) return { least: 1, most: Number.POSITIVE_INFINITY, text };
  const least = Number(from);
  if (dash === undefined) return { least, most: least, text };
  return { least, most: to === undefined ? Number.POSITIVE_INFINITY : Number(to), text };
}

/** Bounds as `N`, `N-M` or `N-`, as counts have them. */
export function boundsIn(text: string): Bounds | undefined {
  const found = /^(\d{1,7})(-(\d{1,7})?)?$/.exec(text);
  return found === null ? undefined : boundsOf(found[1], found[2], found[3], text);
}
