import { digest } from '../../lib/hash.js';
import { UserMistake } from '../../lib/mistake.js';
import { ownersOf } from '../../policy/codeowners.js';
import { PolicyFailure, type PolicySource, type RepositoryFacts } from '../../policy/policy-source.js';
import type { FleetRow } from '../../report/fleet/fleet.js';
import { loadRulebook } from '../../rulebook/load.js';
import { memory } from '../../source/memory.js';
import { analyse } from '../analyse.js';
import type { Analysis } from '../analysis.js';
import { setUp } from '../own-rules.js';
import { VERSION } from '../version.js';
import type { FleetEntry } from './entry.js';
import { fleetResult } from './result.js';
import { FleetFailure, type FleetSource, type Tip } from './source.js';
import { staleFrom } from './stale.js';

/** What holds for all repositories of a run. */
export interface FleetSettings {
  /** Shared policy, `owner/repo/path@ref`. */
  readonly policy?: string;
  /** Where policies come from. Give one that asks for each policy once. */
  readonly policies?: PolicySource;
  /** Web address of GitHub, for addresses of policies. */
  readonly server?: string;
  /** The repositories are clones in a folder. */
  readonly inFolder?: true;
  /** As `2030-12-31`. */
  readonly today: string;
}

/** What a row rests on is written into its digest, and rows of other shapes are made anew. */
const SHAPE = '2';

/**
 * Looks at one repository. `previous` is its row of an earlier run, which is kept where nothing changed that it rests on. Whatever
 * goes wrong with the repository ends in the row; what ends a run, such as time that is up, is thrown by the source.
 */
export async function fleetRow(
  entry: FleetEntry,
  source: FleetSource,
  settings: FleetSettings,
  previous?: FleetRow,
): Promise<MadeRow> {
  const tip = await source.open(entry);
  if (tip.kind === 'failed') {
    const { state, reason, branch } = tip;
    return { row: rowOf(entry, { state, reason, ...(branch === undefined ? {} : { branch }) }), kept: false };
  }
  try {
    const { branch, commit, tree } = tip;
    const at = { ...(branch === undefined ? {} : { branch }), commit, tree };
    if (previous !== undefined && (await holds(previous, entry, tip, settings)))
      return { row: rowOf(entry, { ...previous, ...at }), kept: true };
    return { row: rowOf(entry, { ...at, ...(await looked(entry, tip, settings)) }), kept: false };
  } finally {
    tip.close();
  }
}

/** `kept`: it is the row of an earlier run. */
export interface MadeRow {
  readonly row: FleetRow;
  readonly kept: boolean;
}

/**
 * Loads the policy that is given for all repositories, before any of them is looked at: a mistake in it is one of the run. Throws
 * PolicyFailure.
 */
export async function requirePolicy({ policy, policies: source }: FleetSettings): Promise<void> {
  if (policy === undefined) return;
  // Of a repository of which everything is known, which none of its entries is for.
  const facts: RepositoryFacts = { name: '-/-', topics: [], language: null, teams: [], properties: {} };
  const given = { shared: policy, facts, ...(source === undefined ? {} : { source }) };
  await setUp(memory({}), loadRulebook(), { policy: given });
}

type Found = Omit<FleetRow, 'repository'>;

