import type { LayoutCount } from '../../rulebook/layout.js';
import type { NamesResult, NameViolation } from '../assessment.js';
import { GlobSet } from '../globs.js';
import { isPlain, segmentTest } from '../segments.js';
import { type Folder, foldersFrom, pathIn } from '../tree.js';
import { inCase } from './cases.js';
import { type Bounds, boundsIn, type FolderRules, type KeyRules } from './rules.js';

const WEIGHT = 10;
/** Violations that are told; what is beyond is counted. */
const TOLD = 50;

/** Judges the names and counts of a tree. Undefined where nothing is asked. */
export function checkNames(
  root: Folder,
  folders: readonly FolderRules[],
  counts: readonly LayoutCount[],
): NamesResult | undefined {
  if (folders.length === 0 && counts.length === 0) return undefined;
  const violations: NameViolation[] = [];
  let count = 0;
  const tell = (violation: NameViolation): void => {
    count++;
    if (violations.length < TOLD) violations.push(violation);
  };
  checkFolders(root, folders, tell);
  checkExistence(root, folders, tell);
  checkCounts(root, counts, tell);
  violations.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { weight: WEIGHT, points: Math.max(0, WEIGHT - count), violations, count };
}

type Tell = (violation: NameViolation) => void;

/** The rules of one pattern, ready for many files. */
interface Ready {
  readonly rules: FolderRules;
  /** Ending of a name, from its first dot, to what holds for it. */
  readonly byEnding: Map<string, { readonly key: KeyRules; readonly length: number } | undefined>;
}

/** Names in each folder, by the rules of the nearest folder at or above it that a pattern names. */
function checkFolders(root: Folder, folders: readonly FolderRules[], tell: Tell): void {
  const ready = folders.map((rules): Ready => ({ rules, byEnding: new Map() }));
  const own = new Map<Folder, Ready>();
  const note = (folder: Folder, one: Ready | undefined): void => {
    if (one === undefined) return;
    const before = own.get(folder);
    if (before === undefined || isMoreExact(one.rules.pattern, before.rules.pattern)) own.set(folder, one);
  };
  matchFolders(
    root,
    folders.map(({ pattern }) => pattern),
    (number, folder) => note(folder, ready[number]),
  );
  const waiting: { folder: Folder; above: Ready | undefined; names: readonly string[] }[] = [
    { folder: root, above: undefined, names: [] },
  ];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { folder, names } = one;
    const rules = own.get(folder) ?? one.above;
    if (rules !== undefined) {
      const { dir } = rules.rules;
      if (dir !== undefined && folder.parent !== undefined) {
        judge(folder.name, folder.name, `${folder.path}/`, dir, names.slice(1), tell);
      }
      for (const file of folder.files) judgeFile(file, folder, rules, names, tell);
      const key = own.get(folder) === rules ? rules.rules.files : [];
      for (const asked of key) if (asked.exists !== undefined) countFiles(folder, rules, asked, asked.exists, tell);
    }
    for (const child of folder.folders) waiting.push({ folder: child, above: rules, names: [child.name, ...names] });
  }
}

/** Fewer stars, then more plain text. */
function isMoreExact(a: string, b: string): boolean {
  const stars = (text: string): number => (text.match(/\*+/g) ?? []).length;
  return stars(a) < stars(b) || (stars(a) === stars(b) && a.length >= b.length);
}

function matchFolders(root: Folder, patterns: readonly string[], take: (number: number, folder: Folder) => void): void {
  const globs = patterns.flatMap((pattern, number) => {
    if (pattern === '' || pattern === '.') {
      take(number, root);
      return [];
    }
    if (pattern === '**') {
      take(number, root);
      return [{ number, glob: '**/*/' }];
    }
    // What ends in two stars names the folder before them as well.
    return pattern.endsWith('/**')
      ? [
          { number, glob: pattern.slice(0, -2) },
          { number, glob: `${pattern}/*/` },
        ]
      : [{ number, glob: `${pattern}/` }];
  });
  new GlobSet(globs, { exact: true }).run(root, (number, folder, file) => {
    if (file === undefined) take(number, folder);
  });
}

function judgeFile(file: string, folder: Folder, ready: Ready, names: readonly string[], tell: Tell): void {
  const found = ruleFor(file, ready);
  if (found === undefined || found.key.names.length === 0) return;
  judge(file.slice(0, file.length - found.length), file, pathIn(folder, file), found.key, names, tell);
}

