import { printable } from './terminal.js';

/**
 * What a spreadsheet takes for a formula where a cell begins with it: `=`, `+`, `-`, `@`, and the same in full width. Space before
 * it is passed over by some.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A text as one field of a comma-separated file (RFC 4180), on one line; a formula is made text by an apostrophe before it. */
export function csvText(text: string): string {
  const shown = printable(text);
  const harmless = FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Fields that are escaped already, as one line. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}
