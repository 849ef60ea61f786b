import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { patternMatrix } from '../report/choosing/matrix.js';
import { pageOf, styleOf } from '../report/text/page.js';
import { patternNamed } from '../rulebook/explain.js';
import { loadRulebook, loadTexts } from '../rulebook/load.js';
import type { Pattern } from '../rulebook/pattern.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { fileOutput, standardOutput } from './output.js';
import { terminalStyle } from './terminal.js';

const FORMATS = ['text', 'json', 'markdown'];

/** Wider tables than this are hard to follow with the eye. */
const WIDEST = 200;

/** `compare A B`: patterns side by side; all of them where none is named. Throws UserMistake. */
export async function comparePatterns(names: readonly string[], options: CommandOptions): Promise<ExitCode> {
  const [format = 'text', ...more] = options.format ?? [];
  if (more.length > 0 || !FORMATS.includes(format)) {
    const hint = more.length > 0 ? '' : didYouMean(format, FORMATS);
    throw new UserMistake(
      `patterns are compared as text, json or markdown, one at a time.${hint} Use --output for a file.`,
    );
  }
  if (options.base !== undefined) {
    throw new UserMistake(
      '--base is for one repository, and patterns have none. Leave it out, or name one path alone.',
    );
  }
  const { patterns, dimensions } = loadRulebook();
  const chosen = names.length === 0 ? patterns.filter(({ id }) => id !== 0) : named(names);
  const matrix = patternMatrix(chosen, dimensions, (await loadTexts()).patterns);
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  if (format === 'json') output.write(`${JSON.stringify({ schemaVersion: 1, ...matrix }, undefined, 2)}\n`);
  else if (format === 'markdown') {
    output.write((await import('../report/choosing/matrix-markdown.js')).matrixMarkdown(matrix));
  } else {
    const { writeMatrix } = await import('../report/choosing/matrix-text.js');
    const { colour, width } = terminalStyle(options.output !== undefined);
    const columns = Math.min(width, WIDEST);
    writeMatrix(matrix, pageOf(output.write, styleOf(colour), columns), columns);
  }
  output.close();
  return 0;
}

/** Throws UserMistake. */
function named(names: readonly string[]): readonly Pattern[] {
  const { patterns } = loadRulebook();
  const found = names.map((name) => {
    const pattern = patternNamed(name);
    if (pattern !== undefined && pattern.id !== 0) return pattern;
    const hint = didYouMean(
      name,
      patterns.filter(({ id }) => id !== 0).map(({ slug }) => slug),
    );
    throw new UserMistake(
      names.length === 1
        ? `"${name}" is neither a folder nor a pattern.${hint} For what changed in a repository: compare PATH --base main. For patterns side by side: compare A B, by their slugs or numbers, 1 to 12, or --all.`
        : `there is no pattern "${name}".${hint} Patterns go by their slugs or numbers, 1 to 12. For what changed in a repository: compare PATH --base main.`,
    );
  });
  const distinct = [...new Set(found)];
  if (distinct.length < 2) throw new UserMistake('name two patterns or more to compare, or --all for all of them.');
  return distinct;
}
