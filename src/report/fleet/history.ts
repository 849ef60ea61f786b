import { compareText } from '../../lib/compare.js';
import type { FleetTotals } from './fleet.js';

/** Runs that are kept: a run a day for three years. */
const KEPT = 1_100;
/** Characters of a line that is read. */
const LONGEST_LINE = 100_000;

/** What `history.jsonl` says. */
export interface History {
  /** By day, the earliest first; one a day. */
  readonly runs: readonly FleetTotals[];
  /** Numbers of the lines that are no totals of a run, counted from 1. They are left out, and it is for the caller to say so. */
  readonly unread: readonly number[];
}

/** Reads `history.jsonl`: a line a run. Of several lines of a day the last one holds. Never throws. */
export function readHistory(text: string): History {
  const runs = new Map<string, FleetTotals>();
  const unread: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const totals = line.length > LONGEST_LINE ? undefined : totalsIn(line);
    if (totals === undefined) unread.push(index + 1);
    else runs.set(totals.day, totals);
  });
  return { runs: inOrder(runs), unread };
}

/** The history with this run: what stood there of the same day is replaced. */
export function withRun(history: readonly FleetTotals[], totals: FleetTotals): readonly FleetTotals[] {
  const runs = new Map(history.map((run) => [run.day, run]));
  runs.set(totals.day, totals);
  return inOrder(runs);
}

/** The text of `history.jsonl`. */
export function historyText(history: readonly FleetTotals[]): string {
  return history.map((run) => `${JSON.stringify(run)}\n`).join('');
}

/** The last run before a day. */
export function runBefore(history: readonly FleetTotals[], day: string): FleetTotals | undefined {
  return history.filter((run) => run.day < day).at(-1);
}

function inOrder(runs: ReadonlyMap<string, FleetTotals>): readonly FleetTotals[] {
  return [...runs.values()].sort((a, b) => compareText(a.day, b.day)).slice(-KEPT);
}

function totalsIn(line: string): FleetTotals | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { day, states, findings, patterns } = value;
  const numbers = ['repositories', 'passing', 'failing', 'held', 'asExpected', 'notAsExpected', 'waived'];
  const fits =
    typeof day === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    !Number.isNaN(Date.parse(day)) &&
    numbers.every((key) => isCount(value[key])) &&
    [states, patterns].every((counts) => isRecord(counts) && Object.values(counts).every(isCount)) &&
    isRecord(findings) &&
    [findings.error, findings.warning, findings.note].every(isCount);
  return fits ? (value as unknown as FleetTotals) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
