import type { CommentWish } from '../github/comment.js';
import { INSTANCE } from '../github/marker.js';
import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { failOnMistake, failOnWords } from '../policy/fail-on.js';
import { type Format, formatNamed } from '../report/formats.js';

/** The inputs of action.yml, read and checked. */
export interface Inputs {
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  readonly configFile?: string;
  /** A shared policy that stands above all that the repository says: `owner/repo/path@ref`. */
  readonly policy?: string;
  /** Empty: the same as `token`. */
  readonly policyToken: string;
  /** What happens where a policy cannot be loaded: `fail` closes the gate, `warn` goes on with the built-in preset and says so. */
  readonly onPolicyError: 'fail' | 'warn';
  readonly preset?: string;
  /** Relative to the workspace. */
  readonly baseline?: string;
  readonly failOn?: string;
  readonly ref?: string;
  /** What to compare with, instead of what the event says. */
  readonly baseRef?: string;
  /** Absent: as configured. */
  readonly onlyNew?: boolean;
  readonly annotations: boolean;
  readonly summary: boolean;
  /** `auto`: where the token may. */
  readonly check: 'auto' | boolean;
  /** `auto`: as `changes`, where the token may. */
  readonly comment: 'auto' | CommentWish;
  /** Whether safe fixes are suggested on changed lines. */
  readonly suggestions: boolean;
  /** Tells several instances in one workflow apart. */
  readonly id?: string;
  readonly dryRun: boolean;
  /** Files and folders with what was measured, relative to the workspace. */
  readonly samples: readonly string[];
  /** Empty when there is none. */
  readonly token: string;
  readonly reportFile?: string;
  readonly format: Format;
  readonly sarifFile?: string;
  readonly htmlFile?: string;
  /** Where to leave what another workflow can post. */
  readonly handoverFile?: string;
  /** File or folder with what another workflow has left to post. */
  readonly postFrom?: string;
}

const WISHES: readonly Inputs['comment'][] = ['auto', 'always', 'changes', 'on-failure', 'never'];

/** Reads all inputs. Throws one UserMistake with a line for each that is wrong. */
export function readInputs(input: (name: string) => string): Inputs {
  const wrong: string[] = [];
  const checked = <T>(name: string, otherwise: T, read: (text: string) => T): T => {
    const text = input(name);
    if (text === '') return otherwise;
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof UserMistake)) throw error;
      wrong.push(...error.lines.map((line) => `Input ${name}: ${line}`));
      return otherwise;
    }
  };
  const given = (name: string): string | undefined => checked<string | undefined>(name, undefined, oneLine);
  const inputs: Inputs = {
    workingDirectory: checked('working-directory', '.', oneLine),
    configFile: given('config-file'),
    policy: given('policy'),
    policyToken: input('policy-token'),
    onPolicyError: checked<Inputs['onPolicyError']>('on-policy-error', 'fail', failOrWarn),
    preset: given('preset'),
    baseline: given('baseline'),
    failOn: checked<string | undefined>('fail-on', undefined, failOn),
    ref: given('ref'),
    baseRef: given('base-ref'),
    onlyNew: checked<boolean | undefined>('only-new', undefined, (text) => yesOrNo(text)),
    annotations: checked('annotations', true, (text) => yesOrNo(text)),
    summary: checked('summary', true, (text) => yesOrNo(text)),
    check: checked<'auto' | boolean>('check', 'auto', (text) => (text === 'auto' ? text : yesOrNo(text, 'auto, '))),
    comment: checked<Inputs['comment']>('comment', 'auto', wish),
    suggestions: checked('suggestions', false, (text) => yesOrNo(text)),
    id: checked<string | undefined>('id', undefined, instance),
    dryRun: checked('dry-run', false, (text) => yesOrNo(text)),
    samples: input('samples')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    token: input('github-token'),
    reportFile: given('report-file'),
    format: checked('format', formatNamed('json'), formatNamed),
    sarifFile: given('sarif-file'),
    htmlFile: given('html-file'),
    handoverFile: given('handover-file'),
    postFrom: given('post-from'),
  };
  const { reportFile, sarifFile, htmlFile, handoverFile } = inputs;
  const named = Object.entries({
    'report-file': reportFile,
    'sarif-file': sarifFile,
    'html-file': htmlFile,
    'handover-file': handoverFile,
  });
  for (const [index, [name, file]] of named.entries()) {
    const other = named.slice(index + 1).find(([, path]) => file !== undefined && path === file);
    if (other !== undefined) wrong.push(`Inputs ${name} and ${other[0]} name the same file. Give each its own.`);
  }
  if (wrong.length > 0) throw new UserMistake(...wrong);
  return inputs;
}

function oneLine(text: string): string {
  if (/[\0\r\n]/.test(text)) throw new UserMistake('it spans several lines. Give one value.');
  return text;
}

function failOrWarn(text: string): Inputs['onPolicyError'] {
  if (text === 'fail' || text === 'warn') return text;
  throw new UserMistake(`there is no "${text}".${didYouMean(text, ['fail', 'warn'])} There are fail and warn.`);
}

function failOn(text: string): string {
  const mistake = failOnMistake(failOnWords(text));
  if (mistake === undefined) return text;
  throw new UserMistake(`${mistake.charAt(0).toLowerCase()}${mistake.slice(1)}`);
}

function wish(text: string): Inputs['comment'] {
  const known = WISHES.find((one) => one === text);
  if (known !== undefined) return known;
  throw new UserMistake(`"${text}" is not known.${didYouMean(text, WISHES)} Give ${WISHES.join(', ')}.`);
}

function instance(text: string): string {
  if (text.length <= 64 && INSTANCE.test(text)) return text;
  throw new UserMistake(
    'it is no name. Give letters and digits, with single dots, dashes or underscores between, at most 64 in all.',
  );
}

function yesOrNo(text: string, others = ''): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  throw new UserMistake(`"${text}" is neither ${others}true nor false.`);
}
