import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CONVERSIONS, type Conversion, type ConversionPattern, convert } from '../../app/scaffold/convert.js';
import type { Elsewhere } from '../../app/scaffold/convert-elsewhere.js';
import type { FilledFile } from '../../app/scaffold/fill.js';
import { UserMistake } from '../../lib/mistake.js';
import { printable } from '../../report/escape/terminal.js';
import { counted, percent } from '../../report/phrases.js';
import { type Page, pageOf, styleOf } from '../../report/text/page.js';
import { openLocal } from '../../source/local.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { standardOutput } from '../output.js';
import { overwriteFiles, readyToWrite } from '../overwrite.js';
import { terminalStyle } from '../terminal.js';
import { diffOf, shownDiff } from './diff.js';
import { writeNewFiles } from './write.js';

/** What `scaffold --from --format json` writes. */
export interface ConversionAnswer extends Omit<Conversion, 'files'> {
  /** Raised when a field changes its meaning or goes. */
  readonly schemaVersion: 1;
  /** The folder that the paths start from, as it was given. */
  readonly folder: string;
  readonly files: readonly {
    readonly path: string;
    readonly isNew: boolean;
    readonly text: string;
    /** As `git apply` takes it. */
    readonly diff: string;
  }[];
  /** False without `--write`. */
  readonly written: boolean;
}

/** `scaffold PATTERN [DIR] --from PATH`: shows how a project is converted, and writes it with `--write`. Throws UserMistake. */
export async function scaffoldFrom(
  from: string,
  pattern: string | undefined,
  folder: string | undefined,
  options: CommandOptions,
  format: 'text' | 'json',
): Promise<ExitCode> {
  if (options.name !== undefined)
    throw new UserMistake('--name is for a new skeleton: a project that is converted keeps its name.');
  const wanted = patternOf(pattern);
  const { root, file } = sourceOf(from);
  const target = folder === undefined || real(folder) === realpathSync(root) ? undefined : folder;
  const result = await convert(openLocal(root), {
    pattern: wanted,
    analysis: { target: root },
    ...(file === undefined ? {} : { file }),
    ...(target === undefined ? {} : { elsewhere: elsewhereOf(root, target) }),
  });
  if (!result.ok) throw new UserMistake(`${from} cannot be converted: ${result.reason}.`);
  const { conversion } = result;
  const to = target ?? root;
  const write = options.write === true && options['dry-run'] !== true;
  if (write) writeConversion(to, conversion);
  else if (options['dry-run'] === true) freshFiles(to, conversion.files);
  const output = standardOutput();
  if (format === 'json') output.write(`${JSON.stringify(answerOf(conversion, to, write), undefined, 2)}\n`);
  else {
    const { colour, width } = terminalStyle(false);
    print(pageOf(output.write, styleOf(colour), width), conversion, to, write);
  }
  output.close();
  return 0;
}

function patternOf(pattern: string | undefined): ConversionPattern {
  const known = CONVERSIONS.find((one) => one === pattern);
  if (known !== undefined) return known;
  throw new UserMistake(
    `a project can be converted to ${CONVERSIONS.join(' or ')}${pattern === undefined ? '' : `, not to "${pattern}"`}. Write \`groundplan scaffold ${CONVERSIONS[1]} --from FOLDER\`.`,
  );
}

/** The repository, and the file of it that was named. */
function sourceOf(from: string): { readonly root: string; readonly file?: string } {
  const found = statSync(from, { throwIfNoEntry: false });
  if (found === undefined)
    throw new UserMistake(`${from}: there is no such folder or file. Give the folder of a project.`);
  return found.isFile() ? { root: dirname(from), file: basename(from) } : { root: from };
}

/** The real path of a folder that may not be there yet. */
function real(folder: string): string {
  const absolute = resolve(folder);
  return existsSync(absolute)
    ? realpathSync(absolute)
    : join(dirname(absolute) === absolute ? absolute : real(dirname(absolute)), basename(absolute));
}

