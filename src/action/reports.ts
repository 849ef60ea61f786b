import { UserMistake } from '../lib/mistake.js';
import { type Format, formatNamed } from '../report/formats.js';
import type { RenderOptions } from '../report/options.js';
import type { Report } from '../report/report.js';
import { annotate } from './annotate.js';
import type { Inputs } from './inputs.js';
import type { ActionIo } from './io.js';
import { fileToWrite, temporaryFile } from './places.js';
import { writeReport } from './report-file.js';

/** A report that the step leaves behind as a file. */
export interface ReportFile {
  /** The output that tells its absolute path. */
  readonly output: string;
  readonly format: Format;
  /** Absolute path that the workflow gives; absent when it leaves the place to us. */
  readonly file?: string;
  /** Its name in the runner's temporary folder. */
  readonly otherwise: string;
}

/** The files to write, looked at before the analysis. Throws UserMistake for a place that the workflow may not give. */
export function reportFiles(
  { reportFile, format, sarifFile, htmlFile, id }: Inputs,
  io: ActionIo,
): readonly ReportFile[] {
  // Several instances in one job share the runner's temporary folder.
  const own = id === undefined ? '' : `${id}/`;
  return [
    { output: 'report-file', format, path: reportFile, otherwise: `${own}report.${extensionOf(format)}` },
    { output: 'sarif-file', format: formatNamed('sarif'), path: sarifFile, otherwise: `${own}groundplan.sarif` },
    // A page with a picture takes its time: it is made where it is asked for.
    ...(htmlFile === undefined
      ? []
      : [{ output: 'html-file', format: formatNamed('html'), path: htmlFile, otherwise: `${own}report.html` }]),
  ].map(({ path, ...rest }) => (path === undefined ? rest : { ...rest, file: fileToWrite(rest.output, path, io) }));
}

/**
 * Writes the files and sets their outputs. A file that nobody asked for must not fail the step: it is left out with a warning.
 * Throws UserMistake when one that was asked for cannot be written.
 */
export async function writeReports(
  files: readonly ReportFile[],
  report: Report,
  options: RenderOptions,
  io: ActionIo,
): Promise<void> {
  for (const { output, format, file, otherwise } of files) {
    const renderer = await format.load();
    try {
      const place = file ?? temporaryFile(output, otherwise, io);
      await writeReport(place, renderer, report, options);
      io.setOutput(output, place);
    } catch (error) {
      if (file !== undefined || !(error instanceof UserMistake)) throw error;
      annotate(io, 'warning', `No ${output}: ${error.message}`);
    }
  }
}

function extensionOf({ name }: Format): string {
  switch (name) {
    case 'json':
    case 'sarif':
    case 'html':
      return name;
    case 'gitlab':
    case 'rdjson':
      return 'json';
    case 'junit':
      return 'xml';
    case 'markdown':
      return 'md';
    default:
      return 'txt';
  }
}
