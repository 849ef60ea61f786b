import { by, compareText } from '../../lib/compare.js';
import type { FleetResult, FleetRow, FleetState } from './fleet.js';
import { findingsOf, type Standing, standingOf } from './standing.js';

/** What became of a repository between two runs. Only what differs is there. */
export interface FleetChange {
  readonly repository: string;
  readonly pattern?: Step<FleetResult['pattern']>;
  readonly standing?: Step<Standing>;
  readonly state?: Step<FleetState>;
  readonly asExpected?: Step<FleetResult['asExpected']>;
  /** Rules of which other numbers of findings count, by id, sorted: how many more, or, negative, fewer. */
  readonly rules: readonly (readonly [id: string, by: number])[];
  /** Findings that count, of both runs. Absent: as many, or one of the runs has no result. */
  readonly findings?: Step<number>;
}

export interface Step<T> {
  readonly from: T;
  readonly to: T;
}

/** A run against an earlier one. All lists are sorted by repository. */
export interface FleetChanges {
  readonly appeared: readonly string[];
  /** In the earlier run and not in this one. */
  readonly gone: readonly string[];
  /** Repositories of both runs of which something differs. */
  readonly changed: readonly FleetChange[];
}

export function changesBetween(previous: readonly FleetRow[], rows: readonly FleetRow[]): FleetChanges {
  const before = new Map(previous.map((row) => [row.repository, row]));
  const now = new Set(rows.map(({ repository }) => repository));
  const changed = rows.flatMap((row) => {
    const earlier = before.get(row.repository);
    const change = earlier && changeOf(earlier, row);
    return change === undefined ? [] : [change];
  });
  return {
    appeared: [...now].filter((repository) => !before.has(repository)).sort(compareText),
    gone: [...before.keys()].filter((repository) => !now.has(repository)).sort(compareText),
    changed: changed.sort(by(({ repository }) => repository)),
  };
}

function changeOf(earlier: FleetRow, row: FleetRow): FleetChange | undefined {
  const [a, b] = [earlier.result, row.result];
  const both = a !== undefined && b !== undefined;
  const change = {
    ...(both && a.pattern.slug !== b.pattern.slug && { pattern: { from: a.pattern, to: b.pattern } }),
    ...step('standing', standingOf(earlier), standingOf(row)),
    ...step('state', earlier.state, row.state),
    ...(both && step('asExpected', a.asExpected, b.asExpected)),
    ...(both && step('findings', findingsOf(earlier), findingsOf(row))),
  };
  const rules = both ? rulesBetween(a.rules, b.rules) : [];
  return Object.keys(change).length === 0 && rules.length === 0
    ? undefined
    : { repository: row.repository, ...change, rules };
}

function step<K extends string, T>(key: K, from: T, to: T): Partial<Record<K, Step<T>>> {
  return from === to ? {} : ({ [key]: { from, to } } as Record<K, Step<T>>);
}

function rulesBetween(before: FleetResult['rules'], now: FleetResult['rules']): FleetChange['rules'] {
  const active = (rules: FleetResult['rules'], id: string): number =>
    Object.hasOwn(rules, id) ? (rules[id]?.active ?? 0) : 0;
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort(compareText)
    .map((id) => [id, active(now, id) - active(before, id)] as const)
    .filter(([, more]) => more !== 0);
}

/** The kinds of change that someone is told of, each with its repositories. A repository may be in several. */
export interface ToldChanges {
  readonly drifted: readonly FleetChange[];
  readonly nowFailing: readonly FleetChange[];
  readonly noLongerFailing: readonly FleetChange[];
  readonly noLongerDecided: readonly FleetChange[];
  /** With more findings than before; the most first. */
  readonly more: readonly FleetChange[];
  readonly fewer: readonly FleetChange[];
}

export function toldChanges({ changed }: FleetChanges): ToldChanges {
  const turned = (fits: (standing: Step<Standing>) => boolean): readonly FleetChange[] =>
    changed.filter(({ standing }) => standing !== undefined && fits(standing));
  const grown = ({ findings }: FleetChange): number => (findings === undefined ? 0 : findings.to - findings.from);
  return {
    drifted: changed.filter(({ pattern }) => pattern !== undefined),
    nowFailing: turned(({ to }) => to === 'fails'),
    noLongerFailing: turned(({ from, to }) => from === 'fails' && to !== 'undecided'),
    noLongerDecided: turned(({ to }) => to === 'undecided'),
    more: changed.filter((one) => grown(one) > 0).sort(by((one) => -grown(one))),
    fewer: changed.filter((one) => grown(one) < 0).sort(by(grown)),
  };
}
