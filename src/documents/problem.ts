import type { Location } from './location.js';

/** Something wrong with an input, as a value: it never stops the run, and it becomes a finding. */
export interface Problem {
  /** Stable, kebab-case, e.g. `yaml-syntax`, `duplicate-key`, `compose-undefined-network`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One sentence in plain words, naming the thing. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly at: Location;
  readonly related?: readonly { readonly at: Location; readonly message: string }[];
}
