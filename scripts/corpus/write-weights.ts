import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Signal, TaxonomyBook } from '../../src/rulebook/pattern.js';

/** Puts the taxonomy's weights, to one digit, where rules/ has them; the rest of each file stays as it is. Says which files changed. */
export function writeWeights(root: string, book: TaxonomyBook): readonly string[] {
  const patterns = new Map(
    book.patterns.map((pattern) => [pattern.slug, [...pattern.signals, ...(pattern.contradictions ?? [])]]),
  );
  const dimensions = new Map<string, readonly Signal[]>(
    book.dimensions.map((dimension) => [dimension.id, dimension.values.flatMap(({ signals }) => signals)]),
  );
  return [
    ...folder(join(root, 'rules', 'patterns')).flatMap((file) => rewrite(file, 'slug', patterns)),
    ...folder(join(root, 'rules', 'dimensions')).flatMap((file) => rewrite(file, 'id', dimensions)),
  ];
}

function folder(path: string): readonly string[] {
  return readdirSync(path).map((name) => join(path, name));
}

function rewrite(file: string, key: string, all: ReadonlyMap<string, readonly Signal[]>): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const document = parseDocument(text);
  const signals = all.get(String(document.get(key))) ?? [];
  const places = [
    ...weightsIn(document.get('signals')),
    ...weightsIn(document.get('contradictions')),
    ...valuesOf(document.get('values')).flatMap((value) => weightsIn(isMap(value) ? value.get('signals') : undefined)),
  ];
  if (places.length !== signals.length) throw new Error(`${file}: ${places.length} weights, ${signals.length} signals`);
  let written = text;
  for (let at = places.length - 1; at >= 0; at--) {
    const [start, end] = places[at] ?? [0, 0];
    const weight = Math.max(0.1, Math.round((signals[at]?.weight ?? 0) * 10) / 10);
    written = written.slice(0, start) + String(weight) + written.slice(end);
  }
  if (written === text) return [];
  writeFileSync(file, written);
  return [`${file}: weights fitted`];
}

function weightsIn(list: unknown): readonly (readonly [number, number])[] {
  return valuesOf(list).flatMap((signal) => {
    const weight = isMap(signal) ? signal.get('weight', true) : undefined;
    return isScalar(weight) && weight.range ? [[weight.range[0], weight.range[1]] as const] : [];
  });
}

function valuesOf(list: unknown): readonly unknown[] {
  return isSeq(list) ? list.items : [];
}
