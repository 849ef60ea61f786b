import { quoted } from '../lib/quoted.js';

const MAX_LISTED = 5;

/** `` `a` ``, `` `a` and `b` ``, or `` `a`, `b`, … and 3 more `` for use in messages. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map((name) => quoted(name));
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  const last = shown.pop();
  if (last === undefined) return '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
