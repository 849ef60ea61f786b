import type { ScalarNode } from '../../documents/node.js';
import type { Plain } from '../../lib/json.js';
import { parseNanoseconds } from '../../model/units.js';
import type { Shown } from '../attribute.js';
import type { Dialect } from '../context.js';
import { printed } from '../nodes.js';
import { sizeInBytes } from '../size.js';
import { asFloat32, booleanOf, integerOf } from '../variables/literals.js';
import { durationText } from './duration.js';

/** A scalar as it is printed; a text that is not what its attribute wants stays as it is. */
export function shownScalar(node: ScalarNode, shown: Shown | undefined): Plain {
  const text = printed(node) ?? '';
  switch (shown) {
    case 'bytes':
      return typeof node.value === 'number' ? wholeBytes(node, text) : sizeOf(text);
    case 'duration':
      return durationOf(text);
    case 'file-mode':
      return fileMode(node);
    case 'device-count':
      return text.toLowerCase() === 'all' ? -1 : numberOf(node);
    case 'number':
      return floatShown(numberOf(node));
    case 'integer':
      return wholeOf(numberOf(node));
    case 'ulimit':
      return numberOf(node);
    case 'boolean':
      return node.value === true || booleanOf(text) === true;
    case 'text-or-null':
      return node.value === undefined ? null : text;
    case 'texts':
      return [text];
    case undefined:
      return plainScalar(node);
    default:
      return text;
  }
}

/** Whether a printed value is one that is left out where an attribute may be: nothing, or zero however it is written. */
export function isEmpty(value: Plain, shown: Shown | undefined): boolean {
  if (shown === 'bytes' && value === '0') return true;
  if (shown === 'duration' && value === '0s') return true;
  if (value === null || value === '' || value === 0 || value === false || value === 0n) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

// What is no int64, a float among it, is no size to the reference, which reads 0.
function wholeBytes({ type }: ScalarNode, text: string): string {
  return type === 'float' || integerOf(text) === undefined ? '0' : text;
}

/** The reference drops fractions where it keeps whole numbers. */
function wholeOf(value: Plain): Plain {
  return typeof value === 'number' ? Math.trunc(value) : value;
}

function sizeOf(text: string): string {
  const bytes = sizeInBytes(text);
  return bytes === undefined ? text : String(bytes);
}

function durationOf(text: string): string {
  const nanoseconds = parseNanoseconds(text);
  return nanoseconds === undefined ? text : durationText(nanoseconds);
}

/** Octal digits in a text; a number is the mode itself. */
function fileMode(node: ScalarNode): string {
  const mode = typeof node.value === 'number' ? node.value : Number.parseInt(String(node.value ?? ''), 8);
  return Number.isNaN(mode) ? String(node.value) : `0${mode.toString(8)}`;
}

/** A scalar as it was written, with the type that it has in YAML: whole numbers keep all their digits. */
export function plainScalar(node: ScalarNode): Plain {
  if (typeof node.value === 'number' && node.exact !== undefined && /^-?\d+$/.test(node.exact))
    return BigInt(node.exact);
  return node.value ?? null;
}

function numberOf(node: ScalarNode): Plain {
  if (typeof node.value === 'number') return plainScalar(node);
  const value = Number(node.value);
  return Number.isNaN(value) ? (printed(node) ?? '') : value;
}

/** The reference keeps all fractions of a project in 32 bits. */
function floatShown(value: Plain): Plain {
  return typeof value === 'number' ? asFloat32(value) : value;
}

/**
 * What is on unless it is switched off: Compose 5 prints where it is off, older releases where it is on. Undefined is left out.
 */
export function shownOptOut(node: ScalarNode, dialect: Dialect): boolean | undefined {
  const on = node.value === true || booleanOf(String(node.value)) === true;
  return on === (dialect === '5') ? undefined : on;
}
