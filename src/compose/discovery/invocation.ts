import type { Location } from '../../documents/location.js';
import type { FoundBy } from '../../model/stack.js';

/** One start of Compose that is written down in the repository. Nothing of it is run. */
export interface Invocation {
  readonly how: Extract<FoundBy, 'makefile' | 'script' | 'package-script' | 'ci' | 'readme'>;
  /** Brings the project up, other than building, asking or stopping it. */
  readonly starts: boolean;
  /** What a person types to get there: `make prod`. */
  readonly command?: string;
  /** The target, task or script that it belongs to. */
  readonly target?: string;
  /** Files in merge order, as written; empty where Compose looks for them itself. */
  readonly files: readonly string[];
  readonly profiles: readonly string[];
  /** Files of variables in place of `.env`, as written. */
  readonly envFiles: readonly string[];
  /** The project's name, where one is given. */
  readonly project?: string;
  /** The project's folder, as written, where it is named. */
  readonly directory?: string;
  /** Folder that it runs in, relative to that of the file it is written in or to one above, as far as it is known. */
  readonly folder: string;
  readonly at: Location;
}
