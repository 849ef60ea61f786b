import type { FleetRow } from '../../report/fleet/fleet.js';
import type { FleetEntry } from './entry.js';
import { type FleetSettings, fleetRow, type MadeRow } from './row.js';
import type { FleetSource } from './source.js';

/** Ends a run before its end: its time is up, or somebody stopped it. What is done stays done. */
export class FleetStopped extends Error {
  constructor(readonly because: string) {
    super(because);
    this.name = 'FleetStopped';
  }
}

export interface FleetWork {
  readonly entries: readonly FleetEntry[];
  readonly source: FleetSource;
  readonly settings: FleetSettings;
  /** Rows of an earlier run. */
  readonly previous: (repository: string) => FleetRow | undefined;
  /** Repositories that are looked at at once: more than one where most of the time is waiting. */
  readonly atOnce: number;
  /** Takes a row as soon as it is made. */
  readonly done: (made: MadeRow) => void;
  readonly starts?: (entry: FleetEntry) => void;
  /** Whether to stop before the next repository. */
  readonly stopped?: () => boolean;
}

/** Looks at repositories, some at once, in whatever order they are done; nothing of them stays in memory. Throws FleetStopped. */
export async function runFleet({
  entries,
  source,
  settings,
  previous,
  atOnce,
  done,
  ...work
}: FleetWork): Promise<void> {
  let next = 0;
  let ended = false;
  const worker = async (): Promise<void> => {
    try {
      for (let entry = entries[next++]; entry !== undefined && !ended; entry = entries[next++]) {
        if (work.stopped?.() === true) throw new FleetStopped('It was stopped.');
        work.starts?.(entry);
        done(await fleetRow(entry, source, settings, previous(entry.repository)));
      }
    } catch (error) {
      ended = true;
      throw error;
    }
  };
  // What is under way when one of them ends is brought to its end as well.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
