import { isSecretName, mayNameSecret } from './names.js';
import type { Range } from './range.js';
import { hiddenOf, secretForms } from './values.js';

/** What a line hides, and what it says of the lines that follow. */
export interface LineReading {
  readonly ranges: readonly Range[];
  /** The lines that stand further right than this column are the value, whatever they look like. */
  readonly block?: number;
  /** The same, unless they are a mapping or a list of their own. */
  readonly below?: number;
  /** The value goes on up to this quote. */
  readonly untilQuote?: string;
  /** The next item of the list is the value. */
  readonly nextItem?: true;
}

/** A name, maybe in quotes, and what puts a value behind it. A colon needs a blank, or a name in quotes. */
const SETTING = /(["']?)([A-Za-z_][\w.-]{0,199})(["']?)\s{0,40}(=>|:=|=|:)/g;

/** What may stand before the first name of a line. */
const LEAD = /^\s*(?:#\s*)?(?:-\s+)*(?:export\s+|set\s+|env\s+|ENV\s+|ARG\s+)?["']?$/;

/** One line of any kind of file: names of secrets and what is set to them, options of commands, and secrets by their form. */
export function readLine(line: string): LineReading {
  const forms = secretForms(line);
  if (!mayNameSecret(line)) return { ranges: forms };
  const ranges: Range[] = [...forms, ...options(line), ...wordsOfDockerfile(line)];
  let after: Omit<LineReading, 'ranges'> = {};
  for (const match of line.matchAll(SETTING)) {
    const [text, open = '', name = '', close = '', sign = ''] = match;
    const start = match.index + text.length;
    if (sign === ':' && close === '' && !/^(?:$|[\s"'[{])/.test(line.slice(start, start + 1))) continue;
    if (!isSecretName(name)) continue;
    const lead = line.slice(0, match.index) + (close === '' ? open : '');
    const value = valueAt(line, start, sign, lead);
    ranges.push(...value.ranges);
    after = { ...after, ...value.after };
  }
  const [, item = ''] = /^\s*-\s+["']?--?([A-Za-z][\w.-]{0,199})["']?\s*$/.exec(line) ?? [];
  if (item !== '' && isSecretName(item)) after = { ...after, nextItem: true };
  return { ranges, ...after };
}

interface Value {
  readonly ranges: readonly Range[];
  readonly after?: Omit<LineReading, 'ranges'>;
}

function valueAt(line: string, from: number, sign: string, lead: string): Value {
  let start = from;
  while (line[start] === ' ' || line[start] === '\t') start++;
  // An anchor or a tag stands before the value.
  const [mark = ''] = /^(?:[&!][^\s,[\]{}]{0,200}\s{1,9})+/.exec(line.slice(start, start + 500)) ?? [];
  start += mark.length;
  const rest = line.slice(start);
  const indentation = lead.length - lead.trimStart().length;
  const first = LEAD.test(lead);
  if (/^[|>][\d+-]{0,2}\s*(?:#.*)?$/.test(rest)) return { ranges: [], after: { block: indentation } };
  if (/^(?:#.*)?$/.test(rest)) return { ranges: [], after: sign === ':' && first ? { below: indentation } : {} };
  if (rest.startsWith('{')) return { ranges: [] };
  if (rest.startsWith('[')) return { ranges: hiddenOf(line, start, endOfList(line, start)) };
  const quote = rest[0];
  if (quote === '"' || quote === "'") {
    const end = closing(line, start + 1, quote);
    if (end === undefined) {
      const ranges = [{ start: start + 1, end: line.length }];
      return first && !/^\s*#/.test(line) ? { ranges, after: { untilQuote: quote } } : { ranges };
    }
    return { ranges: hiddenOf(line, start, end + 1) };
  }
  return { ranges: hiddenOf(line, start, endOfPlain(line, start, sign, lead, first)) };
}

/** Where a value without quotes ends: with the text that holds it, else with the line or at what separates values there. */
function endOfPlain(line: string, start: number, sign: string, lead: string, first: boolean): number {
  const quote = ['"', "'"].find((one) => lead.split(one).length % 2 === 0);
  const end = quote === undefined ? line.length : (closing(line, start, quote) ?? line.length);
  const rest = line.slice(start, end);
  if (first) {
    // A comment, where something stands before it.
    const comment = rest.search(/\s#/);
    return comment < 0 ? end : start + comment;
  }
  const stop = rest.search(sign === ':' ? /[,}\]]/ : /[\s"';&]/);
  return stop < 0 ? end : start + stop;
}

function endOfList(line: string, start: number): number {
  const end = line.indexOf(']', start);
  return end < 0 ? line.length : end + 1;
}

/** The place of the quote that ends a text, those behind a backslash left out. */
function closing(line: string, from: number, quote: string): number | undefined {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\' && quote === '"') at++;
    else if (line[at] === quote) return at;
  }
  return undefined;
}

/** `--password x`, `"--password", "x"`: what follows an option with the name of a secret. */
function* options(line: string): Iterable<Range> {
  for (const match of line.matchAll(/(?:^|[\s"'[,])--?([A-Za-z][\w.-]{0,199})["']?(?:\s{0,9},\s{0,9}|\s{1,9})/g)) {
    if (!isSecretName(match[1] ?? '')) continue;
    const start = match.index + match[0].length;
    const quote = line[start];
    const quoted = quote === '"' || quote === "'" ? closing(line, start + 1, quote) : undefined;
    const length = line.slice(start).search(/[\s"',\]]/);
    const end = quoted === undefined ? (length < 0 ? line.length : start + length) : quoted + 1;
    if (!/^["']?-/.test(line.slice(start, start + 2))) yield* hiddenOf(line, start, end);
  }
}

/** `ENV DB_PASSWORD x` of a Dockerfile, `requirepass x` of a store's own settings. */
function* wordsOfDockerfile(line: string): Iterable<Range> {
  const match = /^(\s*(?:ENV|ARG|export|set)?\s*([A-Za-z_][\w.-]{0,199})\s+)([^\s=:].*)$/.exec(line);
  if (match === null) return;
  const [, head = '', name = ''] = match;
  const keyword = /^\s*(?:ENV|ARG|set)\s/.test(head) || /^\s*(?:requirepass|masterauth)\s/.test(head);
  if (keyword && isSecretName(name)) yield* hiddenOf(line, head.length, line.length);
}
