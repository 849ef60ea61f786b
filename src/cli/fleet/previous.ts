import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserMistake } from '../../lib/mistake.js';
import type { FleetRow } from '../../report/fleet/fleet.js';
import { RowIndex } from './row-index.js';

/** Rows of an earlier run. */
export interface Previous {
  readonly row: (repository: string) => FleetRow | undefined;
  readonly all: () => readonly FleetRow[] | undefined;
  readonly close: () => void;
}

/**
 * Opens the `fleet.jsonl` of an earlier run. One of a later day is not gone by: what ends between the two days would be missed. Throws
 * UserMistake when it cannot be read.
 */
export function openPrevious(path: string | undefined, day: string): Previous {
  if (path === undefined) return NONE;
  if (!existsSync(path)) throw new UserMistake(`there is no file ${path}. Give the fleet.jsonl of an earlier run.`);
  if ((dayOf(path) ?? day) > day) return NONE;
  const index = new RowIndex([path]);
  return {
    row: (repository) => index.row(repository),
    all: () => index.repositories.flatMap((repository) => index.row(repository) ?? []),
    close: () => index.close(),
  };
}

const NONE: Previous = { row: () => undefined, all: () => undefined, close: () => {} };

/** The day of a run, by the file that it wrote beside its rows. */
function dayOf(path: string): string | undefined {
  try {
    const { day } = JSON.parse(readFileSync(join(dirname(path), 'run.json'), 'utf8')) as { readonly day?: unknown };
    return typeof day === 'string' ? day : undefined;
  } catch {
    return undefined;
  }
}
