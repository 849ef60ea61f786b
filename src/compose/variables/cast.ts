import { locate, type ScalarNode, type ScalarValue } from '../../documents/node.js';
import type { Attribute } from '../attribute.js';
import type { LoadContext } from '../context.js';
import type { Pointer } from '../trail.js';
import { booleanOf, floatOf, integerOf } from './literals.js';

/**
 * Gives a text the type that its attribute wants, as the reference does at the places of its cast table.
 * A text that does not fit stays, and is a problem; a text that rests on an unset variable stays silently.
 */
export function cast(node: ScalarNode, attribute: Attribute, path: Pointer, context: LoadContext): ScalarNode {
  if (attribute.cast === undefined || typeof node.value !== 'string' || node.unresolved !== undefined) return node;
  if (attribute.castIn5 && context.dialect === '2.40') return node;
  const value = convert(node.value, attribute.cast);
  if (value === undefined) {
    const { problems } = context;
    const text = shortened(node.value);
    problems.add({
      code: 'compose-wrong-type',
      message: `${path} is ${text === '' ? 'empty' : `"${text}"`}, which is not ${WANTED[attribute.cast]}.`,
      hint: `Write ${EXAMPLE[attribute.cast]}.`,
      at: locate(node, String(path)),
    });
    return node;
  }
  if (typeof value === 'boolean' && !/^(?:true|false)$/i.test(node.value)) {
    context.problems.add({
      code: 'compose-yaml-1.1-boolean',
      severity: 'warning',
      message: `${path} is "${node.value}", which is a boolean in YAML 1.1 only.`,
      hint: `Write ${value}.`,
      at: locate(node, String(path)),
    });
  }
  const exact = typeof value === 'number' && !Number.isSafeInteger(value) ? exactInteger(node.value) : undefined;
  return { ...node, value, text: String(value), exact };
}

const WANTED = { integer: 'a whole number', number: 'a number', boolean: 'true or false' };
const EXAMPLE = { integer: 'digits, such as 3', number: 'a number, such as 0.5', boolean: 'true or false' };

function convert(text: string, type: 'integer' | 'number' | 'boolean'): ScalarValue {
  if (type === 'boolean') return booleanOf(text);
  return type === 'integer' ? integerOf(text) : floatOf(text, 32);
}

/** The digits of a whole number that a double cannot hold. */
function exactInteger(text: string): string | undefined {
  return integerOf(text) === undefined ? undefined : String(BigInt(text));
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
