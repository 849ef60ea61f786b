import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import { type Page, pageOf, styleOf } from '../../report/text/page.js';
import type { CommandOptions } from '../options.js';
import { fileOutput, type Output, standardOutput } from '../output.js';
import { terminalStyle } from '../terminal.js';

/** Longer lines of prose are tiring to read, however wide the terminal is. */
const WIDEST = 120;

/** The one format that was asked for, text unless another one was. Throws UserMistake. */
export function formatOf<F extends string>({ format = [] }: CommandOptions, known: readonly F[]): F {
  const [asked = known[0], ...more] = format;
  const found = known.find((one) => one === asked);
  if (found === undefined || more.length > 0) {
    const hint = more.length > 0 ? '' : didYouMean(asked ?? '', known);
    throw new UserMistake(
      `unknown format "${format.join(', ')}".${hint} There are ${known.join(', ')}; one at a time.`,
    );
  }
  return found;
}

/** Where the command writes: what `--output` names, else standard output. Throws UserMistake. */
export function outputOf({ output }: CommandOptions): Output {
  return output === undefined ? standardOutput() : fileOutput(output);
}

/** A page on an output. */
export function pageOn(output: Output, { output: file }: CommandOptions): Page {
  const { colour, width } = terminalStyle(file !== undefined);
  return pageOf(output.write, styleOf(colour), Math.min(width, WIDEST));
}

/** A document as JSON, with the version of its schema. */
export function writeJson(output: Output, document: object): void {
  output.write(`${JSON.stringify({ schemaVersion: 1, ...document }, undefined, 2)}\n`);
}
