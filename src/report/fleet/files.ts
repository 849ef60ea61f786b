import { changesBetween } from './changes.js';
import { fleetCsv } from './csv.js';
import type { FleetRow, FleetRun, FleetTotals } from './fleet.js';
import { historyText, runBefore, withRun } from './history.js';
import { fleetDashboard } from './page/dashboard.js';
import { fleetSummary } from './summary.js';
import { totalsOf } from './totals.js';

/** What a merged run is shown as, by the name of the file. */
export interface FleetFiles {
  /** One repository a line, for spreadsheets. */
  readonly 'fleet.csv': string;
  /** All runs with this one, for the next run to be given. */
  readonly 'history.jsonl': string;
  /** The dashboard: one page that needs nothing else. */
  readonly 'index.html': string;
  /** For the summary of a job. */
  readonly 'summary.md': string;
}

/**
 * Shows a whole run. `previous` are the rows of the run before it, where they are known: what changed is told against them. `history`
 * are the totals of all runs before it, for trends. Equal for equal rows in any order.
 */
export function renderFleet(
  rows: readonly FleetRow[],
  run: FleetRun,
  previous: readonly FleetRow[] | undefined,
  history: readonly FleetTotals[],
): FleetFiles {
  const totals = totalsOf(rows, run);
  const runs = withRun(history, totals);
  const context = {
    run,
    totals,
    before: runBefore(runs, run.day),
    changes: previous && changesBetween(previous, rows),
  };
  return {
    'fleet.csv': fleetCsv(rows),
    'history.jsonl': historyText(runs),
    'index.html': fleetDashboard(rows, context, runs),
    'summary.md': fleetSummary(rows, context),
  };
}
