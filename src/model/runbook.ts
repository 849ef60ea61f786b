import type { Located, Location } from '../documents/location.js';

/**
 * A file of commands by which people run the repository's Compose projects, whatever its format: Makefile, justfile, Taskfile,
 * `scripts` of a package.json, shell script. Nothing of it is ever run.
 */
export interface Runbook {
  readonly path: string;
  readonly format: RunbookFormat;
  readonly tasks: readonly Task[];
  /** True when tasks may be defined that were not read: it includes other files, or makes rules of patterns or variables. */
  readonly open: boolean;
  /** Tasks whose commands another task of the same name takes the place of. */
  readonly repeated: readonly { readonly name: string; readonly first: Location; readonly at: Location }[];
  /** Commands that a recipe was to hold, and that start with blanks where make wants a tab. */
  readonly blanks: readonly Located<string>[];
  /** Shell syntax that make replaces before the shell sees it. */
  readonly swallowed: readonly Swallowed[];
  /** Names of YAML files that stand anywhere in it. */
  readonly mentions: ReadonlySet<string>;
  /** Those of them that it makes, or looks for before it uses them. */
  readonly prepared: ReadonlySet<string>;
  /** Names that it gives to containers which it runs without Compose. */
  readonly containers: ReadonlySet<string>;
  /** True when it looks for a program before it uses it (`command -v docker-compose`). */
  readonly chooses: boolean;
}

export type RunbookFormat = 'makefile' | 'justfile' | 'taskfile' | 'npm' | 'script';

/** A target, recipe, task, script or function. */
export interface Task {
  readonly name: string;
  /** Its name, where it is defined. */
  readonly at: Location;
  /** False for a target of make that is taken for a file. */
  readonly phony: boolean;
  /** Prerequisites, in order, before the steps. */
  readonly needs: readonly Located<string>[];
  /** True when those run at the same time. */
  readonly needsTogether: boolean;
  readonly steps: readonly Step[];
}

/** One command of a task that matters to the projects; the others are left out. */
export type Step = ComposeStep | CallStep | NetworkStep | WaitStep | FolderStep;

interface Placed {
  readonly at: Location;
}

/** A run of Compose. */
export interface ComposeStep extends Placed {
  readonly kind: 'compose';
  /** `docker-compose` is the program of the first version, which is no longer maintained. */
  readonly program: 'docker compose' | 'docker-compose';
  /** The subcommand: `up`, `down`, `logs`. */
  readonly verb: string;
  /** Files in merge order; empty where Compose looks for them itself. */
  readonly files: readonly NamedFile[];
  /** Services that it is limited to. */
  readonly services: readonly string[];
  readonly project?: string;
  /** Folder that it runs in, relative to the repository; absent where that is not known. */
  readonly folder?: string;
  /** `down -v`: named volumes go as well. */
  readonly dropsVolumes: boolean;
  /** It runs beside the commands after it, on another machine, or only under a condition: its place in the order is not certain. */
  readonly loose: boolean;
}

/** A file that an option names. */
export interface NamedFile extends Located<string> {
  /** Relative to the repository; absent where that is not known. */
  readonly path?: string;
}

/** Runs another task of the same file, or a script. */
export interface CallStep extends Placed {
  readonly kind: 'call';
  readonly task: string;
  /** The script, relative to the repository. */
  readonly script?: string;
  readonly loose: boolean;
}

/** `docker network create` or `rm`. */
export interface NetworkStep extends Placed {
  readonly kind: 'network';
  readonly name: string;
  readonly creates: boolean;
}

/** Waits until something is as it should be. */
export interface WaitStep extends Placed {
  readonly kind: 'wait';
  /** The container that is asked, as far as it is written out. */
  readonly container?: string;
  /** Whether the name must be the whole name of the container, no part of one. */
  readonly exact: boolean;
  /** Whether it asks for health. */
  readonly health: boolean;
  /** Whether it gives up at some time. */
  readonly bounded: boolean;
}

/** A `cd` that ends with its line, although more lines follow. */
export interface FolderStep extends Placed {
  readonly kind: 'lost-folder';
  readonly folder: string;
}

/** A piece of shell that make replaces by something else. */
export interface Swallowed extends Located<string> {
  /** `default`: `${x:-y}`. `command`: `$(docker ps -q)`. `variable`: `$HOME`, of which make takes `$H`. */
  readonly form: 'default' | 'command' | 'variable';
  /** What to write instead. */
  readonly instead: string;
}
