import { compareText } from '../../lib/compare.js';
import type { FleetRow, FleetRun, FleetState, FleetTotals } from './fleet.js';
import { standingOf } from './standing.js';

/** What the rows of a run come to. Repositories without a verdict are in none of `passing`, `failing` and `held`. */
export function totalsOf(rows: readonly FleetRow[], { day }: FleetRun): FleetTotals {
  const states = new Map<FleetState, number>();
  const patterns = new Map<string, number>();
  const standings = { fails: 0, undecided: 0, held: 0, passes: 0 };
  const findings = { error: 0, warning: 0, note: 0 };
  let [asExpected, notAsExpected, waived] = [0, 0, 0];
  for (const row of rows) {
    add(states, row.state);
    standings[standingOf(row)] += 1;
    const { result } = row;
    if (result === undefined) continue;
    add(patterns, result.pattern.slug);
    findings.error += result.counts.error;
    findings.warning += result.counts.warning;
    findings.note += result.counts.note;
    waived += result.counts.waived;
    if (result.asExpected === 'yes') asExpected += 1;
    if (result.asExpected === 'no') notAsExpected += 1;
  }
  return {
    day,
    repositories: rows.length,
    states: sorted(states),
    passing: standings.passes,
    failing: standings.fails,
    held: standings.held,
    asExpected,
    notAsExpected,
    findings,
    waived,
    patterns: sorted(patterns),
  };
}

/** Repositories without a verdict: they could not be read, have nothing to judge, or a check failed. */
export function undecidedOf({ repositories, passing, failing, held }: FleetTotals): number {
  return repositories - passing - failing - held;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted<K extends string>(counts: ReadonlyMap<K, number>): Readonly<Record<K, number>> {
  const entries = [...counts].sort(([a], [b]) => compareText(a, b));
  // Names come from repositories: `__proto__` is one like any other.
  return Object.fromEntries(entries) as Record<K, number>;
}
