import { by } from '../../lib/compare.js';
import type { FleetEntry } from './entry.js';

/** Jobs that a matrix of GitHub Actions may have. */
export const MOST_SHARDS = 256;

/** What one run over a fleet is to do: `plan.json`. */
export interface FleetPlan {
  readonly format: 1;
  readonly version: string;
  /** Day that the run is of, as `2030-12-31`. */
  readonly day: string;
  /** `acme`, names, or a folder. */
  readonly source: string;
  /** Absolute path of the folder of clones that contents come from. Absent: GitHub. */
  readonly folder?: string;
  readonly policy?: string;
  /** Names what was asked for: equal, the same repositories were meant. */
  readonly asked: string;
  readonly shards: number;
  /** By name; `shard` counts from 1. */
  readonly repositories: readonly (FleetEntry & { readonly shard: number })[];
}

/** One repository weighs at least this much; its size adds to it, by far not in proportion: history and pictures are not read. */
const BASE_WEIGHT = 100;

/** Divides repositories among shards so that each has about as much to do: the heaviest first, each to the lightest shard. */
export function balanced<T extends Pick<FleetEntry, 'repository' | 'size'>>(
  entries: readonly T[],
  shards: number,
): readonly (T & { readonly shard: number })[] {
  const loads = Array.from({ length: shards }, () => 0);
  const heaviest = [...entries].sort(
    by(
      (entry) => -weightOf(entry),
      ({ repository }) => repository,
    ),
  );
  const placed = heaviest.map((entry) => {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + weightOf(entry);
    return { ...entry, shard: lightest + 1 };
  });
  return placed.sort(by(({ repository }) => repository));
}

function weightOf({ size }: Pick<FleetEntry, 'size'>): number {
  return BASE_WEIGHT + Math.sqrt(Math.max(0, size));
}

/** Repositories that a job looks at in a few minutes, once the rate limit lets it. */
const PER_SHARD = 200;

/** How many shards are worth their start. */
export function usualShards(repositories: number): number {
  return Math.min(MOST_SHARDS, Math.max(1, Math.ceil(repositories / PER_SHARD)));
}

/** What a repository costs that was not looked at before: its branch, its tree, and files that are read (measured on 150 public ones). */
const FIRST_REQUESTS = 18;

/** Requests and hours that a run needs. */
export interface FleetEstimate {
  /** Nothing is known of the repositories. */
  readonly first: number;
  /** Nothing has changed since the last run. */
  readonly unchanged: number;
  readonly hours: readonly {
    readonly token: string;
    readonly hourly: number;
    readonly first: number;
    readonly unchanged: number;
  }[];
}

/** What GitHub lets each kind of token ask in an hour. */
export function estimate(repositories: number): FleetEstimate {
  const first = repositories * FIRST_REQUESTS;
  const hours = (requests: number, hourly: number): number => Math.ceil((requests / hourly) * 10) / 10;
  const app = Math.min(12_500, 5_000 + 50 * Math.max(0, repositories - 20));
  const tokens = [
    { token: "the workflow's own GITHUB_TOKEN", hourly: 1_000 },
    { token: 'a personal token', hourly: 5_000 },
    { token: 'a GitHub App on this organisation', hourly: app },
    { token: 'a GitHub App on an enterprise', hourly: 15_000 },
  ];
  return {
    first,
    unchanged: repositories,
    hours: tokens.map(({ token, hourly }) => ({
      token,
      hourly,
      first: hours(first, hourly),
      unchanged: hours(repositories, hourly),
    })),
  };
}
