import { closeSync, openSync, readSync } from 'node:fs';
import { type GivenProfile, layoutOf } from '../../app/layout.js';
import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { fileOutput, standardOutput } from '../output.js';
import { policyOptionsOf } from '../policies.js';
import { configOf, openRepository } from '../repository.js';
import { terminalStyle } from '../terminal.js';

const FORMATS = ['text', 'json', 'markdown'] as const;

/** Bytes of a profile at most. */
const LARGEST = 1024 * 1024;

/** `layout`: how far a tree is as a profile says. Throws UserMistake. */
export async function layout(path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const least = leastScore(options['min-score']);
  const profiles = (options.profile ?? []).map(profileOf);
  const repository = await openRepository(path, options);
  const assessment = await layoutOf(repository, {
    profiles,
    config: configOf(options),
    policy: policyOptionsOf(path, options),
  });
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  switch (format) {
    case 'json':
      output.write(`${JSON.stringify({ schemaVersion: 1, ...assessment }, undefined, 2)}\n`);
      break;
    case 'markdown':
      output.write((await import('../../report/layout/markdown.js')).layoutMarkdown(assessment, least));
      break;
    case 'text': {
      const { writeLayout } = await import('../../report/layout/text.js');
      writeLayout(assessment, { ...terminalStyle(options.output !== undefined), least }, output.write);
    }
  }
  output.close();
  return least !== undefined && assessment.score < least ? 1 : 0;
}

function formatOf({ format = [] }: CommandOptions): (typeof FORMATS)[number] {
  const [name = 'text', ...more] = format;
  const known = FORMATS.find((one) => one === name);
  if (known !== undefined && more.length === 0) return known;
  const hint = known === undefined ? didYouMean(name, FORMATS) : '';
  throw new UserMistake(`layout writes text, json or markdown, one at a time.${hint} Use --output for a file.`);
}

function leastScore(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const score = Number(text.replace(/\s*%$/, ''));
  if (/^\d+(\.\d+)?\s*%?$/.test(text) && score <= 100) return score;
  throw new UserMistake(`--min-score is a number from 0 to 100, not "${text}".`);
}

/** A name as it is; the text of a file. What looks like a path is one. */
function profileOf(given: string): string | GivenProfile {
  if (!/[/\\.]/.test(given)) return given;
  try {
    return { path: given, text: readBounded(given) };
  } catch (error) {
    if (error instanceof UserMistake) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : 'it cannot be read';
    throw new UserMistake(
      `cannot read the profile ${given}: ${reason}. Give a YAML file, or the name of a shipped profile.`,
    );
  }
}

/** A text, of which no more is read than a profile may be long: a device never ends. */
function readBounded(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(LARGEST + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    if (length > LARGEST) {
      throw new UserMistake(`${path} is larger than a megabyte, which is too large for a profile.`);
    }
    return bytes.toString('utf8', 0, length);
  } finally {
    closeSync(file);
  }
}
