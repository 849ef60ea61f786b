import type { FleetRow, FleetState } from '../../report/fleet/fleet.js';

/** States from the one that says most: of two rows of a repository the first of them holds. */
const STATES: readonly FleetState[] = ['analysed', 'partial', 'policy-error', 'empty', 'vanished', 'broken', 'missing'];

/** A line of `fleet.jsonl`, with its line feed. */
export function rowText(row: FleetRow): string {
  return `${JSON.stringify(row)}\n`;
}

/** A line of `fleet.jsonl`; undefined where it is none. */
export function readRow(line: string): FleetRow | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { repository, state } = value as Partial<Record<string, unknown>>;
  const known = typeof repository === 'string' && repository !== '' && STATES.some((one) => one === state);
  return known ? (value as FleetRow) : undefined;
}

/** Whether the row `a` holds and not `b`, which is of the same repository: whichever was read first. */
export function outranks(a: string, b: string): boolean {
  const rank = (line: string): number => STATES.indexOf(readRow(line)?.state ?? 'missing');
  const difference = rank(a) - rank(b);
  return difference === 0 ? a < b : difference < 0;
}
