import { join, resolve } from 'node:path';
import type { AnalyseOptions, Analysis } from '../app/analysis.js';
import { requireFiles } from '../app/require-files.js';
import { UserMistake } from '../lib/mistake.js';
import { type Format, formatNamed } from '../report/formats.js';
import type { RenderOptions } from '../report/options.js';
import type { Report } from '../report/report.js';
import { complain } from './complain.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { fileOutput, standardOutput } from './output.js';
import { pathPrefix } from './path-prefix.js';
import { analysePath } from './repository.js';
import { terminalStyle } from './terminal.js';

/** `check`: everything, and the verdict as exit code. */
export async function check(path: string, options: CommandOptions): Promise<ExitCode> {
  const report = await analyseAndRender(path, options);
  switch (report.verdict.outcome) {
    case 'pass':
      return 0;
    case 'fail':
      return 1;
    case 'error':
      await complain(report.verdict.because);
      return 3;
  }
}

/** `classify`: the architecture alone. */
export async function classify(path: string, options: CommandOptions): Promise<ExitCode> {
  await analyseAndRender(path, options, 'classification');
  return 0;
}

/** Formats that show a comparison alone; a comment is about one anyway. */
const COMPARISON_FORMATS: readonly string[] = ['text', 'json', 'markdown', 'html'];

/** `compare`: what changed, without a verdict. Throws UserMistake without something to compare with. */
export async function compare(path: string, options: CommandOptions): Promise<ExitCode> {
  if (options.base === undefined) {
    throw new UserMistake(
      'compare needs to know what to compare with. Name a branch, tag or commit, as with --base main.',
    );
  }
  const destinations = destinationsOf(options);
  const unfit = destinations.find(({ format }) => !COMPARISON_FORMATS.includes(format.name));
  if (unfit !== undefined) {
    throw new UserMistake(
      `compare knows the formats ${COMPARISON_FORMATS.join(', ')}. \`groundplan check\` writes ${unfit.format.name}.`,
    );
  }
  const { report } = await analysePath(path, options);
  for (const destination of destinations) {
    await render(report, destination, path, destination.format.name === 'markdown' ? undefined : 'comparison');
  }
  return 0;
}

interface Destination {
  readonly format: Format;
  /** Absent: standard output. */
  readonly file?: string;
}

async function analyseAndRender(path: string, options: CommandOptions, only?: AnalyseOptions['only']): Promise<Report> {
  // Formats and files are looked at first: a misspelt format must not cost a whole run.
  const destinations = destinationsOf(options);
  baselineIsOne(options);
  const { report, baseline } = await analysePath(path, options, only);
  requireFiles(report);
  for (const destination of destinations) await render(report, destination, path, only);
  if (baseline !== undefined) writeBaseline(baseline, path, options);
  return report;
}

/** Throws UserMistake when the options name two things to do with the baseline. */
function baselineIsOne(options: CommandOptions): void {
  const write = options['write-baseline'] !== undefined;
  if (write && options['prune-baseline'] === true) {
    throw new UserMistake(
      '--write-baseline makes a new baseline, and --prune-baseline an existing one smaller. Give one.',
    );
  }
  if (write && options.baseline !== undefined) {
    throw new UserMistake('--write-baseline lists every finding, whatever --baseline says. Give one of the two.');
  }
}

function writeBaseline(
  { text, configured }: NonNullable<Analysis['baseline']>,
  path: string,
  options: CommandOptions,
): void {
  if (configured !== undefined && options.ref !== undefined) {
    throw new UserMistake(
      'the baseline of a commit cannot be pruned. Name a file with --baseline, or leave out --ref.',
    );
  }
  const file = options['write-baseline'] ?? options.baseline ?? join(path, configured ?? '');
  const output = fileOutput(file);
  output.write(text);
  output.close();
}

async function render(
  report: Report,
  { format, file }: Destination,
  path: string,
  only: RenderOptions['only'],
): Promise<void> {
  const renderer = await format.load();
  const output = file === undefined ? standardOutput() : fileOutput(file);
  await renderer(
    report,
    {
      ...terminalStyle(file !== undefined),
      pathPrefix: pathPrefix(path, format),
      ...(only === undefined ? {} : { only }),
    },
    output.write,
  );
  output.close();
}

/** `--format json --format sarif=out.sarif --output report.json`, checked before anything runs. */
function destinationsOf(options: CommandOptions): Destination[] {
  const destinations = (options.format ?? ['text']).map((value) => {
    const at = value.indexOf('=');
    const format = formatNamed(at < 0 ? value : value.slice(0, at));
    if (at >= 0 && at === value.length - 1) throw new UserMistake(`--format ${value} names no file after "=".`);
    return at < 0 ? { format } : { format, file: value.slice(at + 1) };
  });
  const toScreen = destinations.filter((destination) => destination.file === undefined);
  if (toScreen.length > 1) {
    const names = toScreen.map((destination) => destination.format.name).join(' and ');
    throw new UserMistake(
      `${names} cannot share standard output. Write all but one to files: --format ${toScreen[1]?.format.name}=FILE.`,
    );
  }
  if (options.output === undefined) return eachItsOwn(destinations);
  if (toScreen.length === 0)
    throw new UserMistake('--output has nothing to write: every --format names a file of its own.');
  return eachItsOwn(destinations.map((destination) => ({ file: options.output, ...destination })));
}

/** The same destinations. Throws UserMistake when two are one file: the later report would replace the earlier one. */
function eachItsOwn(destinations: Destination[]): Destination[] {
  const takenBy = new Map<string, Format>();
  for (const { format, file } of destinations) {
    if (file === undefined) continue;
    const earlier = takenBy.get(resolve(file));
    if (earlier !== undefined) {
      throw new UserMistake(
        `${earlier.name} and ${format.name} are both to be written to ${file}. Give each its own file.`,
      );
    }
    takenBy.set(resolve(file), format);
  }
  return destinations;
}
