import { explainRule } from '../../app/policy/explain.js';
import { writeExplained } from '../../report/text/policy/explained.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { formatOf, outputOf, pageOn, writeJson } from './format.js';
import { setUpPath } from './set-up.js';

/** `policy explain`: why one rule holds for a repository as it does. Throws UserMistake and PolicyFailure. */
export async function explain(rule: string, path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options, ['text', 'json']);
  const { setup, today } = await setUpPath(path, options);
  const explained = explainRule(setup, rule, { target: path, today });
  const output = outputOf(options);
  if (format === 'json') writeJson(output, explained);
  else writeExplained(explained, pageOn(output, options));
  output.close();
  return 0;
}
