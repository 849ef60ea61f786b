import { attributeTreeOf, type CompiledFormat } from '../../../src/compose/attributes.js';
import { formatMistakes, type Mistake } from '../../../src/compose/validate/format.js';
import type { Entry, Node } from '../../../src/documents/node.js';
import { documents, type Value } from './documents.js';
import { sweep } from './sweep.js';

/** What the schema of the Compose Specification says of generated documents. */
export interface Recording {
  readonly seed: number;
  /** Documents made at random; before them comes one for each place and kind of value. */
  readonly random: number;
  /** All documents. */
  readonly count: number;
  /** The table that the documents were made of: a later one makes the same documents of it. */
  readonly format: CompiledFormat;
  /** One bit a document, lowest first, in base64: whether it is valid. */
  readonly valid: string;
}

export interface Judged {
  readonly document: Value;
  readonly mistakes: readonly Mistake[];
}

export function* judged({ seed, random, format }: Omit<Recording, 'valid' | 'count'>): Generator<Judged> {
  const tree = attributeTreeOf(format);
  const mistakesIn = (document: Value) => formatMistakes(nodeOf(document), { raw: true });
  for (const document of sweep(tree)) yield { document, mistakes: mistakesIn(document) };
  for (const document of documents(tree, seed, random)) yield { document, mistakes: mistakesIn(document) };
}

export function encoded(bits: readonly boolean[]): string {
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  for (const [index, bit] of bits.entries()) if (bit) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  return bytes.toString('base64');
}

export function decoded({ valid, count }: Pick<Recording, 'valid' | 'count'>): boolean[] {
  const bytes = Buffer.from(valid, 'base64');
  return Array.from({ length: count }, (_, index) => (((bytes[index >> 3] ?? 0) >> (index & 7)) & 1) === 1);
}

const FILE = { path: 'compose.yaml', lineStarts: [0] };
const PLACE = { file: FILE, start: 0, end: 0 };

/** A document as if it had been read from a file. */
export function nodeOf(value: Value): Node {
  if (typeof value !== 'object' || value === null) {
    const scalar = value ?? undefined;
    return { kind: 'scalar', ...PLACE, value: scalar, text: scalar === undefined ? '' : String(scalar), plain: true };
  }
  if (Array.isArray(value)) return { kind: 'sequence', ...PLACE, items: value.map(nodeOf) };
  const entries = new Map<string, Entry>();
  for (const [key, below] of Object.entries(value)) {
    entries.set(key, { key, keyFile: FILE, keyStart: 0, keyEnd: 0, value: nodeOf(below) });
  }
  return { kind: 'mapping', ...PLACE, entries };
}
