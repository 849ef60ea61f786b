import { basename, resolve } from 'node:path';
import type { GivenAnswer } from '../../app/recommend/answers.js';
import { choiceOf, type Opened, openChoice, recommend } from '../../app/recommend/recommend.js';
import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import type { Recommendation } from '../../report/choosing/shape.js';
import type { Question } from '../../rulebook/choosing.js';
import { patternNamed } from '../../rulebook/explain.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { Repository } from '../../source/repository.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { fileOutput, standardOutput } from '../output.js';
import { policyOptionsOf } from '../policies.js';
import { configOf, openRepository } from '../repository.js';
import { terminalStyle } from '../terminal.js';
import { ANSWERS } from './answer-specs.js';

const FORMATS = ['text', 'json', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

/** Longer lines of prose are tiring to read, however wide the terminal is. */
const WIDEST = 120;

/**
 * `recommend`: the pattern that fits what is known of team and product, and the way there. What is not known is asked for where somebody
 * sits at a terminal, else it is a UserMistake that names the options.
 */
export async function recommendPath(path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const to = options.to === undefined ? undefined : slugOf(options.to);
  const config = configOf(options);
  const repository = await openRepository(path, options);
  const shared = { config, policy: policyOptionsOf(path, options) };
  const opened = await openChoice(repository, shared);
  const given = givenBy(options, opened.choosing.questions);
  if (to === undefined) await complete(opened, given, format === 'text' && options.output === undefined);
  const folder = basename(resolve(path));
  const result = await recommend(repository, opened, {
    ...shared,
    target: path,
    given,
    folder,
    ...(to === undefined ? {} : { to }),
  });
  requireFilesIn(repository);
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  await write(result, format, output.write, options.output !== undefined);
  output.close();
  return 0;
}

function requireFilesIn({ files }: Repository): void {
  if (files.length === 0) throw new UserMistake('there is no file here to look at. Give the path of a repository.');
}

/** Throws UserMistake. */
function formatOf({ format = [] }: CommandOptions): Format {
  const [name = 'text', ...more] = format;
  const known = FORMATS.find((one) => one === name);
  if (known !== undefined && more.length === 0) return known;
  const hint = known === undefined ? didYouMean(name, FORMATS) : '';
  throw new UserMistake(`recommend writes text, json or markdown, one at a time.${hint} Use --output for a file.`);
}

/** Throws UserMistake. */
function slugOf(name: string): string {
  const pattern = patternNamed(name);
  if (pattern !== undefined && pattern.id !== 0) return pattern.slug;
  const slugs = loadRulebook().patterns.flatMap(({ id, slug }) => (id === 0 ? [] : [slug]));
  throw new UserMistake(
    `there is no pattern "${name}" to go to.${didYouMean(name, slugs)} Patterns go by their slugs, or by their numbers, 1 to 12.`,
  );
}

/** The answers that options give. Throws UserMistake. */
function givenBy(options: CommandOptions, questions: readonly Question[]): Map<string, GivenAnswer> {
  const given = new Map<string, GivenAnswer>();
  for (const { name } of ANSWERS) {
    const question = questions.find(({ key }) => key === name);
    if (question === undefined) continue;
    const { [name]: value, [`no-${name}` as keyof CommandOptions]: not } = options;
    if (value !== undefined && not !== undefined) {
      throw new UserMistake(`--${name} and --no-${name} say the opposite of each other. Give one.`);
    }
    if (not === true) given.set(name, { value: false, by: 'option' });
    else if (value === true) given.set(name, { value: true, by: 'option' });
    else if (typeof value === 'string') given.set(name, { value: answerIn(question, value), by: 'option' });
  }
  return given;
}

/** A number or a word that was typed, as an answer. Throws UserMistake. */
function answerIn(question: Question, text: string): GivenAnswer['value'] {
  if (question.kind === 'count') {
    if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
    throw new UserMistake(`--${question.key} is a whole number from 1 on, not "${text}".`);
  }
  const values = question.kind === 'option' ? question.options.map(({ value }) => value) : [];
  if (values.includes(text)) return text;
  throw new UserMistake(`--${question.key} is one of ${values.join(', ')}, not "${text}".${didYouMean(text, values)}`);
}

/** Asks for what is needed still, where there is somebody to ask. Throws UserMistake where there is not. */
async function complete(opened: Opened, given: Map<string, GivenAnswer>, mayAsk: boolean): Promise<void> {
  const { choice } = choiceOf(opened, given);
  if (choice.kind === 'pattern') return;
  if (!mayAsk || process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
    const { questions } = opened.choosing;
    const needed = choice.needed.flatMap((key) => questions.find((question) => question.key === key) ?? []);
    throw new UserMistake(
      'which pattern fits depends on answers that are not known yet.',
      ...needed.map((question) => `${question.asks} ${optionsFor(question)}`),
      `Still possible: ${choice.among.join(', ')}. \`context:\` in .groundplan.yml answers them for good.`,
    );
  }
  const { askAll } = await import('./ask.js');
  await askAll((answers) => choiceOf(opened, answers).next, given);
}

function optionsFor(question: Question): string {
  switch (question.kind) {
    case 'count':
      return `--${question.key} NUMBER`;
    case 'option':
      return `--${question.key} ${question.options.map(({ value }) => value).join('|')}`;
    case 'need':
      return `--${question.key} or --no-${question.key}`;
  }
}

async function write(
  result: Recommendation,
  format: Format,
  output: (text: string) => void,
  toFile: boolean,
): Promise<void> {
  switch (format) {
    case 'json':
      output(`${JSON.stringify({ schemaVersion: 1, ...result }, undefined, 2)}\n`);
      break;
    case 'markdown':
      output((await import('../../report/choosing/recommendation-markdown.js')).recommendationMarkdown(result));
      break;
    case 'text': {
      const { writeRecommendation } = await import('../../report/choosing/recommendation-text.js');
      const { colour, width } = terminalStyle(toFile);
      writeRecommendation(result, { colour, width: Math.min(width, WIDEST) }, output);
    }
  }
}
