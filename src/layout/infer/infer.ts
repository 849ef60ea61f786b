import { expandBraces } from '../../lib/braces.js';
import { compareText } from '../../lib/compare.js';
import type { LayoutBook, LayoutEntry } from '../../rulebook/layout.js';
import { assess } from '../assess.js';
import type { EntryResult, LayoutAssessment } from '../assessment.js';
import { GlobSet } from '../globs.js';
import { resolveProfile } from '../resolve.js';
import { type Folder, foldersFrom, treeOf } from '../tree.js';
import { inferNames } from './names.js';
import { inferRepeated } from './repeated.js';

export interface InferInput {
  /** Of the exemplary repository, sorted. */
  readonly paths: readonly string[];
  /** Kebab-case. */
  readonly name: string;
  readonly book: LayoutBook;
}

/** What the shipped profiles say of common things, and the one that knows most of them. */
const BASE = 'base';
const MOST = 'enterprise';

/** Files that a folder holds are bounded by the next multiple of this. */
const ROUND = 10;

/**
 * Writes a profile of an exemplary repository, as YAML: what it has, where, how it is named, and what folders of one kind hold. The
 * repository itself scores 100 % by it. What nearly holds stands in comments.
 */
export function inferProfile({ paths, name, book }: InferInput): string {
  const root = treeOf(paths);
  const base = judged(paths, BASE, book);
  const most = judged(paths, MOST, book);
  const ecosystems = base.ecosystems.map(({ title }) => title);
  const lines = [
    '# Written by `groundplan layout infer` from an exemplary repository. Take out what is by chance.',
    `# Ecosystems: ${ecosystems.length === 0 ? 'none that is known' : ecosystems.join(', ')}.`,
    `name: ${name}`,
    `title: ${quote(`As ${name}`)}`,
    'summary: As an exemplary repository is laid out.',
    'extends: [base]',
  ];
  lines.push(...concernLines(base, book));
  lines.push('entries:');
  lines.push(...entryLines(base, most, book), ...repeatedLines(root, book));
  if (lines.at(-1) === 'entries:') lines[lines.length - 1] = 'entries: []';
  lines.push(...namingLines(root, book), ...countLines(root, book));
  return `${lines.join('\n')}\n`;
}

function judged(paths: readonly string[], name: string, book: LayoutBook): LayoutAssessment {
  const profile = book.layouts.find((one) => one.name === name);
  const found =
    profile === undefined
      ? { mistake: name }
      : resolveProfile(profile, (base) => book.layouts.find((one) => one.name === base));
  if ('mistake' in found) throw new Error(`The layout profile ${name} cannot be used: ${found.mistake}`);
  return assess({ paths, profile: found, because: '', knowledge: book.layoutKnowledge });
}

/** Where the concerns have their homes; what is of none gets one of its own, so that it is known. */
function concernLines({ order }: LayoutAssessment, { layouts }: LayoutBook): string[] {
  const lines = order.concerns.map(({ title, entries }) => {
    const shown = entries.slice(0, 6).map(quote).join(', ');
    return `#   ${title}: ${shown}${entries.length > 6 ? ` and ${entries.length - 6} more` : ''}`;
  });
  const told = ['# Where each concern has its home:', ...lines];
  const changed: string[] = [];
  for (const { id, homes } of order.concerns.filter((concern) => concern.homes.length > 0)) {
    const known = layouts.flatMap(({ concerns = [] }) => concerns).find((concern) => concern.id === id);
    if (known === undefined) continue;
    const [home = '', ...others] = homes;
    changed.push(
      `  # Two homes of one concern: ${homes.map(quote).join(', ')}. Move what is in the others, and take this entry out.`,
    );
    const { homes: _, ...rest } = known;
    const again = { ...rest, homes: [asGlob(home)], beside: [...others.map(asGlob), ...(known.beside ?? [])] };
    changed.push(`  - ${JSON.stringify(again)}`);
  }
  if (order.unsorted.length > 0) {
    changed.push('  # What belongs to no concern that is known.');
    changed.push(
      `  - { id: own, title: what is our own, beside: [${order.unsorted.map((one) => quote(asGlob(one))).join(', ')}] }`,
    );
  }
  return changed.length === 0 ? told : [...told, 'concerns:', ...changed];
}

function entryLines(
  base: LayoutAssessment,
  most: LayoutAssessment,
  { layouts, layoutKnowledge }: LayoutBook,
): string[] {
  const known = new Map(
    layouts
      .filter(({ name }) => name === BASE || name === MOST)
      .flatMap(({ entries = [] }) => entries.map((entry) => [entry.id, entry] as const)),
  );
  const aside = new Set(layoutKnowledge.aside);
  const lines: string[] = [];
  const written = new Set<string>();
  for (const result of most.entries) {
    const entry = known.get(result.id);
    if (entry === undefined || !['met', 'there'].includes(result.status)) continue;
    written.add(entry.id);
    lines.push(...entryOf(entry, result, aside));
  }
  for (const { id, status } of base.entries) {
    const entry = known.get(id);
    if (entry === undefined || written.has(id) || !['missing', 'partly', 'found', 'unknown'].includes(status)) continue;
    lines.push(`  # ${status === 'found' ? 'The repository has it all the same.' : 'The repository has none.'}`);
    const { id: name, what, why, oneOf = [] } = entry;
    lines.push(
      `  - { id: ${name}, what: ${quote(what)}, level: optional, why: ${quote(why)}, oneOf: ${JSON.stringify(oneOf)} }`,
    );
  }
  return lines;
}