/** The rules for a file, and how long the extension is that they are for. */
function ruleFor(
  file: string,
  { rules, byEnding }: Ready,
): { readonly key: KeyRules; readonly length: number } | undefined {
  const dot = file.indexOf('.');
  if (dot < 0) return undefined;
  const ending = file.slice(dot);
  if (byEnding.has(ending)) return byEnding.get(ending);
  const parts = ending.slice(1).split('.');
  const key = rules.files.find(
    (one) =>
      one.parts.length <= parts.length &&
      one.parts.every((part, index) => part === '*' || part === parts[parts.length - one.parts.length + index]),
  );
  const found =
    key === undefined
      ? undefined
      : { key, length: parts.slice(-key.parts.length).reduce((sum, part) => sum + part.length + 1, 0) };
  byEnding.set(ending, found);
  return found;
}

function judge(
  name: string,
  whole: string,
  path: string,
  { names }: KeyRules,
  folders: readonly string[],
  tell: Tell,
): void {
  if (name === '' || names.length === 0 || names.some(({ test }) => test(name, folders))) return;
  const cases = names.filter(({ text }) => !text.includes('regex:'));
  // Beside a case, regular expressions are its exceptions.
  const rule = (cases.length > 0 ? cases : names).map(({ text }) => text).join(' or ');
  const [only, ...more] = cases;
  const better = only === undefined || more.length > 0 ? undefined : inCase(name, only.text);
  const example =
    better === undefined || better === '' || better === name
      ? ''
      : `, such as \`${better}${whole.slice(name.length)}\``;
  tell({ kind: 'name', path, rule, message: `Rename \`${path}\`: \`${name}\` is not ${rule}${example}.` });
}

function countFiles(folder: Folder, ready: Ready, { key }: KeyRules, bounds: Bounds, tell: Tell): void {
  const there = folder.files.filter((file) => ruleFor(file, ready)?.key.key === key).length;
  tellCount(folder, there, bounds, `\`${key}\` files`, tell);
}

/** `.dir: exists:N`: how many folders of a pattern stand where the pattern's parent is. */
function checkExistence(root: Folder, folders: readonly FolderRules[], tell: Tell): void {
  const asked = folders.filter(({ dir, pattern }) => dir?.exists !== undefined && pattern !== '');
  const parents = asked.map(({ pattern }) => pattern.slice(0, Math.max(0, pattern.lastIndexOf('/'))));
  matchFolders(root, parents, (number, parent) => {
    const rules = asked[number];
    const bounds = rules?.dir?.exists;
    if (rules === undefined || bounds === undefined) return;
    const name = rules.pattern.slice(rules.pattern.lastIndexOf('/') + 1);
    const test = isPlain(name) ? (one: string) => one === name : segmentTest(name);
    const there = parent.folders.filter((child) => test(child.name)).length;
    tellCount(parent, there, bounds, `folders \`${name}\``, tell);
  });
}

function checkCounts(root: Folder, counts: readonly LayoutCount[], tell: Tell): void {
  matchFolders(
    root,
    counts.flatMap((count) => count.in),
    (number, folder) => {
      const count = countAt(counts, number);
      if (count === undefined) return;
      const files = count.files === undefined ? undefined : boundsIn(count.files);
      const below = count.folders === undefined ? undefined : boundsIn(count.folders);
      if (files !== undefined) tellCount(folder, folder.files.length, files, 'files', tell);
      if (below !== undefined) tellCount(folder, folder.folders.length, below, 'folders', tell);
      if (count.depth === undefined) return;
      const depth = depthOf(folder);
      if (depth > count.depth) {
        tellCount(
          folder,
          depth,
          { least: 0, most: count.depth, text: `0-${count.depth}` },
          'folders within each other',
          tell,
        );
      }
    },
  );
}

/** The count that the globs of all counts, one after the other, belong to. */
function countAt(counts: readonly LayoutCount[], number: number): LayoutCount | undefined {
  let left = number;
  return counts.find((count) => {
    left -= count.in.length;
    return left < 0;
  });
}

function depthOf(root: Folder): number {
  let deepest = 0;
  const base = root.path === '' ? 0 : root.path.split('/').length;
  for (const { path } of foldersFrom(root)) {
    const depth = path === '' ? 0 : path.split('/').length;
    deepest = Math.max(deepest, depth - base);
  }
  return deepest;
}

function tellCount(folder: Folder, there: number, { least, most, text }: Bounds, what: string, tell: Tell): void {
  if (there >= least && there <= most) return;
  const path = folder.path === '' ? './' : `${folder.path}/`;
  const asked = most === least ? `${least}` : Number.isFinite(most) ? `${least} to ${most}` : `at least ${least}`;
  tell({ kind: 'count', path, rule: text, message: `\`${path}\` holds ${there} ${what}; it should be ${asked}.` });
}
