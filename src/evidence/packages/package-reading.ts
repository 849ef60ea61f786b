import type { Location } from '../../documents/location.js';
import type { Ecosystem } from '../../model/evidence-knowledge.js';

/** A package manifest, as far as the detectors need it. */
export interface PackageReading {
  readonly ecosystem: Ecosystem;
  /** How `package.manifest` calls it: `maven` or `gradle` for the same ecosystem. */
  readonly tool: string;
  readonly name?: string | undefined;
  readonly purpose?: 'application' | 'library' | 'cli' | 'workspace' | undefined;
  readonly dependencies: readonly Dependency[];
  readonly at: Location;
}

export interface Dependency {
  readonly name: string;
  /** True for what only development needs. */
  readonly development: boolean;
  readonly at: Location;
}
