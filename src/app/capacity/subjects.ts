import type { Located, Location } from '../../documents/location.js';
import type { ProgramReading } from '../../facts/programs/reading.js';
import type { Resources } from '../../model/stack.js';

/** A container, whatever declared it, with what its programs are told. */
export interface PlannedContainer {
  readonly id: string;
  readonly name: string;
  readonly at: Location;
  /** Where its command is written, if it is. */
  readonly command?: Location;
  readonly replicas: number;
  readonly resources: Resources;
  readonly readings: readonly ProgramReading[];
}

/** A limit that limits: 0 means unlimited. */
export function limitOf(limit: Located<number> | undefined): Located<number> | undefined {
  return limit === undefined || limit.value <= 0 ? undefined : limit;
}
