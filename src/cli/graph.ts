import { UserMistake } from '../lib/mistake.js';
import type { ExitCode } from './exit-code.js';
import { writeGraph } from './graph-json.js';
import type { CommandOptions } from './options.js';
import { fileOutput, standardOutput } from './output.js';
import { configOf, openRepository } from './repository.js';

/** `graph`: services, networks and who reaches whom. */
export async function graph(path: string, options: CommandOptions): Promise<ExitCode> {
  const [format = 'json', ...more] = options.format ?? [];
  if (more.length > 0 || format !== 'json')
    throw new UserMistake('graph knows the format json, once. Use --format json.');
  const repository = await openRepository(path, options);
  const { graphOf } = await import('../app/graph.js');
  const found = await graphOf(repository, { config: configOf(options) });
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  writeGraph(found, output.write);
  output.close();
  return 0;
}
