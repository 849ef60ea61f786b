const MILLISECONDS = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['μs', 1e-3],
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** What 63 bits of nanoseconds hold: longer durations are refused, as by the reference. */
const LONGEST_MILLISECONDS = 9_223_372_036_854;

const DURATION_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/y;

/**
 * A duration such as `1m30s`, `1.5h` or `-2d` in milliseconds: Go's notation with days and weeks.
 * Undefined when it is none; a number without a unit is none, except `0`.
 */
export function parseDuration(text: string): number | undefined {
  const signed = text.startsWith('-') || text.startsWith('+');
  const rest = signed ? text.slice(1) : text;
  if (rest === '0') return 0;
  let total = 0;
  let position = 0;
  while (position < rest.length) {
    DURATION_PART.lastIndex = position;
    const match = DURATION_PART.exec(rest);
    if (match === null) return undefined;
    total += Number(match[1]) * (MILLISECONDS.get(match[2] ?? '') ?? Number.NaN);
    position = DURATION_PART.lastIndex;
  }
  if (position === 0 || total > LONGEST_MILLISECONDS) return undefined;
  return total === 0 ? 0 : text.startsWith('-') ? -total : total;
}

const SIZE = /^\+?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)? ?(?:([kmgtp])(?:i?b)?|b)?$/i;

/**
 * A size such as `512m`, `1.5 GiB` or `64kb` in bytes: units are powers of 1024, fractions of a byte are cut off.
 * `-1`, which means unlimited, is kept; any other negative number and anything else is undefined.
 */
export function parseBytes(text: string): number | undefined {
  if (text === '-1') return -1;
  const match = SIZE.exec(text);
  if (match === null) return undefined;
  const [, digits = '', exponent = '', unit = ''] = match;
  const bytes = Math.trunc(
    Number(digits + exponent) * 1024 ** (unit === '' ? 0 : 1 + 'kmgtp'.indexOf(unit.toLowerCase())),
  );
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

const DECIMAL = /^\+?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number of cores such as `0.5` or `2`; undefined when it is none. */
export function parseCpus(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const cpus = Number(text);
  return Number.isFinite(cpus) ? cpus : undefined;
}
