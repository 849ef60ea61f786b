import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { type Mistake, mistakesOf } from '../../src/rulebook/mistakes.js';

/** One YAML file of rules/, read. */
export interface DataFile {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** `line:column` of a place in the file. */
  readonly placeOf: (mistake: Pick<Mistake, 'path' | 'part'>) => string;
}

/** Reads and validates one file. Errors are lines `path:line:column: message`, all of them. */
export function readData(
  root: string,
  path: string,
  validate: ValidateFunction,
): { readonly file?: DataFile; readonly errors: readonly string[] } {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(root, path), 'utf8'), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const errors = document.errors.map((error) => `${path}:${place(lines, error.pos[0])}: ${error.message}`);
    return { errors };
  }
  const placeOf: DataFile['placeOf'] = (mistake) => place(lines, offsetOf(document.contents, mistake));
  const value: unknown = document.toJS();
  if (!validate(value)) {
    const errors = mistakesOf(validate.errors).map((mistake) => `${path}:${placeOf(mistake)}: ${mistake.message}`);
    return { errors };
  }
  return { file: { path, value: value as DataFile['value'], placeOf }, errors: [] };
}

function place(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${Math.max(1, line)}:${Math.max(1, col)}`;
}

/** Follows the path as far as the document goes, so that a missing key is reported at the mapping that lacks it. */
function offsetOf(root: unknown, { path, part }: Pick<Mistake, 'path' | 'part'>): number {
  let node = root;
  let key: unknown;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => isScalar(item.key) && String(item.key.value) === step);
      if (!isPair(pair)) break;
      key = pair.key;
      node = pair.value;
    } else if (isSeq(node)) {
      key = undefined;
      node = node.items[Number(step)];
    } else break;
  }
  return (part === 'key' ? startOf(key) : undefined) ?? startOf(node) ?? startOf(key) ?? 0;
}

function startOf(node: unknown): number | undefined {
  return (node as Partial<Node> | undefined | null)?.range?.[0];
}
