import type { Location } from '../../documents/location.js';
import type { PlanAdvice } from '../../report/capacity/shape.js';

const LONGEST_LINE = 1000;
const LONGEST_VALUE = 20_000;

export interface Changed {
  /** Where the value itself starts. */
  readonly start: number;
  readonly change: NonNullable<PlanAdvice['change']>;
}

/**
 * The line that holds a setting, with another value in its place: `text` is the setting as a program reads it (`--workers 8`), which
 * stands somewhere within the place. Undefined where the value is not written there as it is.
 */
export function changedLine(
  { start, end }: Location,
  text: string,
  value: string,
  source: string | undefined,
): Changed | undefined {
  if (source === undefined || end - start > LONGEST_VALUE) return undefined;
  const place = valueIn(source.slice(start, end), text);
  if (place === undefined) return undefined;
  const [from, to] = [start + place.start, start + place.end];
  const lineStart = source.lastIndexOf('\n', from - 1) + 1;
  const newline = source.indexOf('\n', to);
  const lineEnd = newline < 0 ? source.length : newline;
  const before = source.slice(lineStart, lineEnd).replace(/\r$/, '');
  if (before.length > LONGEST_LINE || before.includes('\n')) return undefined;
  const after = `${source.slice(lineStart, from)}${value}${source.slice(to, lineEnd)}`.replace(/\r$/, '');
  return { start: from, change: { before, after } };
}

/** Where the value of a setting stands in the text that holds it. */
function valueIn(written: string, text: string): { readonly start: number; readonly end: number } | undefined {
  const [name, value] = partsOf(text);
  if (value === undefined) return undefined;
  // A variable stands at its value: its name is not there.
  const named = name === '' ? -1 : written.indexOf(name);
  const from = named < 0 ? 0 : named + name.length;
  const rest = written.slice(from, from + 400);
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Behind the name: blanks, quotes, commas of a list, the beginning of `${NAME:-`, a call that asks the environment.
  const between = named < 0 ? '["\']?(?:\\$\\{\\w{1,80}:?-)?' : '[\\s=:,"\'-]{0,40}(?:\\$\\{\\w{1,80}:?-)?';
  const match =
    new RegExp(`^(${between})${escaped}(?![\\w.])`).exec(rest) ??
    new RegExp(`^([^\\n]{0,200}?\\b)${escaped}(?![\\w.])`).exec(rest);
  if (match === null) return undefined;
  const start = from + (match[1]?.length ?? 0);
  return { start, end: start + value.length };
}

/** Name and value of a setting: `--workers 8`, `-w8`, `-Xmx2g`, `WORKERS=8`, `pm.max_children = 8`. */
function partsOf(text: string): readonly [string, string | undefined] {
  const [, name = '', value] =
    /^(.*?[\s=]\s{0,20}|-{1,2}[A-Za-z]{1,3}(?=\d))["']?(\d[\w.,:]{0,30}%?)["']?\W{0,4}$/.exec(text) ?? [];
  if (value !== undefined) return [name.replace(/[\s=]+$/, ''), value];
  // Code that asks the environment: the last number of the line.
  const [, call = '', last] = /^(\S{1,80})\s.*?(\d{1,6})\D{0,5}$/.exec(text) ?? [];
  return [call, last];
}