/** An entry that the repository meets, by the very paths that stand at its top level, else by the globs that found others. */
function entryOf(
  { id, what, why, oneOf = [], ecosystems = {} }: LayoutEntry,
  { paths, level }: EntryResult,
  aside: ReadonlySet<string>,
): string[] {
  const near = paths.filter((path) => !path.slice(0, -1).includes('/')).map(asGlob);
  const all = [...oneOf, ...Object.values(ecosystems).flatMap((one) => one.oneOf ?? [])];
  const globs = near.length > 0 ? near.slice(0, 3) : globsThatMeet(paths, all, aside);
  const [such] = near;
  return [
    `  - id: ${id}`,
    `    what: ${quote(what)}`,
    `    level: ${level === 'required' ? 'required' : 'recommended'}`,
    `    oneOf: [${globs.map(quote).join(', ')}]`,
    ...(such === undefined ? [] : [`    such: ${quote(such)}`]),
    `    why: ${quote(why)}`,
  ];
}

/** Of globs, with each alternative on its own, those that meet one of some paths; all of them where none does. */
function globsThatMeet(paths: readonly string[], globs: readonly string[], aside: ReadonlySet<string>): string[] {
  const single = [...new Set(globs.flatMap((glob) => expandBraces(glob.toLowerCase()) ?? []))];
  const files = paths.map((path) => (path.endsWith('/') ? `${path}-` : path)).sort(compareText);
  const met = new Set<number>();
  const set = new GlobSet(
    single.map((glob, number) => ({ number, glob })),
    { aside },
  );
  set.run(treeOf(files), (number, _folder, file) => {
    if (file !== '-') met.add(number);
  });
  return met.size === 0 ? [...globs] : single.filter((_, number) => met.has(number));
}

function repeatedLines(root: Folder, { layoutKnowledge }: LayoutBook): string[] {
  const lines: string[] = [];
  let number = 0;
  for (const { folders, count, names, nearly } of inferRepeated(root, new Set(layoutKnowledge.aside))) {
    lines.push(`  # ${count} folders ${quote(folders)} are built alike.`);
    for (const { name, lacking } of nearly) {
      lines.push(`  # Nearly all have ${quote(name)}; not ${lacking.slice(0, 3).map(quote).join(', ')}.`);
    }
    for (const name of names) {
      lines.push(
        `  - id: in-each-${++number}`,
        `    what: ${quote(`\`${name.replaceAll('`', "'")}\``)}`,
        '    level: required',
        `    inEach: [${quote(`${asGlob(folders.slice(0, -2))}/*`)}]`,
        `    oneOf: [${quote(asGlob(name))}]`,
        '    why: Folders of one kind are built alike.',
      );
    }
  }
  return lines;
}

function namingLines(root: Folder, { layoutKnowledge }: LayoutBook): string[] {
  const aside = new Set(layoutKnowledge.aside.filter((name) => !/^(tests?|docs?)$/.test(name)));
  const lines: string[] = [];
  for (const folder of root.folders) {
    if (aside.has(folder.lower) || !/^[\w.@-]+$/.test(folder.name) || folder.name.startsWith('.')) continue;
    const names = inferNames(folder);
    if (names.length === 0) continue;
    lines.push(`  ${quote(folder.name)}:`);
    for (const { key, rule, exceptions, count } of names) {
      const but = exceptions.length === 0 ? '' : ` but ${exceptions.map(quote).join(', ')}`;
      lines.push(`    ${quote(key)}: ${quote(rule)} # all of ${count}${but}`);
    }
  }
  return lines.length === 0 ? [] : ['naming:', ...lines];
}

function countLines(root: Folder, { layoutKnowledge }: LayoutBook): string[] {
  const aside = new Set(layoutKnowledge.aside);
  const lines = root.folders.flatMap((folder) => {
    if (aside.has(folder.lower) || !/^[\w@-]+$/.test(folder.name)) return [];
    let files = 0;
    let folders = 0;
    let depth = 0;
    for (const one of foldersFrom(folder)) {
      files = Math.max(files, one.files.length);
      folders = Math.max(folders, one.folders.length);
      depth = Math.max(depth, one.path.split('/').length - 1);
    }
    const up = (most: number): number => ROUND * Math.max(1, Math.ceil(most / ROUND));
    return [
      `  - { in: [${quote(`${folder.name}/**`)}], files: ${quote(`0-${up(files)}`)}, folders: ${quote(`0-${up(folders)}`)} }`,
      `  - { in: [${quote(folder.name)}], depth: ${depth + 1} }`,
    ];
  });
  return lines.length === 0 ? [] : ['counts:', ...lines];
}

/** A path as a glob that meets it; characters that mean more in a glob are any character. */
function asGlob(path: string): string {
  return path.replace(/[*?[\]{},\\]/g, '?');
}

/** A text as YAML has it between double quotes; JSON's escapes are among those of YAML. What cannot be seen is spelled out. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}]/gu, (one) =>
    Array.from({ length: one.length }, (_, at) => `\\u${one.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
