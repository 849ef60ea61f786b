import { parseAlone } from '../documents/parse.js';
import { UserMistake } from '../lib/mistake.js';
import { quoted } from '../lib/quoted.js';
import { CONFIG_PATHS } from '../policy/config.js';
import { plainOf } from '../policy/plain.js';
import { PolicyFailure, PolicyMistake } from '../policy/policy-source.js';
import { RULE_FILES } from '../policy/rule-file-path.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Repository } from '../source/repository.js';
import type { AnalyseOptions } from './analysis.js';
import { type GivenFile, pathInside } from './compare/given.js';
import { type Setup, setUp } from './own-rules.js';

/** What a run is held to, and which version of the repository said so. */
export interface Decision {
  readonly setup: Setup;
  readonly from: 'base' | 'head';
  /** The options, with files that were given by their paths as the version that decides has them. */
  readonly options: AnalyseOptions;
  /** The version that decides, where it is another than the one that is judged. */
  readonly base?: Repository;
  /** What people must know of it. */
  readonly notices: readonly string[];
  /** What held where the change left: what it changes of that is told. Absent: it had mistakes, or the judged version decides. */
  readonly before?: Setup;
  /** What the version that is judged says itself. Absent: what held where it left, or it decides. */
  readonly proposed?: Proposed;
}

/** A configuration that a change proposes: what comes of it, or its mistakes. */
export type Proposed = { readonly setup: Setup } | { readonly mistakes: readonly string[] };

/**
 * Loads what holds for a run. With a version to compare with it is that version's: a change must not judge itself. Throws UserMistake
 * where that has mistakes and the change does not mend them, and PolicyFailure where a policy that it extends cannot be loaded.
 */
export async function decide(repository: Repository, options: AnalyseOptions): Promise<Decision> {
  const { base, policy } = options;
  // What the change goes into may have moved on since the change left it.
  const decider = policy?.decidedBy ?? base;
  if (decider === undefined || policy?.from === 'head') {
    return { setup: await setUp(repository, loadRulebook(), options), from: 'head', options, notices: [] };
  }
  const noted = noting(decider.repository);
  const asked = withBaseFiles(noted.source, repository, options);
  const common = { from: 'base', base: decider.repository } as const;
  try {
    const given = configOf(asked);
    const setup = await setUp(noted.source, loadRulebook(), given);
    const left =
      base === undefined || base === decider ? { noted, asked, setup } : await leftAt(base, repository, options);
    const proposed = await proposedSince(left, repository, options);
    return {
      ...common,
      setup,
      options: given,
      notices: [],
      ...(left.setup === undefined ? {} : { before: left.setup }),
      ...(proposed === undefined ? {} : { proposed }),
    };
  } catch (error) {
    if (!isMistake(error)) throw error;
    // What could not be had is no mistake that a change could mend.
    const [lacking] = noted.unreadable;
    if (lacking !== undefined) throw lackingIn(decider.ref, lacking);
    const proposed = await proposedBy(repository, options);
    if ('mistakes' in proposed) throw error;
    return { ...common, ...(await withoutMistakes(decider.repository, asked)), proposed };
  }
}

/** Whether words of a configuration or of the policies that it extends are wrong, and nothing lacks. */
function isMistake(error: unknown): boolean {
  return error instanceof UserMistake || error instanceof PolicyMistake;
}

/** Where a change left, and what held there. */
interface Left {
  readonly noted: Noted;
  readonly asked: Asked;
  /** Absent: it had mistakes. */
  readonly setup?: Setup;
}

async function leftAt(
  { repository }: NonNullable<AnalyseOptions['base']>,
  head: Repository,
  options: AnalyseOptions,
): Promise<Left> {
  const noted = noting(repository);
  const asked = withBaseFiles(noted.source, head, options);
  try {
    return { noted, asked, setup: await setUp(noted.source, loadRulebook(), configOf(asked)) };
  } catch (error) {
    if (error instanceof UserMistake || error instanceof PolicyFailure) return { noted, asked };
    throw error;
  }
}

/** What the head says that what it left did not. */
async function proposedSince(
  { noted, asked, setup }: Left,
  repository: Repository,
  options: AnalyseOptions,
): Promise<Proposed | undefined> {
  const isGivenAsIs = isSameText(asked.options.config?.text, options.config?.text);
  if (isGivenAsIs && isPlainlySame(noted, repository)) return undefined;
  const now = noting(repository);
  const proposed = await proposedBy(now.source, options);
  const isSame = isGivenAsIs && setup !== undefined && !('mistakes' in proposed) && isSameIn(noted, now);
  return isSame ? undefined : proposed;
}

function lackingIn(ref: string, path: string): PolicyFailure {
  return new PolicyFailure(
    `${path}: its content in ${quoted(ref)} is not here, so it is not known what holds. Fetch it whole (actions/checkout: fetch-depth: 0).`,
  );
}

/** What the head says, or what is wrong with it. */
async function proposedBy(repository: Repository, options: AnalyseOptions): Promise<Proposed> {
  try {
    return { setup: await setUp(repository, loadRulebook(), options) };
  } catch (error) {
    if (error instanceof UserMistake || error instanceof PolicyFailure) return { mistakes: error.lines };
    throw error;
  }
}

/** Files that were given by their paths, as the base has them where they lie in what is looked at. */
interface Asked {
  readonly options: AnalyseOptions;
  /** The base's configuration of the given path cannot be read. */
  readonly unreadable?: string;
}

