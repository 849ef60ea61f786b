import { matchGlob, parseGlob } from '../lib/glob.js';
import type { MatchConfig } from './config-file.js';
import type { RepositoryFacts } from './policy-source.js';

/** Whether an entry of a policy is for a repository; `unknown` says in one sentence each what is not known of it, and how to give it. */
export type Fit = 'yes' | 'no' | { readonly unknown: readonly string[] };

/** What a fit is told of a repository. */
export interface MatchFacts extends Omit<RepositoryFacts, 'teams'> {
  /** Read from CODEOWNERS only where an entry asks. */
  readonly teams: () => { readonly owners: readonly string[] } | { readonly unknown: string };
}

/** What one bound says of a repository. */
type Bound = boolean | { readonly unknown: string };

/**
 * Whether a repository meets all bounds. One that it surely does not meet settles it; with one of which that is not known there is no
 * answer, since to guess would let a policy pass by.
 */
export function fits(match: MatchConfig, facts: MatchFacts): Fit {
  const unknown: string[] = [];
  for (const bound of boundsOf(match, facts)) {
    if (bound === false) return 'no';
    if (bound !== true) unknown.push(bound.unknown);
  }
  return unknown.length === 0 ? 'yes' : { unknown };
}

function* boundsOf(match: MatchConfig, facts: MatchFacts): Generator<Bound> {
  const { names, except, topics, languages, teams, properties } = match;
  if (names !== undefined) yield isNamed(names, facts);
  if (except !== undefined && except.length > 0) yield not(isNamed(except, facts));
  if (topics !== undefined) {
    yield facts.topics === undefined ? unknownOf('topics are', '--topic', facts) : meetsOne(topics, facts.topics);
  }
  if (languages !== undefined) {
    const { language } = facts;
    yield language === undefined
      ? unknownOf('main language is', '--language', facts)
      : meetsOne(languages, language === null ? [] : [language]);
  }
  if (properties !== undefined && Object.keys(properties).length > 0) {
    if (facts.properties === undefined) yield unknownOf('custom properties are', '--property', facts);
    else {
      const own = new Map(Object.entries(facts.properties));
      for (const [name, wanted] of Object.entries(properties)) {
        const values = [own.get(name) ?? []].flat();
        yield [wanted].flat().some((value) => values.includes(value));
      }
    }
  }
  // Last: it is the only one for which a file is read.
  if (teams !== undefined) {
    const known = facts.teams();
    yield 'unknown' in known
      ? { unknown: `Its owners are not known: ${known.unknown}` }
      : meetsOne(teams, known.owners);
  }
}

/** Whether a repository has one of the names. GitHub takes no notice of case, and neither does this. */
export function isNamed(globs: readonly string[], facts: Pick<RepositoryFacts, 'name' | 'inFolder'>): Bound {
  const { name } = facts;
  if (name === undefined) return unknownOf('name is', '--repository owner/name', facts);
  const full = name.toLowerCase();
  const alone = full.slice(full.lastIndexOf('/') + 1);
  for (const glob of globs) {
    if (glob.includes('/') && alone === full) return unknownOf('owner is', '--repository owner/name', facts);
    if (matchGlob(parseGlob(glob.toLowerCase()), glob.includes('/') ? full : alone)) return true;
  }
  return false;
}

function not(bound: Bound): Bound {
  return typeof bound === 'boolean' ? !bound : bound;
}

function meetsOne(wanted: readonly string[], values: readonly string[]): boolean {
  const known = new Set(values.map((value) => value.toLowerCase()));
  return wanted.some((one) => known.has(one.toLowerCase()));
}

/** `option` is the one of the command line that gives it. */
function unknownOf(
  what: string,
  option: string,
  { inFolder }: Pick<RepositoryFacts, 'inFolder'>,
): { readonly unknown: string } {
  const remedy =
    inFolder !== true
      ? `Give it with ${option}; the Action and the fleet ask GitHub.`
      : option.startsWith('--repository')
        ? "Give it with --owner, as git's remote origin of the clone, or by a folder of that name: owner/name."
        : 'Make the plan with GitHub, which tells it, and read the contents from the clones: groundplan fleet plan OWNER, then groundplan fleet run --dir FOLDER.';
  return { unknown: `The repository's ${what} not known, and this asks for it. ${remedy}` };
}
