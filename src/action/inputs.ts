import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { type Format, formatNamed } from '../report/formats.js';

/** The inputs of action.yml, read and checked. */
export interface Inputs {
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  readonly configFile?: string;
  readonly preset?: string;
  /** Relative to the workspace. */
  readonly baseline?: string;
  readonly failOn?: string;
  readonly ref?: string;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly reportFile?: string;
  readonly format: Format;
  readonly sarifFile?: string;
}

const FAIL_ON = ['error', 'warning', 'note', 'never'];

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
    preset: given('preset'),
    baseline: given('baseline'),
    failOn: checked<string | undefined>('fail-on', undefined, level),
    ref: given('ref'),
    annotations: checked('annotations', true, yesOrNo),
    summary: checked('summary', true, yesOrNo),
    reportFile: given('report-file'),
    format: checked('format', formatNamed('json'), formatNamed),
    sarifFile: given('sarif-file'),
  };
  if (inputs.reportFile !== undefined && inputs.reportFile === inputs.sarifFile) {
    wrong.push('Inputs report-file and sarif-file name the same file. Give each its own.');
  }
  if (wrong.length > 0) throw new UserMistake(...wrong);
  return inputs;
}

function oneLine(text: string): string {
  if (/[\0\r\n]/.test(text)) throw new UserMistake('it spans several lines. Give one value.');
  return text;
}

function level(text: string): string {
  if (FAIL_ON.includes(text)) return text;
  throw new UserMistake(`"${text}" is no level.${didYouMean(text, FAIL_ON)} Give error, warning, note or never.`);
}

function yesOrNo(text: string): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  throw new UserMistake(`"${text}" is neither true nor false.`);
}
