import type { Location } from '../documents/location.js';
import type { MappingNode } from '../documents/node.js';
import type { Problem } from '../documents/problem.js';
import type { Found } from '../model/stack.js';

/**
 * One Compose project as the reference loader would resolve it: files merged, variables interpolated, short forms made long,
 * defaults set. The nodes of `root` keep the places that they came from.
 */
export interface ComposeProject {
  /** Stable within the repository: the directory, plus a suffix where one directory holds several projects, plus the variant. */
  readonly id: string;
  /** The project name as Compose computes it: `name:`, COMPOSE_PROJECT_NAME of `.env`, or the directory's base name, normalised. */
  readonly name: string;
  readonly nameAt?: Location;
  /** Repository-relative; empty for the root. */
  readonly directory: string;
  /** In merge order. */
  readonly files: readonly ComposeFile[];
  /** Of an overlay such as `docker-compose.prod.yml`: the id of the project that it is laid over, and what it is called. */
  readonly variantOf?: string;
  readonly variant?: string;
  /** How it was found; empty for files that somebody named. */
  readonly found: readonly Found[];
  /** Canonical: `services`, `networks`, `volumes`, `secrets`, `configs` are mappings in the specification's long form. */
  readonly root: MappingNode;
  readonly profiles: readonly string[];
  /** Profiles that the project's own variables make active when nobody names any. */
  readonly defaultProfiles: readonly string[];
  /** Services that no active profile enables: they are not in `root`. */
  readonly disabled: readonly string[];
  readonly variables: readonly VariableUse[];
  /** Values that files of variables give to names of credentials, each with its name: nothing that is shown may hold them. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Parts that could not be read (a remote include, a file outside the root): what depends on them is unknown, never compliant. */
  readonly unknown: readonly { readonly at: Location; readonly message: string }[];
}

export interface ComposeFile {
  readonly path: string;
  readonly role: 'base' | 'override' | 'overlay' | 'include' | 'extends';
}

export interface VariableUse {
  readonly name: string;
  readonly at: Location;
  /**
   * Where its value came from: a `.env` file, the environment of the process or an option (`given`), the text of the expression.
   * `unset` is replaced by an empty string, as Compose does.
   */
  readonly outcome: 'dotenv' | 'given' | 'default' | 'alternative' | 'unset' | 'required-unset';
}
