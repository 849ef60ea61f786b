import type { Location } from '../../documents/location.js';
import type { Place } from '../../lint/place.js';

/** One decision that findings of one rule do not count at certain places. */
export interface Suppression {
  readonly by: 'comment' | 'configuration';
  /** The comment, or the entry of the configuration. */
  readonly at: Location;
  readonly ruleId: string;
  readonly reason: string;
  /** Last day on which it holds. */
  readonly until?: string;
  readonly covers: (place: Place) => boolean;
  /** The places that an entry of the configuration is for, as a text to compare. */
  readonly where?: string;
  /** Of an entry of the configuration: index of the layer that says so, the higher, the nearer to the repository. */
  readonly rank?: number;
}
