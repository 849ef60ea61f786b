import type { Location } from '../documents/location.js';
import type { Node } from '../documents/node.js';
import type { ConfigFile, LockableSetting, PolicySettings } from './config-file.js';
import type { LoadedRule } from './organisation-rules.js';

/** One voice in what holds for a repository: a policy file, one of its entries for some repositories, or what the command line says. */
export interface PolicyLayer {
  /** For people: `.groundplan.yml`, `acme/policies/base.yml@v3`, `the command line`. Equals the path of its locations. */
  readonly name: string;
  readonly origin: LayerOrigin;
  readonly settings: PolicySettings;
  /** The file and its tree, for places. Absent for the command line. */
  readonly file?: ConfigFile;
  readonly root?: Node;
  /** Keys and indices that lead to `settings` in the file: empty, or `repositories`, `2`. */
  readonly at: readonly string[];
  /** Rules that the layer brings. */
  readonly rules: readonly LoadedRule[];
  /** Layer that named this one in `extends`, for chains in messages. */
  readonly extendedBy?: PolicyLayer;
}

export type LayerOrigin =
  /** The repository's own, of the version that decides. */
  | { readonly kind: 'repository'; readonly path: string }
  /** A file that was given in its place. */
  | { readonly kind: 'given'; readonly path: string }
  | {
      readonly kind: 'shared';
      readonly owner: string;
      readonly repo: string;
      readonly path: string;
      readonly ref: string;
      readonly commit: string;
      readonly sha256: string;
    }
  | { readonly kind: 'command-line' };

/** A value, who set it, and what it replaced: the last step holds. Empty: the preset's or the built-in value. */
export interface Decided {
  readonly steps: readonly DecidedStep[];
}

export interface DecidedStep {
  readonly layer: PolicyLayer;
  /** Absent for the command line. */
  readonly at?: Location;
  /** As it was written, in one line. */
  readonly value: string;
}

/** A lock that holds for a rule or a setting. */
export interface Lock {
  readonly layer: PolicyLayer;
  /** The entry of `locks` that says so. */
  readonly at: Location;
  readonly reason?: string;
}

export interface RuleLock extends Lock {
  /** What counts of exceptions that are made below. */
  readonly exceptions: 'never' | 'waivers';
}

/** Who decided what, for `policy show` and `policy explain`. */
export interface Provenance {
  /** Furthest first; the later word is nearer to the repository. */
  readonly layers: readonly PolicyLayer[];
  /** By name of the setting: `preset`, `fail-on`, `pattern`, `exceptions.comments`, `context.team-size`, … */
  readonly settings: ReadonlyMap<string, Decided>;
  /** By rule id: its level, its parameters by name (`params.words`), its enforcement. */
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, Decided>>;
  readonly settingLocks: ReadonlyMap<LockableSetting, Lock>;
  readonly ruleLocks: ReadonlyMap<string, RuleLock>;
  /** What shared policies say and what does not hold, one sentence each with its place. Absent: nothing. */
  readonly notices?: readonly string[];
}
