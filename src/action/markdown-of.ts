import { formatNamed } from '../report/formats.js';
import type { RenderOptions } from '../report/options.js';
import type { Report } from '../report/report.js';

/** The report as Markdown. */
export async function markdownOf(report: Report, options: RenderOptions): Promise<string> {
  const pieces: string[] = [];
  await (await formatNamed('markdown').load())(report, options, (piece) => pieces.push(piece));
  return pieces.join('');
}
