import type { Location } from '../../documents/location.js';
import type { Place } from '../../lint/place.js';

/** One decision that findings of some rules do not count for a time, with who answers for it. */
export interface Waiver {
  /** The entry of `waivers`. */
  readonly at: Location;
  readonly ruleIds: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly since?: string;
  /** Last day on which it holds. */
  readonly until: string;
  readonly covers: (place: Place) => boolean;
  /** The places, as a text to compare and to show. */
  readonly where: string;
  /** Index of the layer that grants it: the higher, the nearer to the repository. */
  readonly rank: number;
  /** Whether the repository itself grants it, not a policy that it extends. */
  readonly own: boolean;
  /** Whether it names this repository alone: one for many is not unused because one of them has no need of it. */
  readonly single: boolean;
}
