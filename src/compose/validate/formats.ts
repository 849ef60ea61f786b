import { locate, type ScalarNode } from '../../documents/node.js';
import { parseNanoseconds } from '../../model/units.js';
import type { Format } from '../attribute.js';
import type { LoadContext } from '../context.js';
import { sizeInBytes } from '../size.js';
import type { Pointer } from '../trail.js';

/** Reports a value that is not in the format of its attribute. */
export function checkFormat(node: ScalarNode, format: Format, path: Pointer, { problems }: LoadContext): void {
  const { value } = node;
  const told = (code: string, message: string, hint?: string) =>
    problems.add({ code, message: `${path} ${message}`, hint, at: locate(node, String(path)) });
  const quoted = `"${node.text.length > 40 ? `${node.text.slice(0, 37)}…` : node.text}"`;
  if (typeof value === 'string') {
    if (format === 'bytes' && sizeInBytes(value) === undefined) {
      const hint = 'Write a number with b, k, m or g, such as 512m.';
      told('compose-invalid-size', `${quoted} is not a size.`, hint);
    } else if (format === 'duration' && parseNanoseconds(value) === undefined) {
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
