import type { FleetState } from '../../report/fleet/fleet.js';
import type { Repository } from '../../source/repository.js';
import type { FleetEntry } from './entry.js';

/** Where the contents of a fleet come from: GitHub, or a folder of clones. */
export interface FleetSource {
  /** What the default branch of a repository stands at. Asks as little as can be: unchanged repositories are not looked at. */
  readonly open: (entry: FleetEntry) => Promise<Opened>;
}

export type Opened = Tip | FleetFailed;

export interface Tip {
  readonly kind: 'tip';
  readonly branch?: string;
  readonly commit: string;
  /** The git name of the commit's tree. */
  readonly tree: string;
  /**
   * Looks at the repository, and again whenever more of it could be brought that the last look asked for. `act` must be a function of
   * the repository alone. Throws FleetFailure when nothing of it can be had, and what `act` throws of a repository that is complete.
   */
  readonly look: <T>(act: (repository: Repository) => Promise<T>) => Promise<Looked<T>>;
  readonly close: () => void;
}

export interface Looked<T> {
  readonly value: T;
  /** What could not be had, as sentences. */
  readonly lacking: readonly string[];
  /** Whether the next look would lack the same: what a bound leaves out stays out, what was not answered may be the next time. */
  readonly lasting: boolean;
}

export interface FleetFailed {
  readonly kind: 'failed';
  readonly state: Extract<FleetState, 'empty' | 'vanished' | 'broken'>;
  /** One sentence with the remedy. */
  readonly reason: string;
  readonly branch?: string;
}

/** A repository that cannot be read. */
export class FleetFailure extends Error {
  constructor(
    readonly state: FleetFailed['state'],
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'FleetFailure';
  }
}
