import { readFileSync, statSync } from 'node:fs';
import { analyseSamples, type SampleFile } from '../../app/samples/analysis.js';
import { knownOf } from '../../app/samples/metadata.js';
import { containerOfFile, metadataBeside, readSamples } from '../../app/samples/read.js';
import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import type { CapacityReport, CapacitySeries, SampleProblem } from '../../report/samples/shape.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { fileOutput, type Output, standardOutput } from '../output.js';
import { terminalStyle } from '../terminal.js';

const FORMATS = ['text', 'json', 'markdown'] as const;

/** Bytes of one file, and of all: a month of seconds is some 200 MB. */
const LARGEST = 256 * 1024 * 1024;
const LARGEST_TOGETHER = 512 * 1024 * 1024;
const MOST_FILES = 1000;

/**
 * `capacity --samples FILE…`: what files of samples say of limits and workers. With a path, also which limits in its Compose files do not
 * fit. Throws UserMistake.
 */
export async function capacityOfSamples(path: string | undefined, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const { measured: rules } = loadRulebook();
  const { files, problems } = readFiles(options.samples ?? []);
  const measured = analyseSamples(files, rules);
  if (measured.length === 0) {
    throw new UserMistake(
      ...problems.map(({ path: file, line, message }) => `${file}:${line}: ${message}.`),
      'there is no sample in what --samples names. `groundplan monitor` writes such files.',
    );
  }
  const containers = measured.map(({ capacity }) => capacity);
  const compared = path === undefined ? { containers, findings: [] } : await withLimits(path, options, measured, rules);
  const report: CapacityReport = { saturatedAbove: rules.saturated, ...compared, problems };
  const series = measured.map((one) => one.series);
  if (options.plot !== undefined) {
    const { capacitySvg } = await import('../../report/samples/svg.js');
    const plot = fileOutput(options.plot);
    plot.write(capacitySvg(series));
    plot.close();
  }
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  await write(report, series, format, output, options.output !== undefined);
  output.close();
  return 0;
}

async function withLimits(
  path: string,
  options: CommandOptions,
  measured: ReturnType<typeof analyseSamples>,
  rules: ReturnType<typeof loadRulebook>['measured'],
): Promise<Pick<CapacityReport, 'containers' | 'findings'>> {
  const { configOf, openRepository } = await import('../repository.js');
  const { policyOptionsOf } = await import('../policies.js');
  const { compareWithLimits, composeStacks } = await import('../../app/samples/limits.js');
  const repository = await openRepository(path, options);
  const stacks = await composeStacks(repository, {
    config: configOf(options),
    policy: policyOptionsOf(path, options),
  });
  const textOf = (file: string): string | undefined => {
    const content = repository.has(file) ? repository.read(file) : undefined;
    return content?.ok === true ? content.text : undefined;
  };
  return compareWithLimits({ measured, stacks, rules, textOf });
}

async function write(
  report: CapacityReport,
  series: readonly CapacitySeries[],
  format: (typeof FORMATS)[number],
  output: Output,
  toFile: boolean,
): Promise<void> {
  switch (format) {
    case 'json':
      output.write(`${JSON.stringify({ schemaVersion: 1, ...report }, undefined, 2)}\n`);
      break;
    case 'markdown':
      output.write((await import('../../report/samples/markdown.js')).capacityMarkdown(report));
      break;
    case 'text': {
      const { writeCapacity } = await import('../../report/samples/text.js');
      writeCapacity(report, series, terminalStyle(toFile), output.write);
    }
  }
}

function formatOf({ format = [] }: CommandOptions): (typeof FORMATS)[number] {
  const [name = 'text', ...more] = format;
  const known = FORMATS.find((one) => one === name);
  if (known !== undefined && more.length === 0) return known;
  const hint = known === undefined ? didYouMean(name, FORMATS) : '';
  throw new UserMistake(
    `capacity --samples writes text, json or markdown, one at a time.${hint} Use --output for a file.`,
  );
}

function readFiles(paths: readonly string[]): {
  readonly files: readonly SampleFile[];
  readonly problems: readonly SampleProblem[];
} {
  if (paths.length > MOST_FILES) throw new UserMistake(`--samples names more than ${MOST_FILES} files. Give fewer.`);
  const problems: SampleProblem[] = [];
  let together = 0;
  const files = [...new Set(paths)].map((path): SampleFile => {
    const { text, size } = readText(path);
    together += size;
    if (together > LARGEST_TOGETHER)
      throw new UserMistake(
        `the files of --samples are larger than ${LARGEST_TOGETHER / 1048576} MiB together. Give fewer.`,
      );
    const { series, problems: found, more } = readSamples(text);
    problems.push(...found.map(({ line, message }) => ({ path, line, message })));
    const last = found.at(-1);
    if (more > 0 && last !== undefined)
      problems.push({ path, line: last.line, message: `${more} more such lines follow` });
    const known = metadataOf(path);
    return { path, container: known.container ?? containerOfFile(path), series, known };
  });
  return { files, problems };
}

function readText(path: string): { readonly text: string; readonly size: number } {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) throw new UserMistake(`${path} is larger than ${LARGEST / 1048576} MiB. Give a part of it.`);
    return { text: readFileSync(path, 'utf8'), size };
  } catch (error) {
    if (error instanceof UserMistake) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : 'it cannot be read';
    throw new UserMistake(`cannot read ${path}: ${reason}. Give the CSV files of \`groundplan monitor\` to --samples.`);
  }
}

/** What the file beside the samples tells; nothing when there is none. */
function metadataOf(path: string): ReturnType<typeof knownOf> {
  const beside = metadataBeside(path);
  if (beside === undefined) return {};
  try {
    return statSync(beside).size > 1_000_000 ? {} : knownOf(readFileSync(beside, 'utf8'));
  } catch {
    return {};
  }
}
