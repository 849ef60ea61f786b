import type { Location } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { Reachability } from '../facts/reachability.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Network, Service, Stack } from '../model/stack.js';
import type { Fix } from './finding.js';

/** Everything that a check may look at. */
export interface LintContext {
  readonly stacks: readonly Stack[];
  readonly services: ReadonlyMap<string, Service>;
  readonly reachability: Reachability;
  /** Real network name to the networks that carry it, over all stacks. */
  readonly networksByName: ReadonlyMap<string, readonly { readonly stack: Stack; readonly network: Network }[]>;
  readonly catalogue: Catalogue;
  /** Problems of reading and loading, in every file. */
  readonly problems: readonly Problem[];
  /** Slug of the pattern that the repository is, or is declared to be. */
  readonly pattern: string;
}

/**
 * A check is a pure function over the context. It is the mechanism; which values are wrong, the message and the level are the rule's.
 * A module in `checks/` exports exactly one as `check`; the list of them is generated from the folder.
 */
export interface Check<Params> {
  /** Kebab-case, equal to the file's name. */
  readonly name: string;
  /** JSON Schema of `params` (draft-07 object schema); compiled at build time. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly run: (context: LintContext, params: Params) => Iterable<Violation>;
}

export interface Violation {
  readonly at: Location;
  /** Id of the subject. */
  readonly subject: string;
  /** Fills the rule's message template. */
  readonly values: Readonly<Record<string, string>>;
  /** What makes two violations at one place different, for the fingerprint; normally the offending value. */
  readonly value?: string;
  readonly related?: readonly { readonly at: Location; readonly message: string }[];
  readonly confidence?: 'high' | 'medium' | 'low';
  readonly fix?: Fix;
}
