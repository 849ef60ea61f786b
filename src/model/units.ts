const NANOSECONDS = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['d', 86_400_000_000_000n],
  ['w', 604_800_000_000_000n],
]);

/** What 63 bits hold: longer durations and larger sizes are refused, as by the reference. */
const LARGEST = 2n ** 63n - 1n;

const DURATION_PART = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h|d|w)/y;

/** Digits of a number that can count: more than the largest duration has, in nanoseconds. */
const MOST_DIGITS = 20;

/**
 * A duration such as `1m30s`, `1.5h` or `-2d` in nanoseconds: Go's notation with days and weeks.
 * Undefined when it is none; a number without a unit is none, except `0`.
 */
export function parseNanoseconds(text: string): bigint | undefined {
  const signed = text.startsWith('-') || text.startsWith('+');
  const rest = signed ? text.slice(1) : text;
  if (rest === '0') return 0n;
  let total = 0n;
  let position = 0;
  while (position < rest.length) {
    DURATION_PART.lastIndex = position;
    const [whole = '', integer = '', fraction = '', unit = ''] = DURATION_PART.exec(rest) ?? [];
    const size = NANOSECONDS.get(unit);
    const digits = integer.replace(/^0+/, '');
    if (size === undefined || integer + fraction === '' || digits.length > MOST_DIGITS) return undefined;
    total += BigInt(digits) * size + fractionOf(fraction.slice(0, MOST_DIGITS), size);
    if (total > LARGEST) return undefined;
    position += whole.length;
  }
  if (position === 0) return undefined;
  return text.startsWith('-') ? -total : total;
}

function fractionOf(digits: string, size: bigint): bigint {
  return digits === '' ? 0n : (BigInt(digits) * size) / 10n ** BigInt(digits.length);
}

/** A duration in milliseconds; as `parseNanoseconds`. */
export function parseDuration(text: string): number | undefined {
  const nanoseconds = parseNanoseconds(text);
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
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
  return bytes <= Number(LARGEST) ? bytes : undefined;
}

const DECIMAL = /^\+?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number of cores such as `0.5` or `2`; undefined when it is none. */
export function parseCpus(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const cpus = Number(text);
  return Number.isFinite(cpus) ? cpus : undefined;
}