function elsewhereOf(root: string, target: string): Elsewhere {
  const [source, goal] = [realpathSync(root), real(target)];
  let top = source;
  while (relative(top, goal).startsWith('..') && dirname(top) !== top) top = dirname(top);
  const inside = (path: string): string => relative(top, path).split(sep).join('/');
  return { root: top, repository: inside(source), target: inside(goal) };
}

/** False where nothing is there yet. Throws UserMistake where a file is. */
function isFolder(folder: string): boolean {
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if (found.isDirectory()) return true;
  } catch {
    // A file stands where one of the folders above should be.
  }
  throw new UserMistake(`${folder} is a file, or leads through one. Give a folder.`);
}

/** Changes files that were read, and writes new ones; nothing else that is there is written over. Throws UserMistake. */
function writeConversion(folder: string, { files }: Conversion): void {
  const fresh = freshFiles(folder, files);
  const changed = files.flatMap(({ path, before, after }) => (before === undefined ? [] : [{ path, before, after }]));
  readyToWrite(folder, changed);
  // What is new first: where that fails, the project is as it was.
  writeNewFiles(folder, fresh);
  overwriteFiles(folder, changed);
}

/** The files that are new. Throws UserMistake where one is there. */
function freshFiles(folder: string, files: Conversion['files']): readonly FilledFile[] {
  const fresh = files.flatMap(({ path, before, after }) =>
    before === undefined ? [{ path, text: after, executable: false }] : [],
  );
  const inTheWay = isFolder(folder)
    ? fresh.find(({ path }) => lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined)
    : undefined;
  if (inTheWay !== undefined)
    throw new UserMistake(`${join(folder, inTheWay.path)} is there already. Nothing was written.`);
  return fresh;
}

function answerOf({ files, ...conversion }: Conversion, folder: string, written: boolean): ConversionAnswer {
  const shown = files.map((file) => ({
    path: file.path,
    isNew: file.before === undefined,
    text: file.after,
    diff: diffOf(file),
  }));
  return { schemaVersion: 1, ...conversion, folder, files: shown, written };
}

function print(page: Page, conversion: Conversion, folder: string, written: boolean): void {
  const { files, decisions, byHand, becomes, newFindings, project, pattern } = conversion;
  const { style } = page;
  for (const file of files) for (const line of shownDiff(file)) page.line(coloured(line, page));
  page.line();
  page.line(style.bold(`What goes where in ${printable(project)}`));
  page.line();
  const [names, places] = [
    decisions.map(({ service }) => printable(service)),
    decisions.map(({ place }) => printable(place)),
  ];
  const [first, second] = [widest(names), widest(places)];
  for (const [index, { because, path, line, unknown }] of decisions.entries()) {
    const lead = `  ${(names[index] ?? '').padEnd(first)}  ${(places[index] ?? '').padEnd(second)}  `;
    const mark = unknown ? 'look at this one: ' : '';
    page.prose(lead, lead.length, `${mark}${printable(because)} (${printable(path)}:${line})`);
  }
  page.line();
  page.line(style.bold('What is left for you'));
  page.line();
  for (const note of byHand) page.prose('  - ', 4, printable(note));
  page.line();
  const is = becomes.slug === pattern ? 'The result is' : 'The result is still';
  page.line(
    `${is} ${becomes.slug} (${percent(becomes.confidence)}). Services, volumes and published ports are the same; this was checked.`,
  );
  for (const { ruleId, count } of newFindings) page.line(`  ${counted(count, 'new finding')} of ${ruleId}.`);
  const where = printable(folder);
  page.line(
    written
      ? `${counted(files.length, 'file')} written to ${where}.`
      : `Nothing was written. --write writes ${counted(files.length, 'file')} to ${where}.`,
  );
}

function widest(texts: readonly string[]): number {
  return Math.min(40, Math.max(0, ...texts.map(({ length }) => length)));
}

/** A line of a diff: tabs stay, since recipes of make begin with them. */
function coloured(line: string, { style }: Page): string {
  const shown = line.split('\t').map(printable).join('\t');
  if (line.startsWith('+++') || line.startsWith('---')) return style.bold(shown);
  if (line.startsWith('+')) return style.green(shown);
  if (line.startsWith('-')) return style.red(shown);
  return line.startsWith('@@') ? style.cyan(shown) : shown;
}
