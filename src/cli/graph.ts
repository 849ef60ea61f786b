import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import type { ReportComparison } from '../report/comparison.js';
import type { ReportGraph } from '../report/graph.js';
import type { Write } from '../report/report.js';
import type { ExitCode } from './exit-code.js';
import { writeGraph } from './graph-json.js';
import type { CommandOptions } from './options.js';
import { fileOutput, standardOutput } from './output.js';
import { policyOptionsOf } from './policies.js';
import { analysePath, configOf, openRepository } from './repository.js';

const FORMATS = ['json', 'mermaid', 'svg', 'html'] as const;

type GraphFormat = (typeof FORMATS)[number];

/** `graph`: services, networks and who reaches whom, as data or as a picture. */
export async function graph(path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const write = await (format === 'json' ? writerOfJson(path, options) : writerOfPicture(path, format, options));
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  await write(output.write);
  output.close();
  return 0;
}

function formatOf({ format: names = [], base }: CommandOptions): GraphFormat {
  const [name = 'json', ...more] = names;
  const format = FORMATS.find((one) => one === name);
  if (format === undefined || more.length > 0) {
    const hint = format === undefined ? didYouMean(name, FORMATS) : '';
    throw new UserMistake(`graph writes one of the formats ${FORMATS.join(', ')}.${hint} Use --output for a file.`);
  }
  if (format === 'json' && base !== undefined) {
    throw new UserMistake('the JSON of a graph marks no changes. Use --base with --format mermaid, svg or html.');
  }
  return format;
}

async function writerOfJson(path: string, options: CommandOptions): Promise<(write: Write) => void> {
  const repository = await openRepository(path, options);
  const { graphsOf } = await import('../app/graph.js');
  const { reach } = await graphsOf(repository, { config: configOf(options), policy: policyOptionsOf(path, options) });
  return (write) => writeGraph(reach, write);
}

/** What is drawn: with `--base` of both versions, else of the one. */
async function drawnOf(
  path: string,
  options: CommandOptions,
): Promise<{ readonly graph: ReportGraph; readonly comparison?: ReportComparison }> {
  if (options.base !== undefined) return (await analysePath(path, options, 'classification')).report;
  const repository = await openRepository(path, options);
  const { graphsOf } = await import('../app/graph.js');
  return graphsOf(repository, { config: configOf(options), policy: policyOptionsOf(path, options) });
}

async function writerOfPicture(
  path: string,
  format: Exclude<GraphFormat, 'json'>,
  options: CommandOptions,
): Promise<(write: Write) => void | Promise<void>> {
  const { graph: drawn, comparison } = await drawnOf(path, options);
  switch (format) {
    case 'mermaid': {
      const { writeMermaid } = await import('../report/picture/mermaid.js');
      return (write) => void writeMermaid(drawn, { comparison }, write);
    }
    case 'svg': {
      const { drawSvg } = await import('../report/picture/draw.js');
      const { svg } = await drawSvg(drawn, { comparison });
      return (write) => write(svg);
    }
    case 'html': {
      const { renderGraphPage } = await import('../report/html/graph-page.js');
      return (write) => renderGraphPage({ graph: drawn, target: path, comparison }, write);
    }
  }
}
