import { createHash } from 'node:crypto';

/** What the reference made of the cases of one generator, in the order of their indices. */
export interface Recording<Result> {
  readonly compose: string;
  /** SHA-256 of the cases: results are worth nothing for others. */
  readonly cases: string;
  readonly results: readonly Result[];
}

/** A value; or `invalid`, or `required` with the variable and its message. */
export type TemplateResult = string | readonly ['invalid'] | readonly ['required', string, string];

/** The variables of a file; or why it was refused, with the line that the reference names. */
export type FileResult = Readonly<Record<string, string>> | readonly [FileMistake, number?];

export type FileMistake = 'name' | 'space' | 'quote' | 'nameless' | 'template' | 'required' | 'other';

export function digest(cases: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(cases)).digest('hex');
}

/** JSON with one line for each case, so that a change of the reference is a change of one line. */
export function render({ compose, cases, results }: Recording<unknown>): string {
  const head = `{\n "compose": ${JSON.stringify(compose)},\n "cases": ${JSON.stringify(cases)},\n "results": [\n`;
  return `${head}${results.map((result) => JSON.stringify(result)).join(',\n')}\n]}\n`;
}

export function templateMistake(message: string): TemplateResult {
  if (message.includes('invalid interpolation format for')) return ['invalid'];
  const required = /required variable (\S+) is missing a value(?:: ([\s\S]*?))?\n?$/.exec(message);
  if (required === null) throw new Error(`not understood: ${message}`);
  return ['required', required[1] ?? '', required[2] ?? ''];
}

const MISTAKES: readonly (readonly [RegExp, FileMistake])[] = [
  [/unexpected character .* in variable name/, 'name'],
  [/key cannot contain a space|contains whitespaces/, 'space'],
  [/unterminated quoted value/, 'quote'],
  [/no variable name on line|zero length string/, 'nameless'],
  [/invalid template/i, 'template'],
  [/required variable/, 'required'],
];

export function fileMistake(message: string): FileResult {
  const mistake = MISTAKES.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
  const line = /: line (\d+): /.exec(message)?.[1];
  return line === undefined ? [mistake] : [mistake, Number(line)];
}
