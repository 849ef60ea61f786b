import { showPolicy } from '../../app/policy/show.js';
import { writeShown } from '../../report/text/policy/shown.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { formatOf, outputOf, pageOn, writeJson } from './format.js';
import { setUpPath } from './set-up.js';

/** `policy show`: everything that holds for a repository and who said so. Throws UserMistake and PolicyFailure. */
export async function show(path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options, ['text', 'json']);
  const { setup, facts, today } = await setUpPath(path, options);
  const shown = showPolicy(setup, { target: path, facts, today, all: options.all === true });
  const output = outputOf(options);
  if (format === 'json') writeJson(output, shown);
  else writeShown(shown, pageOn(output, options));
  output.close();
  return 0;
}
