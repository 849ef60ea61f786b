import { locate, type ScalarNode } from '../../documents/node.js';
import { parseNanoseconds } from '../../model/units.js';
import type { Attribute, Cast, Format } from '../attribute.js';
import type { LoadContext } from '../context.js';
import { printed } from '../nodes.js';
import { sizeInBytes } from '../size.js';
import type { Pointer } from '../trail.js';
import { booleanOf, floatOf, integerOf } from '../variables/literals.js';

/**
 * Reports a value that is not in the format of its attribute: the schema takes it, and the reference finds out when it reads the
 * complete project. What a cast refuses has been reported by it.
 */
export function checkFormat(node: ScalarNode, { format, cast }: Attribute, path: Pointer, context: LoadContext): void {
  const told = negativeSize(node, format, context) ?? mistakeOf(node, format, cast);
  if (told === undefined) return;
  const { message, ...rest } = told;
  context.problems.add({ ...rest, message: `${path} ${message}`, at: locate(node, String(path)) });
}

interface FormatMistake {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** Docker Compose 2.40 reads a size below zero, such as -1 for unlimited, as a number only. */
function negativeSize(
  { value }: ScalarNode,
  format: Format | undefined,
  { dialect }: LoadContext,
): FormatMistake | undefined {
  if (format !== 'bytes' || dialect !== '2.40' || typeof value !== 'string' || !/^-\d+$/.test(value)) return undefined;
  const message = `"${value}" is not a size in Docker Compose 2.40.`;
  return { code: 'compose-invalid-size', message, hint: 'Write the number without quotes.' };
}

function mistakeOf(node: ScalarNode, format: Format | undefined, cast: Cast | undefined): FormatMistake | undefined {
  const { value, type } = node;
  if (typeof value === 'string') return type === undefined ? textMistake(value, format, cast) : undefined;
  if (typeof value !== 'number') return undefined;
  const invalid = (rest: string) => ({ code: 'compose-invalid-value', message: `is ${printed(node)}; it ${rest}.` });
  if (format === 'count' && value < 0) return invalid('has to be at least 0');
  if ((format === 'whole' || format === 'octal') && type === 'float' && value !== 0)
    return invalid('has to be a whole number');
  return undefined;
}

function textMistake(text: string, format: Format | undefined, cast: Cast | undefined): FormatMistake | undefined {
  const shown = text.length > 40 ? `${text.slice(0, 37)}…` : text;
  if (format === 'bytes' && sizeInBytes(text) === undefined) {
    const hint = 'Write a number with b, k, m or g, such as 512m.';
    return { code: 'compose-invalid-size', message: `"${shown}" is not a size.`, hint };
  }
  if (format === 'duration' && parseNanoseconds(text) === undefined) {
    const hint = 'Write a number with a unit, such as 30s or 1m30s.';
    return { code: 'compose-invalid-duration', message: `"${shown}" is not a duration.`, hint };
  }
  const kind = TEXTS.get(format ?? 'bytes');
  if (kind === undefined || cast !== undefined || kind.fits(text)) return undefined;
  const is = text === '' ? 'empty' : `"${shown}"`;
  return { code: 'compose-wrong-type', message: `is ${is}, which is not ${kind.noun}.`, hint: kind.hint };
}

interface TextKind {
  readonly fits: (text: string) => boolean;
  readonly noun: string;
  readonly hint: string;
}

/** What a text must be where nothing is cast. */
const TEXTS: ReadonlyMap<Format, TextKind> = new Map<Format, TextKind>([
  ['boolean', { fits: (text) => booleanOf(text) !== undefined, noun: 'true or false', hint: 'Write true or false.' }],
  [
    'integer',
    { fits: (text) => integerOf(text) !== undefined, noun: 'a whole number', hint: 'Write digits, such as 3.' },
  ],
  [
    'number',
    { fits: (text) => floatOf(text, 64) !== undefined, noun: 'a number', hint: 'Write a number, such as 0.5.' },
  ],
  ['octal', { fits: (text) => /^[-+]?[0-7]+$/.test(text), noun: 'octal', hint: 'Write octal digits, such as "0440".' }],
  ['unquoted', { fits: () => false, noun: 'a number', hint: 'Write the number without quotes.' }],
]);