function withBaseFiles(base: Repository, head: Repository, options: AnalyseOptions): Asked {
  const { config, ...others } = options;
  const path = config === undefined ? undefined : pathInside(config, options.target, head);
  if (config === undefined || path === undefined) return { options };
  const read = base.read(path);
  if (read.ok) return { options: { ...others, config: { path, text: read.text } } };
  // A file that is new does not decide yet: what the base has as its own does.
  return read.reason === 'missing' && !base.skipped.some((one) => one.path === path)
    ? { options: others }
    : { options: others, unreadable: `${path}: ${read.message}` };
}

function configOf({ options, unreadable }: Asked): AnalyseOptions {
  if (unreadable !== undefined) throw new UserMistake(unreadable);
  return options;
}

/**
 * What holds where the configuration of the base has mistakes and the change mends them: the policies that it extends, as far as they can
 * be told, and the built-in preset. Else the mistake could never be mended by a pull request.
 */
async function withoutMistakes(
  base: Repository,
  { options }: Asked,
): Promise<Pick<Decision, 'setup' | 'options' | 'notices'>> {
  const own = options.config ?? ownFile(base);
  const path = own?.path ?? CONFIG_PATHS[0] ?? '';
  const told = 'The configuration of the base has mistakes, which this change mends.';
  const by = (policies: readonly unknown[]): AnalyseOptions => {
    const text = policies.length === 0 ? '' : JSON.stringify({ extends: policies });
    return { ...options, config: { path, text } };
  };
  const stand = async (policies: readonly unknown[]): Promise<Setup | undefined> => {
    try {
      return await setUp(base, loadRulebook(), by(policies));
    } catch (error) {
      if (!isMistake(error) || policies.length === 0) throw error;
      return undefined;
    }
  };
  const extended = own === undefined ? [] : await extendedBy(own);
  const left: unknown[] = [];
  let setup = await stand(extended);
  if (setup !== undefined) left.push(...extended);
  // One of them may be the mistake, and the others still hold.
  for (const one of setup === undefined && extended.length <= MOST_EXTENDED ? extended : []) {
    const wider = await stand([...left, one]);
    if (wider === undefined) continue;
    setup = wider;
    left.push(one);
  }
  const rest =
    left.length === 0
      ? 'It is judged by the built-in preset and what the run is given.'
      : `It is judged by ${left.length === extended.length ? 'the' : `${left.length} of the ${extended.length}`} policies that it extends and by nothing else of it.`;
  return {
    setup: setup ?? (await setUp(base, loadRulebook(), by([]))),
    options: by(left),
    notices: [`${told} ${rest}`],
  };
}

/** Policies that a configuration extends of which each is tried alone, where they do not stand together. */
const MOST_EXTENDED = 20;

function ownFile(repository: Repository): GivenFile | undefined {
  for (const path of CONFIG_PATHS) {
    const read = repository.has(path) ? repository.read(path) : undefined;
    if (read?.ok === true) return { path, text: read.text };
  }
  return undefined;
}

/** What a configuration extends; nothing where that cannot be told. */
async function extendedBy({ path, text }: GivenFile): Promise<readonly unknown[]> {
  const { documents } = await parseAlone(path, text);
  const [root] = documents;
  const { value } = (root === undefined ? undefined : plainOf(root)) ?? {};
  if (typeof value !== 'object' || value === null || !('extends' in value)) return [];
  return [value.extends].flat();
}

/** A repository that notes which files it is asked for. */
interface Noted {
  readonly source: Repository;
  readonly asked: ReadonlySet<string>;
  /** Files of which the content could not be had. */
  readonly unreadable: ReadonlySet<string>;
}

function noting(repository: Repository): Noted {
  const asked = new Set<string>(CONFIG_PATHS);
  const unreadable = new Set<string>();
  const source: Repository = {
    ...repository,
    has: (path) => {
      asked.add(path);
      return repository.has(path);
    },
    read: (path) => {
      asked.add(path);
      const read = repository.read(path);
      if (!read.ok && read.reason === 'unreadable') unreadable.add(path);
      return read;
    },
  };
  return { source, asked, unreadable };
}

/** Whether a version has the same configuration as another, which names no files of rules: those may be in folders, with new ones. */
function isPlainlySame({ source, asked }: Noted, other: Repository): boolean {
  if (CONFIG_PATHS.some((path) => isInTheWay(other, path))) return false;
  const isNaming = [...asked].some((path) => textOf(source, path)?.includes(RULE_FILES) === true);
  return !isNaming && haveSame(asked, source, other);
}

/** Whether two versions were asked for the same, and have the same. */
function isSameIn(a: Noted, b: Noted): boolean {
  return [...b.asked].every((path) => a.asked.has(path)) && haveSame(a.asked, a.source, b.source);
}

function haveSame(paths: ReadonlySet<string>, a: Repository, b: Repository): boolean {
  return [...paths].every((path) => a.has(path) === b.has(path) && isSameText(textOf(a, path), textOf(b, path)));
}

/** Whether something that is no file stands where the configuration would. */
function isInTheWay({ skipped, files }: Repository, path: string): boolean {
  return skipped.some((one) => one.path === path) || files.some((file) => file.path.startsWith(`${path}/`));
}

function textOf(repository: Repository, path: string): string | undefined {
  const read = repository.has(path) ? repository.read(path) : undefined;
  return read?.ok === true ? read.text : undefined;
}

/** A checkout may write other line breaks than the object that it is of. */
function isSameText(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && plain(a) === plain(b));
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
