import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalyseOptions } from '../app/analysis.js';
import { sampleFiles } from '../app/samples/files.js';
import { capacityReport } from '../app/samples/report.js';
import { UserMistake } from '../lib/mistake.js';
import { capacityMarkdown } from '../report/samples/markdown.js';
import type { Repository } from '../source/repository.js';
import { annotate } from './annotate.js';
import type { ActionIo } from './io.js';
import { fileToRead, folderToRead } from './places.js';

/** Files of one folder that are looked at. */
const MOST = 1000;

export interface MeasuredSettings {
  /** Files and folders with samples of `groundplan monitor`, in the workspace. */
  readonly samples: readonly string[];
  readonly repository: Repository;
  readonly options: Pick<AnalyseOptions, 'config' | 'policy'>;
}

/**
 * What was measured while a step ran the project, as Markdown for the job's summary. Empty with a warning where nothing was: whether a
 * stack came up is not for this step to judge.
 */
export async function measuredMarkdown(
  { samples, repository, options }: MeasuredSettings,
  io: ActionIo,
): Promise<string> {
  try {
    const paths = samples.flatMap((path) => csvFiles(path, io));
    const result = await capacityReport({
      ...sampleFiles(paths, (path) => {
        const file = fileToRead('samples', path, io);
        return { size: statSync(file).size, text: () => readFileSync(file, 'utf8') };
      }),
      compared: { repository, options },
    });
    if (result !== undefined) return `\n${capacityMarkdown(result.report)}`;
    annotate(
      io,
      'warning',
      `Input samples: there is no sample in ${samples.join(', ')}. \`groundplan monitor\` writes such files.`,
    );
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    annotate(io, 'warning', error.lines.join('\n'));
  }
  return '';
}

/** A file, or the CSV files of a folder, relative to the workspace. */
function csvFiles(path: string, io: ActionIo): readonly string[] {
  const folder = folderToRead(path, io);
  if (folder === undefined) return [path];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .slice(0, MOST)
    .map((name) => join(path, name));
}
