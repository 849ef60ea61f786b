import { by, compareText } from '../../lib/compare.js';
import type { FleetRow } from './fleet.js';

/**
 * Where a repository stands, in one word. `held`: it would fail, and only the stage of the policy keeps it from that.
 * `undecided`: nothing is claimed of it, for it could not be read or judged, wholly or by a check that failed.
 */
export type Standing = 'fails' | 'undecided' | 'held' | 'passes';

/** From what needs someone most to what needs nobody. */
export const STANDINGS: readonly Standing[] = ['fails', 'undecided', 'held', 'passes'];

export const STANDING_TITLES: Readonly<Record<Standing, string>> = {
  fails: 'fails',
  undecided: 'no verdict',
  held: 'held back',
  passes: 'passes',
};

export function standingOf({ state, result }: FleetRow): Standing {
  if (state === 'policy-error' || result === undefined) return 'undecided';
  const { outcome, held } = result.verdict;
  if (outcome === 'error') return 'undecided';
  return outcome === 'fail' ? 'fails' : held ? 'held' : 'passes';
}

/** How many findings of a repository count, of all levels. */
export function findingsOf({ result }: FleetRow): number {
  const counts = result?.counts;
  return counts === undefined ? 0 : counts.error + counts.warning + counts.note;
}

/** What cannot have a verdict calls for nobody: there is nothing in it, or it is gone. */
const AT_REST = new Set<FleetRow['state']>(['empty', 'vanished']);

const order = by<FleetRow>(
  (row) => (AT_REST.has(row.state) ? STANDINGS.length : STANDINGS.indexOf(standingOf(row))),
  ({ result }) => (result?.asExpected === 'no' ? 0 : 1),
  ({ result }) => -(result?.counts.error ?? 0),
  ({ result }) => -(result?.counts.warning ?? 0),
  ({ result }) => -(result?.counts.note ?? 0),
);

/** The rows, those first that need someone most: failing before undecided before held, more errors before fewer. */
export function worstFirst(rows: readonly FleetRow[]): readonly FleetRow[] {
  return [...rows].sort((a, b) => order(a, b) || compareText(a.repository, b.repository));
}
