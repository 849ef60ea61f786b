import { parseBytes } from '../model/units.js';

/** Whole numbers, also negative ones, are taken as they are. */
const WHOLE = /^[+-]?\d{1,19}$/;

/** A size such as `512m` in bytes, as the reference reads it (`types.UnitBytes`); undefined when it is none. */
export function sizeInBytes(text: string): bigint | undefined {
  if (WHOLE.test(text)) return BigInt(text.replace(/^\+/, ''));
  const bytes = parseBytes(text);
  return bytes === undefined ? undefined : BigInt(bytes);
}