async function looked(entry: FleetEntry, tip: Tip, settings: FleetSettings): Promise<Found> {
  const { policy, policies: source, today, server } = settings;
  let files = 0;
  let teams: readonly string[] | undefined;
  try {
    const { value, lacking, lasting } = await tip.look(async (repository): Promise<Analysis> => {
      files = repository.files.length;
      const owners = ownersOf(repository);
      teams = 'owners' in owners ? owners.owners : undefined;
      return analyse(repository, {
        target: entry.repository,
        today,
        policy: {
          ...(policy === undefined ? {} : { shared: policy }),
          ...(source === undefined ? {} : { source }),
          ...(server === undefined ? {} : { server }),
          facts: factsOf(entry, settings.inFolder === true),
          from: 'head',
        },
      });
    });
    if (files === 0 && lacking.length === 0) return { state: 'empty', reason: 'It has no file to look at.' };
    const policies = policiesOf(value);
    const stale = staleFrom(value, today);
    return {
      state: lacking.length === 0 ? 'analysed' : 'partial',
      ...(lacking.length === 0 ? {} : { reason: lacking.join(' ') }),
      ...(teams === undefined ? {} : { teams }),
      policies,
      ...(lasting ? { digest: digestOf(entry, tip.tree, policies, settings) } : {}),
      ...(stale === undefined ? {} : { staleFrom: stale }),
      result: fleetResult(value, lacking),
    };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): Found {
  if (error instanceof FleetFailure) return { state: error.state, reason: error.reason };
  if (error instanceof UserMistake || error instanceof PolicyFailure)
    return { state: 'policy-error', reason: shortened(error.lines.join(' ')) };
  if (!(error instanceof Error) || error.name === 'FleetStopped') throw error;
  return { state: 'broken', reason: `Groundplan failed on it: ${shortened(error.message)} Please report it.` };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 1000 ? `${line.slice(0, 1000)}…` : line;
}

function factsOf({ repository, topics, language, properties }: FleetEntry, inFolder: boolean): RepositoryFacts {
  return {
    name: repository,
    ...(inFolder ? { inFolder } : {}),
    ...(topics === undefined ? {} : { topics }),
    ...(language === undefined ? {} : { language }),
    ...(properties === undefined ? {} : { properties }),
  };
}

/** Shared policies with their commits, the furthest first. */
function policiesOf({ report }: Analysis): readonly string[] {
  return (report.policy?.sources ?? []).flatMap(({ name, commit }) =>
    commit === undefined ? [] : [`${name} ${commit}`],
  );
}

/** Whether an earlier row rests on the same tree, facts, policies and version, and its day is not over. */
async function holds(previous: FleetRow, entry: FleetEntry, { tree }: Tip, settings: FleetSettings): Promise<boolean> {
  const { digest: known, staleFrom: stale, policies = [] } = previous;
  if (known === undefined || (stale !== undefined && settings.today >= stale)) return false;
  const now = await Promise.all(policies.map((policy) => resolvedNow(policy, settings.policies)));
  return now.every((policy) => policy !== undefined) && known === digestOf(entry, tree, now, settings);
}

/** The policy with the commit that its tag stands for today; undefined when it cannot be had. */
async function resolvedNow(policy: string, source: PolicySource | undefined): Promise<string | undefined> {
  const [, name, owner = '', repo = '', ref = ''] = /^(([^/\s]+)\/([^/\s]+)\/\S+@([^@\s]+)) /.exec(policy) ?? [];
  if (name === undefined || source === undefined) return undefined;
  try {
    return `${name} ${(await source.open({ owner, repo, ref })).commit}`;
  } catch (error) {
    if (error instanceof PolicyFailure) return undefined;
    throw error;
  }
}

function digestOf(
  { repository, topics, language, properties }: FleetEntry,
  tree: string,
  policies: readonly (string | undefined)[],
  { policy }: FleetSettings,
): string {
  const facts = [repository, topics ?? null, language ?? null, properties ?? null];
  return digest(SHAPE, VERSION, tree, policy ?? '', JSON.stringify(facts), ...policies.map((one) => one ?? ''));
}

/** A row with its fields in one order, so that equal rows are equal texts. */
function rowOf(entry: FleetEntry, found: Found): FleetRow {
  const { repository, url, language, topics, archived, fork, properties } = entry;
  const { state, reason, branch, commit, tree, teams, policies, digest: name, staleFrom: stale, result } = found;
  return {
    repository,
    state,
    reason,
    url,
    branch: branch ?? entry.branch,
    commit,
    tree,
    language,
    topics,
    archived,
    fork,
    teams,
    properties,
    policies,
    digest: name,
    staleFrom: stale,
    result,
  };
}
