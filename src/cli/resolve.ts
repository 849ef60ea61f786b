import { readFileSync, statSync } from 'node:fs';
import { resolve as absolute, dirname, join, relative, sep } from 'node:path';
import type { Remark, Resolved, ResolveOptions, ResolveRequest } from '../app/resolve.js';
import { UserMistake } from '../lib/mistake.js';
import { printable, withoutCommands } from '../report/escape/terminal.js';
import type { Ground } from '../source/ground.js';
import type { Repository } from '../source/repository.js';
import { complain } from './complain.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { fileOutput, type Output, standardOutput } from './output.js';
import { openRepository } from './repository.js';

/** `resolve`: one Compose project as it comes to after all files, variables and short forms. */
export async function resolve(argument: string | undefined, options: CommandOptions): Promise<ExitCode> {
  if (options.all === true) return resolveAll(argument, options);
  const format = formatOf(options);
  const dialect = dialectOf(options);
  const { base, files } = placeOf(argument, options);
  const variableFiles = await variableFilesOf(options);
  const { DEFAULT_COMPOSE_NAMES, resolveCompose } = await import('../app/resolve.js');
  const { groundOf } = await import('../source/ground.js');
  const folder = options['project-directory'];
  const folders = files.filter((file) => file !== '-').map((file) => dirname(file));
  const named = { folders: folders.concat(folder ?? []), files: variableFiles };
  const ground = groundOf(base, named, DEFAULT_COMPOSE_NAMES);
  const { root } = ground;
  const inside = (path: string): string => relative(root, absolute(base, path)).split(sep).join('/');
  const request: ResolveRequest = {
    directory: inside('.'),
    files: files.map((file) => (file === '-' ? file : inside(file))),
    ...(folder === undefined ? {} : { projectDirectory: inside(folder) }),
    envFiles: variableFiles.map(inside),
    profiles: options.profile ?? [],
    ...(options['project-name'] === undefined ? {} : { projectName: options['project-name'] }),
    variables: new Map([['PWD', absolute(base)], ...variablesOf(options.env ?? [])]),
    dialect,
  };
  const repository = withStandardInput(await open(ground, options), files);
  const resolved = await resolveCompose(repository, request, outputOf(format, options));
  tell(resolved.remarks, (path) => relative('.', join(root, path)));
  if (resolved.output === undefined) return 2;
  await write(resolved, format, options);
  return 0;
}

/** `resolve --all`: every project of a repository, also when some of them do not load. */
async function resolveAll(argument = '.', options: CommandOptions): Promise<ExitCode> {
  const clash = OF_ONE_PROJECT.find((name) => options[name] !== undefined);
  if (clash !== undefined)
    throw new UserMistake(`--${clash} is about one project, and --all asks for every one. Leave out one of them.`);
  const format = formatOf(options);
  const request = {
    variables: new Map(variablesOf(options.env ?? [])),
    profiles: options.profile ?? [],
    dialect: dialectOf(options),
  };
  const repository = await openRepository(argument, options);
  const { resolveEvery } = await import('../app/resolve-every.js');
  const { pieceOf } = await import('../app/resolve-text.js');
  const output = outputTo(options);
  let code: ExitCode = 0;
  let count = 0;
  let before = format === 'json' ? '[\n' : '';
  for await (const project of resolveEvery(repository, request, outputOf(format, options))) {
    tell(project.remarks, (path) => join(argument, path));
    count++;
    if (project.output === undefined) code = 2;
    output.write(before + (await pieceOf(project, format)));
    if (format === 'json') before = ',\n';
  }
  if (format === 'json') output.write(count === 0 ? '[]\n' : '\n]\n');
  output.close();
  if (count === 0) await complain(`there is no Compose project in ${argument === '.' ? 'this folder' : argument}.`);
  return code;
}

const OF_ONE_PROJECT = ['file', 'variables', 'env-file', 'project-directory', 'project-name'] as const;

function outputOf(format: 'yaml' | 'json', options: CommandOptions): ResolveOptions {
  return { format, allResources: options['all-resources'] === true, provenance: options.provenance === true };
}

function outputTo({ output }: CommandOptions): Output {
  return output === undefined ? standardOutput() : fileOutput(output);
}

