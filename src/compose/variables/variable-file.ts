import { type Location, wholeFile } from '../../documents/location.js';
import { isSecretName } from '../../lib/secrets/names.js';
import type { LoadContext } from '../context.js';
import { type Dotenv, parseDotenv } from './dotenv.js';
import { parseRawEnv } from './raw-env.js';
import type { Lookup } from './template.js';
import { reportUnset } from './variable-problems.js';

/** A file of variables, and what its values are looked up in. */
export interface VariableFile {
  readonly path: string;
  /** Where a Compose file names it; undefined for one that is read because it is there, or named by the user. */
  readonly at?: Location;
  /** Asked first for variables inside of values. */
  readonly outer: Lookup;
  /** Asked last. */
  readonly earlier?: Lookup;
  readonly grammar?: 'dotenv' | 'raw';
}

/**
 * What a file of variables says; undefined when there is no such file, or it cannot be read, which is then among the problems.
 * A file whose values need nothing from outside is read once for a whole project, however many services name it.
 */
export function readVariableFile(file: VariableFile, context: LoadContext): Dotenv | undefined {
  const { path, grammar = 'dotenv' } = file;
  const key = `${grammar} ${path}`;
  const known = context.variableFiles.get(key);
  if (known !== undefined) return known;
  if (!context.repository.has(path)) return undefined;
  if (context.variableText.left <= 0) return refused(file, context);
  const read = context.repository.read(path);
  if (!read.ok) {
    report(file, { code: 'unreadable-file', message: read.message }, context);
    return undefined;
  }
  context.variableText.left -= read.text.length;
  if (context.variableText.left <= 0) return refused(file, context);
  const asked = { any: false };
  const outer = watched(file.outer, asked);
  const earlier = file.earlier && watched(file.earlier, asked);
  const dotenv =
    grammar === 'raw'
      ? parseRawEnv(path, read.text, outer)
      : parseDotenv(path, read.text, outer, { earlier, eager: context.dialect !== '5' });
  reportProblems(dotenv, context);
  noteSecrets(dotenv, context);
  if (!asked.any) context.variableFiles.set(key, dotenv);
  return dotenv;
}

function watched(lookup: Lookup, asked: { any: boolean }): Lookup {
  return (name) => {
    asked.any = true;
    return lookup(name);
  };
}

/** Values kept of one project: real ones have a few. */
const MOST_SECRETS = 1_000;

function noteSecrets({ variables }: Dotenv, { secrets }: LoadContext): void {
  for (const [name, { value }] of variables) {
    if (secrets.size >= MOST_SECRETS) return;
    if (value !== '' && !secrets.has(value) && isSecretName(name)) secrets.set(value, name);
  }
}

function reportProblems({ problems, unset }: Dotenv, context: LoadContext): void {
  for (const problem of problems) {
    // Where the environment is unknown, what a file needs may well be there.
    const unknown = problem.code === 'compose-required-variable' && context.unset === 'unknown';
    context.problems.add(unknown ? { ...problem, severity: 'warning' } : problem);
  }
  for (const [name, { file, start, end }] of unset) reportUnset(name, { file, start, end, pointer: '' }, context);
}

function refused(file: VariableFile, context: LoadContext): undefined {
  const problem = {
    code: 'compose-too-large',
    message: 'The files of variables of this project are too much text to be read; this one and later ones are not.',
    hint: 'Name fewer or smaller files.',
  };
  report(file, problem, context);
}

/** A problem with a file as a whole, and where the project names it. */
function report(
  { path, at }: VariableFile,
  problem: { readonly code: string; readonly message: string; readonly hint?: string },
  context: LoadContext,
): void {
  const related = at && [{ at, message: 'It is named here.' }];
  context.problems.add({ ...problem, at: wholeFile(path), ...(related && { related }) });
  if (context.unset === 'unknown') {
    context.unknown.push({
      at: at ?? wholeFile(path),
      message: `The file ${path} is not read, so the variables that it sets are unknown.`,
    });
  }
}
