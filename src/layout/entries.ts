import type { Reason } from '../facts/fact.js';
import type { EntryLevel, EntryPaths, LayoutEntry } from '../rulebook/layout.js';
import type { Condition } from '../rulebook/pattern.js';
import type { EntryResult, EntryStatus } from './assessment.js';
import { type AskedCondition, askCondition, askedOf, judge, judgeFact, type KnownFacts } from './conditions.js';
import { type Found, Search } from './search.js';
import type { Folder } from './tree.js';

/** Points of an entry that says none. */
const WEIGHTS: Readonly<Record<EntryLevel, number>> = { required: 10, recommended: 3, optional: 0, forbidden: 5 };

/** Paths that an entry names at most, and folders that lack it. */
const SHOWN = 5;
const LACKING = 20;

/** An entry with what it asks of the tree. */
export interface AskedEntry {
  readonly entry: LayoutEntry;
  readonly conditions: readonly AskedCondition[];
  /** Paths of all, and of single ecosystems, which are known only after the search. */
  readonly variants: readonly {
    readonly ecosystem: string | undefined;
    readonly paths: EntryPaths;
    readonly number: number;
  }[];
  readonly folders: number | undefined;
}

export function askEntry(entry: LayoutEntry, search: Search): AskedEntry {
  const variants = [
    ...(entry.oneOf === undefined && entry.ecosystems !== undefined ? [] : [[undefined, entry] as const]),
    ...Object.entries(entry.ecosystems ?? {}),
  ];
  return {
    entry,
    conditions: (entry.when ?? []).map((condition) => askCondition(condition, search)),
    variants: variants.map(([ecosystem, paths]) => ({
      ecosystem,
      paths,
      number: entry.inEach === undefined ? search.ask(paths.oneOf ?? []) : -1,
    })),
    folders: entry.inEach === undefined ? undefined : search.ask(entry.inEach.map((glob) => glob.replace(/\/*$/, '/'))),
  };
}

export interface Known extends KnownFacts {
  readonly search: Search;
  readonly ecosystems: ReadonlySet<string>;
  readonly aside: ReadonlySet<string>;
}

/** Tells of one entry whether it is there, after the search has run. */
export function answer(asked: AskedEntry, known: Known): EntryResult {
  const { entry, conditions } = asked;
  const base = {
    id: entry.id,
    what: entry.what,
    level: entry.level,
    weight: entry.weight ?? WEIGHTS[entry.level],
    why: entry.why,
  };
  const aside = (status: EntryStatus, because: string): EntryResult => ({
    ...base,
    status,
    points: 0,
    paths: [],
    count: 0,
    because,
  });
  for (const condition of conditions) {
    const verdict = judge(condition, known.search, known.ecosystems, known);
    if (verdict.kind !== 'holds')
      return aside(verdict.kind === 'fails' ? 'not-applicable' : 'unknown', verdict.because);
  }
  const variants = asked.variants.filter(({ ecosystem }) => ecosystem === undefined || known.ecosystems.has(ecosystem));
  if (variants.length === 0) {
    return aside('not-applicable', `It is for ${Object.keys(entry.ecosystems ?? {}).join(', ')}.`);
  }
  const such = suchOf(variants.map(({ paths }) => paths));
  const told = { ...base, ...(such === undefined ? {} : { such }) };
  if (asked.folders !== undefined) {
    const folders = known.search.of(asked.folders).folders;
    const globs = variants.flatMap(({ paths }) => paths.oneOf ?? []);
    return folders.length === 0
      ? aside('not-applicable', `There is no folder ${(entry.inEach ?? []).map((glob) => `\`${glob}\``).join(' or ')}.`)
      : inEach(told, folders, globs, known.aside);
  }
  const found = variants.map(({ number }) => known.search.of(number)).filter(({ count }) => count > 0);
  const { paths, count } = together(found);
  // What a file says goes before what it is called.
  for (const condition of entry.metBy ?? []) {
    if (judgeFact(condition, known).kind !== 'holds') continue;
    const reason = reasonFor(condition, known.facts?.get(condition.fact)?.evidence ?? []);
    const at = reason === undefined ? [] : [reason.at.file.path];
    const because = reason?.message ?? `The files say so: ${askedOf(condition, known.nouns)}.`;
    return { ...told, ...scored(told, true, 1, entry), paths: at, count: 1, because };
  }
  return { ...told, ...scored(told, count >= (entry.atLeast ?? 1), count, entry), paths, count };
}

/** What several questions found; a path that two of them found counts once, as far as paths are kept. */
function together(found: readonly Found[]): { readonly paths: readonly string[]; readonly count: number } {
  const paths = new Set(found.flatMap((one) => one.paths));
  const all = found.reduce((sum, one) => sum + one.count, 0);
  const twice = found.reduce((sum, one) => sum + one.paths.length, 0) - paths.size;
  return { paths: [...paths].slice(0, SHOWN), count: all - twice };
}

/** The evidence that speaks of what a condition asks for; a fact shows only a few of its reasons. */
function reasonFor({ value }: Condition, evidence: readonly Reason[]): Reason | undefined {
  if (typeof value !== 'object') return evidence[0];
  return evidence.find(({ message }) => value.some((word) => message.startsWith(`${word} `)));
}

type Told = Omit<EntryResult, 'status' | 'points' | 'paths' | 'count'>;

function scored(
  { level, weight }: Told,
  isThere: boolean,
  count: number,
  { atLeast = 1 }: LayoutEntry,
): Pick<EntryResult, 'status' | 'points' | 'because'> {
  if (level === 'forbidden') return isThere ? { status: 'found', points: -weight } : { status: 'clear', points: 0 };
  if (level === 'optional') return { status: isThere ? 'there' : 'absent', points: 0 };
  if (isThere) return { status: 'met', points: weight };
  return count === 0
    ? { status: 'missing', points: 0 }
    : { status: 'missing', points: 0, because: `There is ${count} of at least ${atLeast}.` };
}

/** An entry that each of several folders must have: points in proportion to those that do. */
function inEach(
  told: Told,
  folders: readonly Folder[],
  globs: readonly string[],
  aside: ReadonlySet<string>,
): EntryResult {
  const paths: string[] = [];
  const lacking: string[] = [];
  for (const folder of folders) {
    const search = new Search();
    const number = search.ask(globs);
    search.run(folder, aside);
    const [first] = search.of(number).paths;
    if (first === undefined) lacking.push(`${folder.path}/`);
    else paths.push(first);
  }
  const count = folders.length - lacking.length;
  const shown = { paths: paths.slice(0, SHOWN), count };
  if (told.level === 'optional') return { ...told, ...shown, status: count > 0 ? 'there' : 'absent', points: 0 };
  if (told.level === 'forbidden') {
    return { ...told, ...shown, status: count > 0 ? 'found' : 'clear', points: count > 0 ? -told.weight : 0 };
  }
  if (lacking.length === 0) return { ...told, ...shown, status: 'met', points: told.weight };
  return {
    ...told,
    ...shown,
    status: count === 0 ? 'missing' : 'partly',
    points: Math.floor((told.weight * count * 10) / folders.length) / 10,
    lacking: lacking.sort().slice(0, LACKING),
    because: `${count} of ${folders.length} folders have it.`,
  };
}

/** What the ecosystem says comes before what is said of all. */
function suchOf(variants: readonly EntryPaths[]): string | undefined {
  return [...variants].reverse().find(({ such }) => such !== undefined)?.such;
}
