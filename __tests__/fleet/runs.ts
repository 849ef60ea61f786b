import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FleetPlan } from '../../src/app/fleet/plan.js';
import { FleetStopped } from '../../src/app/fleet/run.js';
import { askedOf } from '../../src/cli/fleet/asked.js';
import { mergeShards } from '../../src/cli/fleet/merge.js';
import { makePlan } from '../../src/cli/fleet/plan.js';
import { type RunLog, runShard, type Shard } from '../../src/cli/fleet/run.js';
import type { CommandOptions } from '../../src/cli/options.js';
import { type FleetClient, openFleetClient } from '../../src/github/fleet/client.js';
import { memoryPolicies } from '../../src/policy/memory-policies.js';
import type { FleetRow } from '../../src/report/fleet/fleet.js';
import { type LocalGithub, TOKEN } from '../github/server/server.js';
import { DAY, OWNER, POLICY, POLICY_NAME } from './organisation.js';

/** Runs over the local GitHub, with a clock that never really waits. */
export interface Runs {
  readonly plan: (shards: number, sources?: readonly string[], options?: CommandOptions) => Promise<FleetPlan>;
  readonly run: (plan: FleetPlan, output: string, more?: RunMore) => Promise<RunLog>;
  readonly merge: (folders: readonly string[], plan?: FleetPlan, previous?: string) => Promise<string>;
  /** Pauses that were made, in seconds, and what was said of them. */
  readonly pauses: number[];
  readonly said: string[];
  readonly folder: (name: string) => string;
}

export interface RunMore {
  readonly shard?: Shard;
  readonly previous?: string;
  readonly folder?: string;
  readonly stopped?: () => boolean;
  readonly hours?: number;
}

export function runsOn(github: LocalGithub, root = mkdtempSync(join(tmpdir(), 'groundplan-fleet-'))): Runs {
  const pauses: number[] = [];
  const said: string[] = [];
  let now = Date.now();
  const connect = (hours?: number): Promise<FleetClient> =>
    openFleetClient({
      token: TOKEN,
      api: github.url,
      proxied: false,
      waits: (seconds, why) => said.push(`${why}: ${Math.round(seconds)} s`),
      clock: {
        now: () => now,
        pause: async (milliseconds) => {
          pauses.push(Math.round(milliseconds / 1000));
          now += milliseconds;
        },
      },
      stop: (because) => new FleetStopped(because),
      ...(hours === undefined ? {} : { most: hours * 3_600_000 }),
    });
  let merges = 0;
  return {
    pauses,
    said,
    folder: (name) => join(root, name),
    plan: async (shards, sources = [OWNER], options = {}) => {
      const asked = askedOf(sources, { policy: POLICY_NAME, today: DAY, archived: true, ...options }, DAY);
      return (await makePlan(asked, () => connect(), shards)).plan;
    },
    run: (plan, output, { shard = { index: 1, of: 1 }, hours, ...more } = {}) =>
      runShard({
        plan,
        shard,
        output: join(root, output),
        policies: memoryPolicies({ 'acme/policies@v1': { 'base.yml': POLICY } }),
        connect: () => connect(hours),
        ...more,
      }),
    merge: async (folders, plan, previous) => {
      const output = join(root, `merged-${++merges}`);
      await mergeShards({
        folders: folders.map((folder) => join(root, folder)),
        output,
        today: DAY,
        ...(plan === undefined ? {} : { plan }),
        ...(previous === undefined ? {} : { previous }),
      });
      return join(output, 'fleet.jsonl');
    },
  };
}

export function rowsIn(path: string): ReadonlyMap<string, FleetRow> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => JSON.parse(line) as FleetRow).map((row) => [row.repository.replace(/^acme\//, ''), row]),
  );
}
