import type { Location } from '../../documents/location.js';
import type { Node } from '../../documents/node.js';
import type { ConfigFile } from '../config-file.js';
import { stepAt } from '../plain.js';
import type { LayerOrigin } from '../policy.js';

/** A file of a policy that was read, with where it comes from. */
export interface PolicyFile {
  /** For people, and the path of its places: `.groundplan.yml`, `acme/policies/base.yml@v3`. */
  readonly name: string;
  readonly origin: LayerOrigin;
  /** Absent for an empty file. */
  readonly root?: Node;
  readonly file: ConfigFile;
  /** Its shape has mistakes: of what it says there is nothing but the names of its rules. */
  readonly broken?: true;
  readonly home: Home;
  /** Absent for the repository's own file and the policy that was given. */
  readonly extendedBy?: { readonly file: PolicyFile; readonly at: Location };
}

/** The repository of a policy file: its rules and its neighbours are read from there. */
export interface Home {
  /** The same for the same repository at the same commit. */
  readonly key: string;
  /** The same for the same repository at every commit. */
  readonly repository: string;
  /** Whether it is the repository that is looked at. */
  readonly own: boolean;
  /** What a path of it is called. */
  readonly nameOf: (path: string) => string;
  readonly read: (path: string) => Promise<Text>;
  /** Paths of the YAML files that a path stands for, itself or those below it; a message where there is none. */
  readonly yamlAt: (path: string) => Promise<{ readonly paths: readonly string[] } | { readonly missing: string }>;
}

/** The text of a file, or one sentence that says why there is none. */
export type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** Whether a file is the repository's own, so that its mistakes are. */
export function isOwn({ home }: PolicyFile): boolean {
  return home.own;
}

/** `path:line:column` of what named each file on the way to this one, the outermost first. */
export function stepsTo(file: PolicyFile): readonly string[] {
  const { extendedBy } = file;
  return extendedBy === undefined ? [] : [...stepsTo(extendedBy.file), stepAt(extendedBy.at)];
}

/** What is added to a sentence to say by which files it came to that; empty where the repository's own file is meant. */
export function byWay(steps: readonly string[]): string {
  return steps.length === 0 ? '' : ` (extended by ${steps.join(' -> ')})`;
}
