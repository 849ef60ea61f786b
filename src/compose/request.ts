import { type Location, wholeFile } from '../documents/location.js';
import { folderOf, joinPath } from '../lib/paths.js';
import type { Repository } from '../source/repository.js';
import { type Dialect, type LoadContext, loadContext } from './context.js';
import { DEFAULT_NAMES, OVERRIDE_NAMES } from './discovery/file-names.js';
import type { ComposeFile } from './project.js';
import { pathInside } from './root.js';
import { switchOf } from './variables/literals.js';
import type { Binding, Lookup } from './variables/template.js';
import { readVariableFile } from './variables/variable-file.js';

/** A project as a user names it on the command line of Compose. Paths are the repository's. */
export interface ResolveRequest {
  /** Folder in which the command runs. */
  readonly directory: string;
  /** The files, in merge order; none: those that Compose finds by itself. */
  readonly files: readonly string[];
  readonly projectDirectory?: string;
  /** In place of `.env`. */
  readonly envFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly projectName?: string;
  /** Variables that stand for the environment of the process: they win over every file. */
  readonly variables: ReadonlyMap<string, string>;
  readonly dialect: Dialect;
}

/** What a request comes to: the files, and all that they are read with. */
export interface Selection {
  readonly files: readonly ComposeFile[];
  /** Folder that relative paths start from. */
  readonly directory: string;
  readonly variables: ReadonlyMap<string, Binding>;
  readonly projectName: string | undefined;
  readonly context: LoadContext;
}

/**
 * Decides which files make up the project, its folder, its variables and its profiles, in the order in which Compose does
 * (compose-go, cli/options.go): variables, `.env`, COMPOSE_FILE, the default names here and in the folders above, the `.env`
 * of the project's folder, COMPOSE_PROFILES. What is wrong is among the context's problems.
 */
export function select(request: ResolveRequest, repository: Repository, parse: LoadContext['parse']): Selection {
  const reading = loadContext(repository, parse, { unset: 'blank', dialect: request.dialect });
  const env = new Environment(request, reading);
  env.readFiles(request.projectDirectory ?? folderOfFirst(request.files) ?? request.directory);
  const files = filesOf(request, env, reading);
  const directory = request.projectDirectory ?? folderOfFirst(files.map(({ path }) => path)) ?? request.directory;
  env.readFiles(directory);
  const profiles =
    request.profiles.length > 0
      ? request.profiles
      : (env.text('COMPOSE_PROFILES') ?? '').split(',').map((name) => name.trim());
  const home = env.processText('HOME');
  const context: LoadContext = { ...reading, profiles, home };
  return { files, directory, variables: env.variables, projectName: request.projectName, context };
}

function folderOfFirst(files: readonly string[]): string | undefined {
  const first = files.find((path) => path !== STANDARD_INPUT);
  return first === undefined ? undefined : folderOf(first);
}

/** The name that stands for standard input among files. */
export const STANDARD_INPUT = '-';

/** The variables of a project under construction: a name keeps the first value that it was given. */
class Environment {
  readonly variables = new Map<string, Binding>();
  private readonly read = new Set<string>();

  constructor(
    private readonly request: ResolveRequest,
    private readonly context: LoadContext,
  ) {
    for (const [name, value] of request.variables) this.variables.set(name, { value, from: 'option' });
  }

  text(name: string): string | undefined {
    return this.variables.get(name)?.value;
  }

  /** Some variables speak to Compose only from the environment of the process, not from files. */
  processText(name: string): string | undefined {
    return this.request.variables.get(name);
  }

  /** Reads the files that were asked for, else the `.env` of a folder; a file is read once. */
  readFiles(folder: string): void {
    const asked = this.askedFiles();
    const files = asked ?? (this.isDisabled() ? [] : [joinPath(folder, '.env')]);
    const added = new Map<string, Binding>();
    const outer: Lookup = (name) => this.variables.get(name);
    const earlier: Lookup = (name) => added.get(name);
    for (const path of files) {
      if (this.read.has(path)) continue;
      this.read.add(path);
      if (asked !== undefined && !this.context.repository.has(path)) this.reportMissing(path);
      const dotenv = readVariableFile({ path, outer, earlier }, this.context);
      for (const [name, binding] of dotenv?.variables ?? []) added.set(name, binding);
    }
    for (const [name, binding] of added) if (!this.variables.has(name)) this.variables.set(name, binding);
  }

