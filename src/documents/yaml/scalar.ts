import type { ScalarValue } from '../node.js';
import { timestampOf } from './timestamp.js';

/** What a text is as a scalar. `type` and `exact` are set where the JavaScript value does not tell all of it. */
export interface Typed {
  readonly value: ScalarValue;
  readonly type?: 'float' | 'timestamp';
  readonly exact?: string;
}

/**
 * Types a plain scalar as the reference Compose loader does (go-yaml v4 `resolve`): YAML 1.2 booleans and nulls only
 * (`yes` and `22:22` are strings), but the integers and timestamps of YAML 1.1 (`010` is 8, `0x1F`, `0b11`, `1_000`) and floats.
 */
export function typePlain(text: string): Typed {
  return mayBeNumber(text.charCodeAt(0)) ? (numberOrDate(text) ?? { value: text }) : { value: wordOf(text) };
}

/** The value of a plain scalar that starts with no digit, sign or dot. */
export function wordOf(text: string): ScalarValue {
  return text.length <= 5 && WORDS.has(text) ? WORDS.get(text) : text;
}

/** Digits, signs and the dot: the only beginnings of numbers and dates. */
export function mayBeNumber(first: number): boolean {
  return (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
}

const WORDS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ['', undefined],
  ['~', undefined],
  ['null', undefined],
  ['Null', undefined],
  ['NULL', undefined],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

const SPECIAL: ReadonlyMap<string, number> = new Map([
  ...['.nan', '.NaN', '.NAN'].map((word): [string, number] => [word, Number.NaN]),
  ...['.inf', '.Inf', '.INF'].flatMap((word): [string, number][] => [
    [word, Number.POSITIVE_INFINITY],
    [`+${word}`, Number.POSITIVE_INFINITY],
    [`-${word}`, Number.NEGATIVE_INFINITY],
  ]),
  ['-0', -0],
]);

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const PREFIXED = /^[-+]?(?:0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|0[bB][01]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** After a dot, underscores stand between digits only. */
const DOT_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;

/** The number or date that a text is; undefined when it is neither. */
function numberOrDate(text: string): Typed | undefined {
  const special = SPECIAL.get(text);
  if (special !== undefined) return { value: special, type: 'float' };
  if (text.startsWith('.')) return DOT_FLOAT.test(text) ? floatOf(text.replaceAll('_', '')) : undefined;
  const date = timestampOf(text);
  if (date !== undefined) return { value: date.json, type: 'timestamp', exact: date.printed };
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  return integerOf(plain) ?? (FLOAT.test(plain) ? floatOf(plain) : undefined);
}

/** The reference keeps the text of a float that its type cannot hold (`1e400`). */
function floatOf(text: string): Typed | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { value, type: 'float' } : undefined;
}

/** An integer of 64 bits, signed or not; a larger one is a float or a text. */
function integerOf(plain: string): Typed | undefined {
  const isDecimal = DECIMAL.test(plain);
  if (isDecimal && plain.length < 16) return { value: Number(plain) };
  if (!isDecimal && !PREFIXED.test(plain)) return undefined;
  const signed = plain.startsWith('-') || plain.startsWith('+');
  const digits = signed ? plain.slice(1) : plain;
  const size = isDecimal ? BigInt(digits) : BigInt(digits.replace(/^0[oO]?(?=[0-7])/, '0o').toLowerCase());
  const exact = plain.startsWith('-') ? -size : size;
  const largest = signed ? 2n ** 63n - 1n : 2n ** 64n - 1n;
  if (exact > largest || exact < -(2n ** 63n)) return undefined;
  const value = Number(exact);
  return Number.isSafeInteger(value) ? { value } : { value, exact: String(exact) };
}
