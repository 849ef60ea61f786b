import { readFileSync, statSync } from 'node:fs';
import { type OpenedFile, sampleFiles } from '../../app/samples/files.js';
import { capacityReport, type SamplesInput } from '../../app/samples/report.js';
import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import type { CapacityReport, CapacitySeries } from '../../report/samples/shape.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { fileOutput, type Output, standardOutput } from '../output.js';
import { terminalStyle } from '../terminal.js';

const FORMATS = ['text', 'json', 'markdown'] as const;

/**
 * `capacity --samples FILE…`: what files of samples say of limits and workers. With a path, also which limits in its Compose files do not
 * fit. Throws UserMistake.
 */
export async function capacityOfSamples(path: string | undefined, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const { files, problems } = sampleFiles(options.samples ?? [], open);
  const compared = path === undefined ? undefined : await comparedWith(path, options);
  const result = await capacityReport({ files, problems, compared });
  if (result === undefined) {
    throw new UserMistake(
      ...problems.map(({ path: file, line, message }) => `${file}:${line}: ${message}.`),
      'there is no sample in what --samples names. `groundplan monitor` writes such files.',
    );
  }
  const { report, series } = result;
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

async function comparedWith(path: string, options: CommandOptions): Promise<SamplesInput['compared']> {
  const { configOf, openRepository } = await import('../repository.js');
  const { policyOptionsOf } = await import('../policies.js');
  return {
    repository: await openRepository(path, options),
    options: { config: configOf(options), policy: policyOptionsOf(path, options) },
  };
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

function open(path: string): OpenedFile {
  return { size: told(path, () => statSync(path).size), text: () => told(path, () => readFileSync(path, 'utf8')) };
}

/** What reading gives. Throws UserMistake with the reason where it fails. */
function told<T>(path: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : 'it cannot be read';
    throw new UserMistake(`cannot read ${path}: ${reason}. Give the CSV files of \`groundplan monitor\` to --samples.`);
  }
}