function formatOf({ format }: CommandOptions): 'yaml' | 'json' {
  const [first = 'yaml', ...more] = format ?? [];
  if (more.length === 0 && (first === 'yaml' || first === 'json')) return first;
  throw new UserMistake('resolve knows the formats yaml and json, one at a time. Use --format json.');
}

function dialectOf({ 'compose-version': version }: CommandOptions): ResolveRequest['dialect'] {
  if (version === undefined) return '5';
  const [, major = '', minor] = /^v?(\d+)(?:\.(\d+))?(?:\.\d+)?$/.exec(version) ?? [];
  if (major === '5') return '5';
  if (major === '2' && (minor === undefined || Number(minor) <= 40)) return '2.40';
  throw new UserMistake(`there is no behaviour of Compose ${version} here. Give --compose-version 5 or 2.40.`);
}

/** The folder in which the command runs, and the files: an argument that is a file is the project's. Throws UserMistake. */
function placeOf(argument = '.', options: CommandOptions): { base: string; files: readonly string[] } {
  const files = options.file ?? [];
  const found = statSync(argument, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new UserMistake(
      `${argument}: there is no such folder or file. Give the folder of a project, or its Compose file.`,
    );
  }
  if (!found.isFile()) return { base: argument, files };
  if (files.length > 0) {
    throw new UserMistake(
      `${argument} is a file, and --file names others. Give a folder, or name every file with --file.`,
    );
  }
  return { base: '.', files: [argument] };
}

/**
 * Older releases of Node look for `--env-file` among all arguments, also those of the program, set the environment of the
 * process from that file before the program starts, and load what its NODE_OPTIONS names (nodejs/node issue 54232).
 */
async function variableFilesOf(options: CommandOptions): Promise<readonly string[]> {
  const named = options['env-file'] ?? [];
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (named.length > 0 && (major < 22 || (major === 22 && minor < 15) || major === 23)) {
    await complain(
      `Node ${major} itself reads the file of --env-file, and obeys NODE_OPTIONS in it. Use --variables, which it does not know.`,
    );
  }
  return [...(options.variables ?? []), ...named];
}

/** `NAME=VALUE` as it is, `NAME` from the environment of the process: nothing else of it is ever used. Throws UserMistake. */
function variablesOf(given: readonly string[]): [string, string][] {
  return given.flatMap((text): [string, string][] => {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    if (name === '') throw new UserMistake(`--env ${text} names no variable. Write --env NAME=VALUE or --env NAME.`);
    if (equals >= 0) return [[name, text.slice(equals + 1)]];
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
}

async function open({ root, readable }: Ground, { ref }: CommandOptions): Promise<Repository> {
  if (ref !== undefined) return (await import('../source/commit.js')).openCommit(root, ref);
  return (await import('../source/direct.js')).openDirect(root, { readable });
}

/** The repository with what comes on standard input as the file `-`, where that is asked for. */
function withStandardInput(repository: Repository, files: readonly string[]): Repository {
  if (!files.includes('-')) return repository;
  const text = readFileSync(0, 'utf8');
  return {
    ...repository,
    has: (path) => path === '-' || repository.has(path),
    read: (path) => (path === '-' ? { ok: true, text } : repository.read(path)),
  };
}

async function write(resolved: Resolved, format: 'yaml' | 'json', options: CommandOptions): Promise<void> {
  const { textOf } = await import('../app/resolve-text.js');
  const output = outputTo(options);
  output.write(await textOf(resolved, format));
  output.close();
}

/** What was found, on standard error: a line each with its place, and what to do below it. */
function tell(remarks: readonly Remark[], shown: (path: string) => string): void {
  for (const remark of remarks) {
    for (const line of linesOf(remark, shown)) process.stderr.write(`${withoutCommands(printable(line))}\n`);
  }
}

function linesOf(remark: Remark, shown: (path: string) => string): string[] {
  const { severity, path, line, column, message, hint, code, related } = remark;
  const shownPath = path === '' ? '' : shown(path);
  // What is said of the folder that one is in, or of the command itself, has no place in a file.
  const place = shownPath === '' ? '' : `${shownPath}:${line}:${column}: `;
  return [
    `${place}${severity}: ${message} [${code}]`,
    ...related.map((other) => `  ${shown(other.path)}:${other.line}: ${other.message}`),
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ];
}
