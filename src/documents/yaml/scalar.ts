import type { ScalarValue } from '../node.js';

/**
 * Types a plain scalar as the reference Compose loader does (go-yaml v4 `resolve`): YAML 1.2 booleans and nulls only
 * (`yes` and `22:22` are strings), but the integers of YAML 1.1 (`010` is 8, `0x1F`, `0b11`, `1_000`) and floats.
 * Timestamps stay text: their value has no place in a tree of scalars.
 */
export function resolvePlain(text: string): ScalarValue {
  const first = text.charCodeAt(0);
  // Digits, sign, dot: the only beginnings of a number.
  if ((first >= 48 && first <= 57) || first === 43 || first === 45)
    return WORDS.has(text) ? WORDS.get(text) : numberOf(text);
  if (first === 46) return WORDS.has(text) ? WORDS.get(text) : DOT_FLOAT.test(text) ? finite(text, Number(text)) : text;
  if (text.length <= 5 && WORDS.has(text)) return WORDS.get(text);
  return text;
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
  ['.nan', Number.NaN],
  ['.NaN', Number.NaN],
  ['.NAN', Number.NaN],
  ...['.inf', '.Inf', '.INF'].flatMap((word): [string, ScalarValue][] => [
    [word, Number.POSITIVE_INFINITY],
    [`+${word}`, Number.POSITIVE_INFINITY],
    [`-${word}`, Number.NEGATIVE_INFINITY],
  ]),
]);

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const OCTAL = /^[-+]?0[oO]?[0-7]+$/;
const HEX = /^[-+]?0[xX][0-9a-fA-F]+$/;
const BINARY = /^[-+]?0[bB][01]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DOT_FLOAT = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/;

function numberOf(text: string): ScalarValue {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (DECIMAL.test(plain)) return Number(plain);
  const sign = plain.startsWith('-') ? -1 : 1;
  const digits = plain.replace(/^[-+]/, '');
  if (OCTAL.test(plain)) return sign * Number.parseInt(digits.replace(/^0[oO]?/, ''), 8);
  if (HEX.test(plain)) return sign * Number.parseInt(digits.slice(2), 16);
  if (BINARY.test(plain)) return sign * Number.parseInt(digits.slice(2), 2);
  return FLOAT.test(plain) ? finite(text, Number(plain)) : text;
}

/** The reference keeps the text of a number that its type cannot hold (`1e400`). */
function finite(text: string, value: number): ScalarValue {
  return Number.isFinite(value) ? value : text;
}
