import { parseBytes } from '../model/units.js';
import { floatOf } from './variables/literals.js';

/** Whole numbers, also negative ones, are taken as they are. */
const WHOLE = /^[+-]?\d{1,19}$/;

/** A size such as `512m` in bytes, as the reference reads it (`types.UnitBytes`); undefined when it is none. */
export function sizeInBytes(text: string): bigint | undefined {
  if (WHOLE.test(text)) return BigInt(text.replace(/^\+/, ''));
  const bytes = parseBytes(text) ?? literal(text);
  return bytes === undefined ? undefined : BigInt(bytes);
}

/** A number without a unit may have underscores between its digits, or be hexadecimal. */
function literal(text: string): number | undefined {
  const value = floatOf(text, 64);
  return value !== undefined && value >= 0 && value < 2 ** 63 ? Math.trunc(value) : undefined;
}
