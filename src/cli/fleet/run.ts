import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localSource } from '../../app/fleet/local.js';
import { oncePolicies } from '../../app/fleet/once-policies.js';
import type { FleetPlan } from '../../app/fleet/plan.js';
import { type FleetSettings, requirePolicy } from '../../app/fleet/row.js';
import { FleetStopped, runFleet } from '../../app/fleet/run.js';
import type { FleetSource } from '../../app/fleet/source.js';
import { VERSION } from '../../app/version.js';
import type { FleetClient } from '../../github/fleet/client.js';
import { digest } from '../../lib/hash.js';
import { UserMistake } from '../../lib/mistake.js';
import { once } from '../../lib/once.js';
import type { PolicySource } from '../../policy/policy-source.js';
import type { FleetState } from '../../report/fleet/fleet.js';
import { folderFinder } from './clones.js';
import { policiesOf } from './policies.js';
import { openPrevious } from './previous.js';
import { type Progress, progressOf } from './progress.js';
import { openRowLog } from './row-log.js';
import { tidy } from './tidy.js';

/** One of the shards of a plan, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface RunOptions {
  readonly plan: FleetPlan;
  readonly shard: Shard;
  readonly output: string;
  /** Folder of clones that contents come from, in place of the plan's. */
  readonly folder?: string;
  /** `fleet.jsonl` of an earlier run. */
  readonly previous?: string;
  /** Where shared policies come from. Absent: the folder `policyFolder`, that of the clones, or GitHub. */
  readonly policies?: PolicySource;
  readonly policyFolder?: string;
  /** Called when GitHub is asked. */
  readonly connect: (progress: Progress) => Promise<FleetClient>;
  readonly stopped?: () => boolean;
  /** Web address of GitHub, for addresses of policies. */
  readonly server?: string;
}

/** What a shard did: `log-1-of-8.json`, for people. It holds what rows must not: times and numbers of requests. */
export interface RunLog {
  /** Names what the rows rest on: those of another run are not gone on with. */
  readonly key: string;
  readonly started: string;
  readonly ended?: string;
  readonly repositories: number;
  readonly done: number;
  /** Rows that an earlier run had. */
  readonly kept: number;
  readonly states: Readonly<Partial<Record<FleetState, number>>>;
  readonly requests: number;
  /** Seconds that GitHub was waited for. */
  readonly waited: number;
  /** Why it ended before its end. */
  readonly stopped?: string;
}

/** `3/8`. Throws UserMistake for what is none, or not of the plan. */
export function shardOf(text: string | undefined, { shards }: FleetPlan): Shard {
  if (text === undefined) return { index: 1, of: 1 };
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (index === undefined || shard.index < 1 || shard.index > shard.of)
    throw new UserMistake(`--shard ${text}: write it as 3/8, the third of eight.`);
  if (shard.of !== shards && shard.of !== 1)
    throw new UserMistake(
      `--shard ${text}: the plan has ${shards} shards. Give one of 1/${shards} to ${shards}/${shards}.`,
    );
  return shard;
}

/** Looks at the repositories of a shard that have no row yet, each row on disk as soon as it is made. Throws UserMistake. */
export async function runShard(options: RunOptions): Promise<RunLog> {
  const { plan, shard, output } = options;
  const { index, of } = shard;
  const meant = of === 1 ? plan.repositories : plan.repositories.filter((entry) => entry.shard === index);
  mkdirSync(output, { recursive: true });
  const place = (what: string, ending: string): string => join(output, `${what}-${index}-of-${of}.${ending}`);
  const key = digest(VERSION, plan.day, plan.asked, plan.policy ?? '', options.folder ?? plan.folder ?? '');
  const log = openRowLog(place('rows', 'jsonl'), logKey(place('log', 'json')) === key);
  const left = meant.filter(({ repository }) => !log.done.has(repository));
  const progress = progressOf(meant.length, meant.length - left.length);
  const previous = openPrevious(options.previous, plan.day);
  let tally: Tally = { done: meant.length - left.length, kept: 0, states: {} };
  const started = new Date().toISOString();
  const client: { now?: FleetClient } = {};
  const note = (more: Partial<RunLog> = {}): RunLog => {
    const { requests, waited } = client.now?.spent() ?? { requests: 0, waited: 0 };
    const said = { key, started, repositories: meant.length, ...tally, requests, waited: Math.round(waited), ...more };
    writeFileSync(place('log', 'json'), `${JSON.stringify(said, undefined, 1)}\n`);
    return said;
  };
  note();
  const github = once(async () => {
    client.now = await options.connect(progress);
    return client.now;
  });
  try {
    const settings = settingsOf(options, github);
    if (left.length > 0) await requirePolicy(settings);
    const { source, atOnce } = left.length === 0 ? NOTHING : await sourceOf(options, github);
    await runFleet({
      entries: left,
      source,
      settings,
      previous: previous.row,
      atOnce,
      starts: ({ repository }) => progress.starts(repository),
      stopped: options.stopped,
      done: ({ row, kept }) => {
        log.append(row);
        tally = counted(tally, row.state, kept);
        progress.done();
        if (tally.done % TIDY_EVERY === 0) tidy();
      },
    });
    return note({ ended: new Date().toISOString() });
  } catch (error) {
    if (!(error instanceof FleetStopped)) throw error;
    return note({ ended: new Date().toISOString(), stopped: error.because });
  } finally {
    progress.end();
    log.close();
    previous.close();
  }
}

type Tally = Pick<RunLog, 'done' | 'kept' | 'states'>;

function counted({ done, kept, states }: Tally, state: FleetState, isKept: boolean): Tally {
  return { done: done + 1, kept: kept + (isKept ? 1 : 0), states: { ...states, [state]: (states[state] ?? 0) + 1 } };
}

const NOTHING: { readonly source: FleetSource; readonly atOnce: number } = {
  source: localSource(() => undefined),
  atOnce: 1,
};
/** Repositories after which memory is tidied. */
const TIDY_EVERY = 100;
/** Repositories of GitHub that are looked at at once: most of the time is waiting, and each takes memory. */
const AT_ONCE = 4;

async function sourceOf(
  { plan, folder = plan.folder }: RunOptions,
  github: () => Promise<FleetClient>,
): Promise<{ readonly source: FleetSource; readonly atOnce: number }> {
  if (folder !== undefined) return { source: localSource(folderFinder(folder)), atOnce: 1 };
  const { githubSource } = await import('./github.js');
  return { source: githubSource(await github()), atOnce: AT_ONCE };
}

function settingsOf(
  { plan: { policy, day, folder: planned }, folder = planned, policies, policyFolder = folder, server }: RunOptions,
  github: () => Promise<FleetClient>,
): FleetSettings {
  return {
    today: day,
    ...(folder === undefined ? {} : { inFolder: true }),
    ...(policy === undefined ? {} : { policy }),
    ...(server === undefined ? {} : { server }),
    policies: oncePolicies(policies ?? policiesOf(policyFolder, github)),
  };
}

function logKey(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { key } = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunLog>;
    return key;
  } catch {
    return undefined;
  }
}
