import { locate, type ScalarNode } from '../../documents/node.js';
import type { Format } from '../attribute.js';
import type { LoadContext } from '../context.js';
import type { Pointer } from '../trail.js';

const SIZE = /^(-?\d+(?:\.\d+)?) ?([bkmgtp])?(?:i?b)?$/i;
const DURATION_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h|d|w)/y;

const POWERS = 'bkmgtp';
const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A size such as `512m` in bytes; undefined when it is not one. `-1`, unlimited where that is allowed, is kept. */
export function bytesOf(text: string): number | undefined {
  const match = SIZE.exec(text);
  if (match === null) return undefined;
  const amount = Number(match[1]);
  if (amount < 0) return amount === -1 && match[2] === undefined ? -1 : undefined;
  return Math.floor(amount * 1024 ** POWERS.indexOf((match[2] ?? 'b').toLowerCase()));
}

/** A duration such as `1m30s` in milliseconds; undefined when it is not one. */
export function millisecondsOf(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const rest = text.replace(/^[-+]/, '');
  if (rest === '0') return 0;
  let total = 0;
  let position = 0;
  while (position < rest.length) {
    DURATION_PART.lastIndex = position;
    const match = DURATION_PART.exec(rest);
    if (match === null) return undefined;
    total += Number(match[1]) * (MILLISECONDS[match[2] ?? ''] ?? 0);
    position = DURATION_PART.lastIndex;
  }
  return position === 0 ? undefined : sign * total;
}

/** Reports a value that is not in the format of its attribute. */
export function checkFormat(node: ScalarNode, format: Format, path: Pointer, { problems }: LoadContext): void {
  const { value } = node;
  const told = (code: string, message: string, hint?: string) =>
    problems.add({ code, message: `${path} ${message}`, hint, at: locate(node, String(path)) });
  const quoted = `"${node.text.length > 40 ? `${node.text.slice(0, 37)}…` : node.text}"`;
  if (typeof value === 'string') {
    if (format === 'bytes' && bytesOf(value) === undefined) {
      const hint = 'Write a number with b, k, m or g, such as 512m.';
      told('compose-invalid-size', `${quoted} is not a size.`, hint);
    } else if (format === 'duration' && millisecondsOf(value) === undefined) {
      const hint = 'Write a number with a unit, such as 30s or 1m30s.';
      told('compose-invalid-duration', `${quoted} is not a duration.`, hint);
    }
  } else if (typeof value === 'number') {
    if (format === 'count' && value < 0) told('compose-invalid-value', `is ${value}; it has to be at least 0.`);
    if (format === 'whole' && !Number.isInteger(value)) {
      told('compose-invalid-value', `is ${value}; it has to be a whole number.`);
    }
  }
}
