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

/** Reports a text that is not in the format of its attribute. */
export function checkFormat(node: ScalarNode, format: Format, path: Pointer, context: LoadContext): void {
  if (format === 'count') checkCount(node, path, context);
  if (format === 'count' || typeof node.value !== 'string') return;
  const valid = format === 'bytes' ? bytesOf(node.value) !== undefined : millisecondsOf(node.value) !== undefined;
  if (valid) return;
  const shown = node.text.length > 40 ? `${node.text.slice(0, 37)}…` : node.text;
  context.problems.add({
    code: format === 'bytes' ? 'compose-invalid-size' : 'compose-invalid-duration',
    message: `${path} "${shown}" is not a ${format === 'bytes' ? 'size' : 'duration'}.`,
    hint:
      format === 'bytes'
        ? 'Write a number with b, k, m or g, such as 512m.'
        : 'Write a number with a unit, such as 30s or 1m30s.',
    at: locate(node, String(path)),
  });
}

function checkCount({ value, file, start, end }: ScalarNode, path: Pointer, { problems }: LoadContext): void {
  if (typeof value !== 'number' || value >= 0) return;
  problems.add({
    code: 'compose-invalid-value',
    message: `${path} is ${value}; it has to be at least 0.`,
    at: { file, start, end, pointer: String(path) },
  });
}
