import { type Location, lineStartsOf } from '../../documents/location.js';
import type { ProgramSetting } from '../../model/program.js';
import { type Lookup, readValue, type Value } from './values.js';

/** A line of a configuration file that sets a key. */
export interface FileSetting {
  readonly key: string;
  readonly value: Value;
  /** What stands behind the key, without what is no number. */
  readonly text: string;
  readonly at: Location;
}

const MOST_LINES = 5000;
const LONGEST_LINE = 500;
const LONGEST_FILE = 400_000;
const DEEPEST = 3;

/** Lines that are a comment in some language of configuration files. */
const COMMENT = /^\s*(?:#|\/\/|;|--|\*|\/\*)/;

/**
 * What the last line that sets one of the keys says, in any notation of configuration files: `key = value`, `key: value`, `key value`,
 * `"key": value`, and calls such as `workers ENV.fetch("N") { 2 }`. Nothing is executed; a name is followed to where the file sets it.
 */
export function settingInFile(
  path: string,
  text: string,
  setting: ProgramSetting,
  lookup: Lookup,
): FileSetting | undefined {
  if (text.length > LONGEST_FILE) return undefined;
  for (const key of setting.keys ?? []) {
    const line = lineOf(text, key);
    if (line === undefined) continue;
    const file = { path, lineStarts: lineStartsOf(text) };
    const value = followed(text, line.value, setting, lookup, 0);
    const at = { file, start: line.start, end: line.end, pointer: '' };
    return { key, value, text: value.kind === 'number' || value.kind === 'share' ? line.text : key, at };
  }
  return undefined;
}

interface Line {
  readonly value: string;
  /** As written, without what stands before the key. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function followed(text: string, written: string, setting: ProgramSetting, lookup: Lookup, depth: number): Value {
  const value = readValue(written, setting, lookup);
  if (value.kind !== 'unknown' || depth >= DEEPEST) return value;
  // `threads threads_count, threads_count`: the last of the names.
  const [, name] = /^(?:[\w.]{1,80}\s{0,3},\s{0,3})?([A-Za-z_]\w{0,80});?$/.exec(written.trim()) ?? [];
  const line = name === undefined ? undefined : lineOf(text, name);
  return line === undefined ? value : followed(text, line.value, setting, lookup, depth + 1);
}

function lineOf(text: string, key: string): Line | undefined {
  let found: Line | undefined;
  let start = 0;
  let count = 0;
  for (let at = text.indexOf(key); at >= 0 && count < MOST_LINES; at = text.indexOf(key, at + key.length)) {
    count++;
    start = text.lastIndexOf('\n', at) + 1;
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (end - start > LONGEST_LINE || COMMENT.test(text.slice(start, start + 100))) continue;
    const before = text.slice(start, at);
    // At the beginning of a line, of a list's item or of an object's entry.
    if (!/(?:^|[{,])\s*(?:-\s)?\s*["':]{0,2}$/.test(before)) continue;
    const [whole, value] =
      /^["']?(?:\s{0,20}(?:=>|\|\|=|[=:])\s{0,20}|\s{1,20}|\()(\S.*)$/.exec(
        text.slice(at + key.length, end).trimEnd(),
      ) ?? [];
    if (whole === undefined || value === undefined || /^[=:]/.test(value)) continue;
    const own = /[{,]\s*["']?$/.test(before) ? (value.split(/[,}]/, 1)[0] ?? '') : value;
    const stop = at + key.length + whole.length - value.length + own.trimEnd().length;
    found = { value: own, text: text.slice(at, stop).replace(/\s{1,20}(?:#|\/\/).*$/, ''), start: at, end: stop };
  }
  return found;
}
