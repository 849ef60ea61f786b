import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { writeExplanation } from '../report/text/explanation.js';
import { pageOf, styleOf } from '../report/text/page.js';
import { type Explanation, explain as lookUp } from '../rulebook/explain.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { standardOutput } from './output.js';
import { terminalStyle } from './terminal.js';

/** Longer lines of prose are tiring to read, however wide the terminal is. */
const WIDEST = 100;

/**
 * `explain`: what a rule, a pattern, a dimension or a value means, by its id, slug or number. Throws UserMistake when
 * there is none, and for an unknown format.
 */
export async function explain(name: string, options: CommandOptions): Promise<ExitCode> {
  const [format = 'text', ...more] = options.format ?? [];
  if (more.length > 0 || (format !== 'text' && format !== 'json')) {
    const hint = more.length > 0 ? '' : didYouMean(format, ['text', 'json']);
    throw new UserMistake(`explain knows the formats text and json, one at a time.${hint} Use --format json.`);
  }
  const found = (await ownRule(name)) ?? (await lookUp(name));
  if (found.kind === 'unknown') {
    const hint = found.suggestion === undefined ? '' : ` Did you mean "${found.suggestion}"?`;
    throw new UserMistake(
      `there is no rule, pattern, dimension or value "${name}".${hint} \`groundplan rules list\` lists the rules; patterns are explained by name or by their numbers, 1 to 12.`,
    );
  }
  const output = standardOutput();
  if (format === 'json') output.write(`${JSON.stringify({ schemaVersion: 1, ...found }, undefined, 2)}\n`);
  else {
    const { colour, width } = terminalStyle(false);
    const columns = Math.min(width, WIDEST);
    writeExplanation(found, pageOf(output.write, styleOf(colour), columns), columns);
  }
  output.close();
  return 0;
}

/** A rule of the organisation, as the repository of this folder has it: only their ids have a slash. */
async function ownRule(name: string): Promise<Explanation | undefined> {
  if (!name.includes('/')) return undefined;
  const { explainOwnRule } = await import('../app/own-rules.js');
  const { openLocal } = await import('../source/local.js');
  return explainOwnRule(openLocal('.'), name);
}
