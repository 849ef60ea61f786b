import { type LineReading, readLine } from './line.js';
import { isSecretName, isVariableFile, looksLikeVariables } from './names.js';
import { merged, type Range } from './range.js';
import { hiddenOf } from './values.js';

/** Lines longer than this are hidden as a whole: nobody reads them, and nobody wrote them by hand. */
const LONGEST_LINE = 4_000;

/** Lines that a text between quotes may have: a quote that nothing ends must not hide the rest of the file. */
const MOST_QUOTED = 100;

/** Lines around a `value:` in which the name of its variable is looked for. */
const NEAR = 3;

/**
 * What an excerpt of a file must not show: values of `.env`-like files, what is set to names of credentials in any notation, passwords
 * in addresses, tokens by their form, keys in PEM, and what a Secret of Kubernetes holds. By line, counted from 0; lines without any
 * are absent. Broad: a value too many is hidden rather than one too few. Linear in the text.
 */
export function hiddenIn(path: string, lines: readonly string[]): ReadonlyMap<number, readonly Range[]> {
  const hidden = new Map<number, readonly Range[]>();
  const variables = isVariableFile(path) || looksLikeVariables(path, lines);
  const secretData = variables ? () => false : dataOfSecrets(lines);
  const state: State = { armour: false };
  lines.forEach((line, at) => {
    const found = lineRanges(line, state, variables);
    if (!variables && line.length <= LONGEST_LINE) {
      found.push(...valueOfNamed(lines, at));
      if (secretData(at)) found.push(...afterKey(line));
    }
    const ranges = merged(found);
    if (ranges.length > 0) hidden.set(at, ranges);
  });
  return hidden;
}

/** What earlier lines say of this one. */
interface State {
  /** Between the first and the last line of a key in PEM. */
  armour: boolean;
  block?: number;
  below?: number;
  untilQuote?: string;
  /** Lines since the quote. */
  quoted?: number;
  nextItem?: boolean;
}

function lineRanges(line: string, state: State, variables: boolean): Range[] {
  const whole: Range = { start: line.length - line.trimStart().length, end: line.length };
  if (line.trim() === '') return [];
  if (carriedOver(line, state)) return [whole];
  if (line.length > LONGEST_LINE) return [whole];
  const { ranges, block, below, untilQuote, nextItem }: LineReading = readLine(line);
  Object.assign(state, { block, below, untilQuote, nextItem, quoted: 0 });
  return [...ranges, ...armoured(line, state), ...(variables ? valueOfVariable(line, state) : [])];
}

/** Whether the line belongs to a secret that an earlier line began. */
function carriedOver(line: string, state: State): boolean {
  if (state.armour) {
    if (line.includes('-----END')) state.armour = false;
    return true;
  }
  if (state.untilQuote !== undefined) {
    state.quoted = (state.quoted ?? 0) + 1;
    if (line.includes(state.untilQuote) || state.quoted > MOST_QUOTED) state.untilQuote = undefined;
    return true;
  }
  if (state.nextItem === true && /^\s*-\s+[^-\s]/.test(line)) {
    state.nextItem = undefined;
    return true;
  }
  const indentation = line.length - line.trimStart().length;
  if (state.block !== undefined && indentation > state.block) return true;
  if (state.below === undefined) return false;
  if (indentation <= state.below) state.below = undefined;
  return state.below !== undefined && !/^\s*(?:-\s|["']?[\w./-]{1,200}["']?:(?:\s|$)|#)/.test(line);
}

/** The rest of a line that begins a key in PEM, and the line breaks that were made part of it. */
function armoured(line: string, state: State): readonly Range[] {
  const at = line.indexOf('-----BEGIN');
  if (at < 0) return [];
  const head = line.indexOf('-----', at + 10);
  const end = line.indexOf('-----END', at);
  state.armour = end < 0;
  return [{ start: head < 0 ? at : head + 5, end: end < 0 ? line.length : end }];
}

/** All that is set in a file of variables, in comments as well. A line that sets nothing goes on with the one before it. */
function valueOfVariable(line: string, state: State): readonly Range[] {
  const match = /^\s*(?:[#;]+\s*)?(?:export\s+)?[\w.-]{1,200}\s*(=|:(?=\s|$))/.exec(line);
  if (match === null) return /^\s*(?:[#;]|$)/.test(line) ? [] : [{ start: 0, end: line.length }];
  const start = match[0].length;
  const value = line.slice(start).trimStart();
  const quote = value[0];
  if ((quote === '"' || quote === "'") && value.indexOf(quote, 1) < 0) state.untilQuote = quote;
  return hiddenOf(line, start, line.length);
}

/** `value: x` next to `name: DB_PASSWORD`, as Kubernetes, ECS and Terraform write a variable; on one line or on several. */
function* valueOfNamed(lines: readonly string[], at: number): Iterable<Range> {
  const line = lines[at] ?? '';
  if (!/value|default/i.test(line)) return;
  const match = /(?:^|[\s{,"'-])["']?(?:value|default|stringValue)["']?\s{0,40}[:=]\s*/i.exec(line);
  if (match === null) return;
  const near = lines.slice(Math.max(0, at - NEAR), at + NEAR + 1).map((one) => one.slice(0, LONGEST_LINE));
  const named = near.some((one) => {
    for (const [, name = ''] of one.matchAll(
      /(?:^|[\s{,"'-])["']?(?:name|key|variable)["']?\s{0,40}[:=\s]\s{0,40}["']?([\w.-]{1,200})/gi,
    )) {
      if (isSecretName(name)) return true;
    }
    return false;
  });
  if (named) yield* hiddenOf(line, match.index + match[0].length, line.length);
}

/** Lines of the `data` and `stringData` of a Secret. */
function dataOfSecrets(lines: readonly string[]): (at: number) => boolean {
  if (!lines.some((line) => /^\s*(?:-\s+)?["']?kind["']?:\s*["']?Secret\b/.test(line))) return () => false;
  const within = new Set<number>();
  let column: number | undefined;
  lines.forEach((line, at) => {
    if (line.trim() === '') return;
    const indentation = line.length - line.trimStart().length;
    if (column !== undefined && indentation > column) within.add(at);
    else column = /^\s*["']?(?:data|stringData)["']?:/.test(line) ? indentation : undefined;
  });
  return (at) => within.has(at);
}

/** All behind the key, or the whole line where there is none. */
function afterKey(line: string): readonly Range[] {
  const match = /^\s*["']?[\w./-]{1,200}["']?:/.exec(line);
  return hiddenOf(line, match === null ? 0 : match[0].length, line.length);
}