  private askedFiles(): readonly string[] | undefined {
    if (this.request.envFiles.length > 0) return this.request.envFiles;
    const listed = (this.processText('COMPOSE_ENV_FILES') ?? '').split(',').filter((path) => path !== '');
    if (listed.length === 0) return undefined;
    return listed.flatMap(
      (path) => pathInside(this.context.repository, this.request.directory, path) ?? this.refused(path),
    );
  }

  private refused(path: string): readonly string[] {
    reportOutside('COMPOSE_ENV_FILES', path, wholeFile(path), this.context);
    return [];
  }

  private isDisabled(): boolean {
    const text = this.processText('COMPOSE_DISABLE_ENV_FILE');
    if (text === undefined) return false;
    const disabled = switchOf(text);
    if (disabled === undefined) {
      this.context.problems.add({
        code: 'compose-wrong-type',
        message: `COMPOSE_DISABLE_ENV_FILE is "${text}", which is neither true nor false.`,
        hint: 'Write true or false.',
        at: wholeFile(''),
      });
    }
    return disabled === true;
  }

  private reportMissing(path: string): void {
    this.context.problems.add({
      code: 'compose-env-file-missing',
      message: `There is no file of variables ${path}.`,
      hint: 'Create it, or correct the path.',
      at: wholeFile(path),
    });
  }
}

function filesOf(request: ResolveRequest, env: Environment, context: LoadContext): readonly ComposeFile[] {
  const named = request.files.length > 0 ? request.files : filesOfVariable(request, env, context);
  if (named !== undefined) return inOrder(named);
  return defaultFiles(request.projectDirectory ?? request.directory, context);
}

function inOrder(paths: readonly string[]): ComposeFile[] {
  return paths.map((path, index) => ({ path, role: index === 0 ? 'base' : 'override' }));
}

function filesOfVariable(request: ResolveRequest, env: Environment, context: LoadContext): string[] | undefined {
  const list = env.variables.get('COMPOSE_FILE');
  if (list === undefined) return undefined;
  const separator = env.text('COMPOSE_PATH_SEPARATOR') || ':';
  const at = placeOf(list);
  return list.value.split(separator).flatMap((text) => {
    if (text === STANDARD_INPUT) return [text];
    const path = pathInside(context.repository, request.directory, text);
    if (path === undefined) reportOutside('COMPOSE_FILE', text, at, context);
    else if (context.repository.has(path)) return [path];
    else {
      context.problems.add({
        code: 'compose-file-missing',
        message: `COMPOSE_FILE names "${text}", which does not exist.`,
        hint: 'Create the file, or correct the list.',
        at,
      });
    }
    return [];
  });
}

function placeOf({ at }: Binding): Location {
  return at === undefined ? wholeFile('') : { file: at.file, start: at.start, end: at.end, pointer: '' };
}

function reportOutside(variable: string, text: string, at: Location, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-outside-root',
    message: `${variable} names "${text}", which is outside the repository and is not read.`,
    hint: 'Move it into the repository.',
    at,
  });
}

/** The files that Compose finds by itself in a folder, or in the nearest one above that has any. */
function defaultFiles(directory: string, context: LoadContext): readonly ComposeFile[] {
  for (let folder = directory; ; folder = folderOf(folder)) {
    const main = firstOf(DEFAULT_NAMES, folder, context);
    if (main !== undefined) {
      const override = firstOf(OVERRIDE_NAMES, folder, context);
      return inOrder(override === undefined ? [main] : [main, override]);
    }
    if (folder === '') return [];
  }
}

function firstOf(names: readonly string[], folder: string, { repository, problems }: LoadContext): string | undefined {
  const found = names.map((name) => joinPath(folder, name)).filter((path) => repository.has(path));
  const [winner] = found;
  if (winner !== undefined && found.length > 1) {
    problems.add({
      code: 'compose-several-default-files',
      severity: 'warning',
      message: `${found.join(', ')} all have names that Compose looks for; it uses ${winner} alone.`,
      hint: 'Remove the others, or name the files with -f.',
      at: wholeFile(winner),
    });
  }
  return winner;
}
