import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fillScaffold, isProjectName, nameOfFolder, type WrittenScaffold, withName } from '../../app/scaffold/fill.js';
import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import { printable, withoutCommands } from '../../report/escape/terminal.js';
import { counted } from '../../report/phrases.js';
import { pageOf, styleOf } from '../../report/text/page.js';
import { loadRulebook } from '../../rulebook/load.js';
import { loadScaffolds, type Scaffold } from '../../rulebook/scaffold.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { type Output, standardOutput } from '../output.js';
import { terminalStyle } from '../terminal.js';
import { wouldWriteNewFiles, writeNewFiles } from './write.js';

/** A skeleton with the number and the name of its pattern. */
interface Named extends Scaffold {
  readonly id: number;
  readonly name: string;
}

/** `scaffold`: writes the skeleton of a pattern, or lists the patterns that have one. Throws UserMistake. */
export async function scaffold(
  pattern: string | undefined,
  folder: string | undefined,
  options: CommandOptions,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (options.from !== undefined) {
    return (await import('./from.js')).scaffoldFrom(options.from, pattern, folder, options, format);
  }
  if (options.write === true) {
    throw new UserMistake('--write goes with --from. A skeleton is written without it.');
  }
  const all = await namedScaffolds();
  const output = standardOutput();
  if (pattern === undefined) {
    if (format === 'json') output.write(json({ schemaVersion: 1, patterns: all.map(listed) }));
    else printList(output, all);
    output.close();
    return 0;
  }
  const chosen = scaffoldOf(all, pattern);
  if (folder === undefined) {
    throw new UserMistake(`name the folder to write to: \`groundplan scaffold ${chosen.pattern} FOLDER\`.`);
  }
  const name = projectName(folder, options);
  const files = fillScaffold(chosen, name);
  const dry = options['dry-run'] === true;
  if (dry) wouldWriteNewFiles(folder, files);
  else writeNewFiles(folder, files);
  const steps = chosen.steps.map((step) => ({ ...step, run: withName(step.run, name) }));
  const written: WrittenScaffold = {
    pattern: chosen.pattern,
    name,
    files: files.map(({ path, executable }) => ({ path, executable })),
    steps,
  };
  if (format === 'json') output.write(json({ schemaVersion: 1, ...written, folder, written: !dry }));
  else printWritten(output, written, folder, dry);
  output.close();
  return 0;
}

async function namedScaffolds(): Promise<readonly Named[]> {
  const { patterns } = loadRulebook();
  const scaffolds = await loadScaffolds();
  return patterns.flatMap(({ id, slug, name }) => {
    const found = scaffolds.find((one) => one.pattern === slug);
    return found === undefined ? [] : [{ ...found, id, name }];
  });
}

function scaffoldOf(all: readonly Named[], word: string): Named {
  const found = all.find(({ id, pattern }) => pattern === word || String(id) === word);
  if (found !== undefined) return found;
  const slugs = all.map(({ pattern }) => pattern);
  throw new UserMistake(
    `there is no skeleton of a pattern "${word}".${didYouMean(word, slugs)} \`groundplan scaffold\` lists them.`,
  );
}

/** Throws UserMistake for a name that cannot be one, and for a folder that gives none. */
function projectName(folder: string, { name: given = [] }: CommandOptions): string {
  if (given.length > 1) throw new UserMistake('--name can be given once.');
  const [name] = given;
  if (name !== undefined) {
    if (isProjectName(name)) return name;
    const better = nameOfFolder(name);
    throw new UserMistake(
      `"${name}" cannot name a project: use lower-case letters, digits and single hyphens, a letter first, at most 40 in all${better === undefined ? '' : `, as in "${better}"`}.`,
    );
  }
  const made = nameOfFolder(basename(resolve(folder)));
  if (made === undefined) throw new UserMistake(`the folder gives the project no name. Give one with --name.`);
  return made;
}

function formatOf({ format = [] }: CommandOptions): 'text' | 'json' {
  const [one = 'text'] = format;
  if (format.length > 1) throw new UserMistake('scaffold has one format at a time: text or json.');
  if (one === 'text' || one === 'json') return one;
  throw new UserMistake(`unknown format "${one}".${didYouMean(one, ['text', 'json'])} There are text, json.`);
}

function listed({ id, pattern, name, summary, files }: Named) {
  return { id, slug: pattern, name, summary, files: files.length };
}

function printList(output: Output, all: readonly Named[]): void {
  const { colour, width } = terminalStyle(false);
  const page = pageOf(output.write, styleOf(colour), width);
  const longest = Math.max(0, ...all.map(({ pattern }) => pattern.length));
  for (const { id, pattern, summary } of all) {
    page.prose(`  ${String(id).padStart(2)}  ${pattern.padEnd(longest)}  `, longest + 8, summary);
  }
  page.line();
  page.line('`groundplan scaffold PATTERN FOLDER` writes one, `--dry-run` lists its files first.');
}

function printWritten(output: Output, { name, files, steps }: WrittenScaffold, folder: string, dry: boolean): void {
  const { colour, width } = terminalStyle(false);
  const page = pageOf(output.write, styleOf(colour), width);
  const shown = withoutCommands(printable(folder));
  for (const { path, executable } of files) page.line(`  ${path}${executable ? ' (executable)' : ''}`);
  page.line();
  if (dry) {
    page.line(`${counted(files.length, 'file')} of the project ${name} would be written to ${shown}.`);
    return;
  }
  page.line(`${counted(files.length, 'file')} of the project ${name} written to ${shown}. First steps:`);
  page.line();
  const commands = [{ run: `cd ${quoted(shown)}`, what: '' }, ...steps];
  const longest = Math.max(...commands.map(({ run }) => run.length));
  for (const { run, what } of commands) page.line(`  ${what === '' ? run : `${run.padEnd(longest)}  # ${what}`}`);
  const top = repositoryAround(folder);
  if (top === undefined || !files.some(({ path }) => path.startsWith('.github/workflows/'))) return;
  page.line();
  page.prose(
    '',
    0,
    `${shown} is inside the Git repository ${withoutCommands(printable(top))}, and GitHub only runs workflows of its top folder. Move those of .github/workflows there, with a \`working-directory\` for the tests.`,
  );
}

/** The Git repository that a folder is a part of, without being its top. */
function repositoryAround(folder: string): string | undefined {
  let at = realpathSync(folder);
  if (existsSync(join(at, '.git'))) return undefined;
  while (dirname(at) !== at) {
    at = dirname(at);
    if (existsSync(join(at, '.git'))) return at;
  }
  return undefined;
}

/** As a shell reads it. */
function quoted(folder: string): string {
  const plain = folder.startsWith('-') ? `./${folder}` : folder;
  return /^[\w./~-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
