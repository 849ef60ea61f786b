import { type Location, wholeFile } from '../../documents/location.js';
import { expandBraces } from '../../lib/braces.js';
import { compareText } from '../../lib/compare.js';
import { matchGlob, parseGlob } from '../../lib/glob.js';
import { quoted } from '../../lib/quoted.js';
import type { Check, LintContext, RepositoryTree, Violation } from '../check.js';

/** Something that a pattern asks of the tree. */
export interface Ask {
  /** What it is, as it stands in a sentence: `a Compose file for the data tier`. */
  readonly what: string;
  /** Globs of paths, in lower case, of which one is enough. */
  readonly anyOf: readonly string[];
  /** A name that it could have. */
  readonly such: string;
  /** Globs of paths, in lower case: only where one of them is there it is asked for. */
  readonly where?: readonly string[];
  /** Globs of folders, in lower case: each of them must hold it. Absent: the repository. Folders that nobody has ask for nothing. */
  readonly inEach?: readonly string[];
}

export interface Params {
  /** Profile of rules/layouts whose required entries are asked for. */
  readonly profile: string;
  /** What is asked for. Absent: what the profile requires. */
  readonly asks?: readonly Ask[];
  /** Words of folders that say nothing about what the repository is: what stands in them counts for nothing. Absent: as in all profiles. */
  readonly except?: readonly string[];
}

const MAX_RELATED = 20;
const MAX_FOLDERS = 5;

/** Configurations, where a pattern is declared. */
const CONFIGURATION: readonly string[] = ['.groundplan.yml', '.groundplan.yaml'];

/** What a pattern asks of the tree and is not there, as one finding, with what stands for the rest. Names are read without their case. */
export const check: Check<Params> = {
  name: 'prescribed-files',
  scope: 'repository',
  *run(context, { asks = [], except = [] }) {
    const { tree } = context;
    if (tree === undefined) return;
    const paths = pathsOf(tree, except);
    const answers = asks.map((ask) => answerTo(ask, paths));
    const missing = answers.filter(({ lacking }) => lacking !== undefined);
    if (missing.length === 0 || paths.length === 0) return;
    yield violation(context, answers, placeIn(context, tree, paths));
  },
};

interface Path {
  readonly path: string;
  readonly lower: string;
}

interface Answer {
  readonly ask: Ask;
  /** What is missing, as it stands in a sentence. */
  readonly lacking?: string;
  /** The first path that stands for it. */
  readonly found?: string;
}

function pathsOf(tree: RepositoryTree, except: readonly string[]): Path[] {
  const aside = new Set(except);
  return [...tree.files()]
    .map(({ path }) => ({ path, lower: path.toLowerCase() }))
    .filter(
      ({ lower }) =>
        !lower
          .split('/')
          .slice(0, -1)
          .some((folder) => aside.has(folder)),
    )
    .sort((a, b) => compareText(a.path, b.path));
}

function answerTo(ask: Ask, paths: readonly Path[]): Answer {
  const globs = parsedGlobs(ask.anyOf);
  const meets = (text: string): boolean => globs.some((glob) => matchGlob(glob, text));
  if (ask.where !== undefined) {
    const conditions = parsedGlobs(ask.where);
    if (!paths.some(({ lower }) => conditions.some((glob) => matchGlob(glob, lower)))) return { ask };
  }
  if (ask.inEach === undefined) {
    const found = paths.find(({ lower }) => meets(lower));
    return found === undefined
      ? { ask, lacking: `${ask.what} (such as ${quoted(ask.such)})` }
      : { ask, found: found.path };
  }
  const folders = foldersIn(paths, ask.inEach);
  const without: string[] = [];
  let found: string | undefined;
  for (const [folder, below] of folders) {
    const first = below.find(({ lower }) => meets(lower.slice(folder.length + 1)));
    if (first === undefined) without.push(folder);
    else found ??= first.path;
  }
  if (without.length === 0) return { ask, ...(found === undefined ? {} : { found }) };
  const names = without.slice(0, MAX_FOLDERS).map((folder) => quoted(folder));
  const more = without.length > names.length ? ` and ${without.length - names.length} more` : '';
  return { ask, lacking: `${ask.what} in ${names.join(', ')}${more} (such as ${quoted(ask.such)})` };
}

/** The folders that meet one of the globs, each with what is below it. */
function foldersIn(paths: readonly Path[], globs: readonly string[]): ReadonlyMap<string, readonly Path[]> {
  const parsed = parsedGlobs(globs);
  const known = new Map<string, boolean>();
  const folders = new Map<string, Path[]>();
  for (const path of paths) {
    for (let end = path.lower.indexOf('/'); end > 0; end = path.lower.indexOf('/', end + 1)) {
      const folder = path.lower.slice(0, end);
      const meets = known.get(folder) ?? parsed.some((glob) => matchGlob(glob, folder));
      known.set(folder, meets);
      if (!meets) continue;
      const name = path.path.slice(0, end);
      const below = folders.get(name);
      if (below === undefined) folders.set(name, [path]);
      else below.push(path);
      break;
    }
  }
  return folders;
}

/** Where the pattern is declared, else the first Compose file, else the first file. */
function placeIn({ stacks }: LintContext, tree: RepositoryTree, paths: readonly Path[]): Location {
  const declared = CONFIGURATION.find((path) => tree.hasFile(path));
  if (declared !== undefined) return wholeFile(declared);
  return stacks[0]?.at ?? wholeFile(paths[0]?.path ?? '');
}

function violation({ pattern }: LintContext, answers: readonly Answer[], at: Location): Violation {
  const missing = answers.flatMap(({ lacking }) => lacking ?? []);
  const last = missing.at(-1) ?? '';
  const text = missing.length === 1 ? last : `${missing.slice(0, -1).join(', ')} and ${last}`;
  return {
    at,
    subject: '.',
    values: { missing: text, pattern },
    value: missing.join(', '),
    confidence: 'medium',
    related: answers
      .flatMap(({ ask, found }) =>
        found === undefined ? [] : [{ at: wholeFile(found), message: `This stands for ${ask.what}.` }],
      )
      .slice(0, MAX_RELATED),
  };
}

/** Globs ready to match; braces stand for what they list. */
function parsedGlobs(globs: readonly string[]): readonly ReturnType<typeof parseGlob>[] {
  return globs.flatMap((glob) => (expandBraces(glob) ?? []).map(parseGlob));
}
