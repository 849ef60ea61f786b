import type { Location } from '../documents/location.js';
import type { ScalarNode, ScalarValue } from '../documents/node.js';
import type { Attribute } from './attribute.js';
import type { LoadContext } from './context.js';
import type { Pointer } from './trail.js';

const TRUE = new Set(['true', 'y', 'yes', 'on']);
const FALSE = new Set(['false', 'n', 'no', 'off']);

/**
 * Gives a text the type that its attribute wants, as the reference does at the places of its cast table.
 * A text that does not fit stays, and is a problem; a text that rests on an unset variable stays silently.
 */
export function cast(node: ScalarNode, attribute: Attribute, path: Pointer, context: LoadContext): ScalarNode {
  if (attribute.cast === undefined || typeof node.value !== 'string' || node.unresolved !== undefined) return node;
  const value = convert(node.value, attribute.cast);
  if (value === undefined) {
    const { problems } = context;
    if (attribute.values?.includes(node.value)) return node;
    problems.add({
      code: 'compose-wrong-type',
      message: `${path} is "${shortened(node.value)}", which is not ${WANTED[attribute.cast]}.`,
      hint: `Write ${EXAMPLE[attribute.cast]}.`,
      at: placeOf(node, path),
    });
    return node;
  }
  if (typeof value === 'boolean' && !/^(?:true|false)$/i.test(node.value)) {
    context.problems.add({
      code: 'compose-yaml-1.1-boolean',
      severity: 'warning',
      message: `${path} is "${node.value}", which is a boolean in YAML 1.1 only.`,
      hint: `Write ${value}.`,
      at: placeOf(node, path),
    });
  }
  return { ...node, value, text: String(value) };
}

function placeOf({ file, start, end }: ScalarNode, path: Pointer): Location {
  return { file, start, end, pointer: String(path) };
}

const WANTED = { integer: 'a whole number', number: 'a number', boolean: 'true or false' };
const EXAMPLE = { integer: 'digits, such as 3', number: 'a number, such as 0.5', boolean: 'true or false' };

function convert(text: string, type: 'integer' | 'number' | 'boolean'): ScalarValue {
  if (type === 'boolean') {
    const word = text.toLowerCase();
    return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
  }
  if (type === 'integer') return /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
