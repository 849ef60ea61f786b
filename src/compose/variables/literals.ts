/*
 * Literals as the reference reads them in a text (Go's strconv.ParseInt with base 10 and strconv.ParseFloat, the words of YAML 1.1
 * for booleans), and as it writes fractions.
 */

const INTEGER = /^[-+]?[0-9]+$/;
const LARGEST = 2n ** 63n - 1n;
const DECIMAL = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const HEXADECIMAL = /^([-+]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([-+]?[0-9]+)$/;
/** Digits of an int64, sign and leading zeros apart: longer texts are not worth reading. */
const INTEGER_DIGITS = 19;

const TRUE = new Set(['true', 'y', 'yes', 'on']);
const FALSE = new Set(['false', 'n', 'no', 'off']);

/** True or false, in any case; undefined for anything else, such as `1`. */
export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
}

/** A variable that switches something, by the words of Go's strconv.ParseBool; undefined for anything else, such as `yes`. */
export function switchOf(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) ? false : undefined;
}

/** A whole number of 64 bits; undefined for anything else, such as blanks, underscores, `0x10`, `1e3`, or a number too large. */
export function integerOf(text: string): number | undefined {
  if (!INTEGER.test(text)) return undefined;
  const digits = text.replace(/^[-+]?0*/, '');
  if (digits.length > INTEGER_DIGITS) return undefined;
  const magnitude = BigInt(digits || '0');
  if (magnitude > (text.startsWith('-') ? LARGEST + 1n : LARGEST)) return undefined;
  // There is no -0 among whole numbers.
  return Number(text) || 0;
}

/**
 * A number, with Go's hexadecimal notation (`0x1p-2`) and its underscores between digits. Undefined for anything else, and for
 * what no project can hold in the end: infinity, NaN, numbers too large for `bits`.
 */
export function floatOf(text: string, bits: 32 | 64): number | undefined {
  const plain = withoutUnderscores(text);
  if (plain === undefined) return undefined;
  const value = DECIMAL.test(plain) ? Number(plain) : hexadecimal(plain);
  if (value === undefined) return undefined;
  return Number.isFinite(bits === 32 ? Math.fround(value) : value) ? value : undefined;
}

/** An underscore has a digit, or the `0x` of a number, before it and a digit after it. */
function withoutUnderscores(text: string): string | undefined {
  if (!text.includes('_')) return text;
  const digit = /^[-+]?0[xX]/.test(text) ? '[0-9a-fA-F]' : '[0-9]';
  const strange = new RegExp(`(?<!${digit}|^[-+]?0[xX])_|_(?!${digit})`);
  return strange.test(text) ? undefined : text.replaceAll('_', '');
}

function hexadecimal(text: string): number | undefined {
  const [, sign, whole = '', fraction = '', exponent] = HEXADECIMAL.exec(text) ?? [];
  const digits = whole + fraction;
  if (digits === '') return undefined;
  const mantissa = digits.replace(/^0+/, '');
  // Digits behind the first sixteen do not change a number of 53 bits by more than rounding does.
  const kept = mantissa.slice(0, 16);
  const scale = 4 * (mantissa.length - kept.length - fraction.length) + Number(exponent);
  const value = Number.parseInt(kept || '0', 16) * 2 ** Math.max(-1100, Math.min(1100, scale));
  return sign === '-' ? -value : value;
}

/** The number that a float32 keeps of it, in as few digits as tell it apart: 0.123456789 is 0.12345679. */
export function asFloat32(value: number): number {
  const kept = Math.fround(value);
  if (!Number.isFinite(kept)) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(kept.toPrecision(digits));
    if (Math.fround(short) === kept) return short;
  }
  return Number(kept.toPrecision(9));
}
