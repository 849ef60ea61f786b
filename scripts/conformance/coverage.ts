import { parseAllDocuments } from 'yaml';
import type { AttributeTree } from '../../src/compose/attribute.js';
import { composeAttributes } from '../../src/compose/attributes.js';
import { bytesOf, type ConformanceCase } from './case.js';

/** The keys of the Compose format that no case uses, as paths with `*` for any name and `[]` for any item; sorted. */
export function missingKeys(cases: readonly ConformanceCase[]): string[] {
  const used = new Set<string>();
  for (const { area, files } of cases) {
    // What is no YAML uses no keys.
    if (area === 'yaml') continue;
    for (const [path, file] of Object.entries(files)) {
      if (!/\.ya?ml$/.test(path)) continue;
      for (const document of parseAllDocuments(bytesOf(file).toString(), { merge: true })) {
        mark(document.toJS(), composeAttributes(), '', used);
      }
    }
  }
  const keys: string[] = [];
  list(composeAttributes(), '', keys);
  return keys.filter((key) => !used.has(key)).sort();
}

function mark(value: unknown, tree: AttributeTree, path: string, used: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const known = Array.isArray(value) ? undefined : tree.children.get(key);
    const child = Array.isArray(value) ? tree.item : (known ?? tree.any);
    if (child === undefined) continue;
    const place = `${path}${Array.isArray(value) ? '[]' : known === undefined ? '.*' : `.${key}`}`;
    used.add(place);
    mark(inner, child, place, used);
  }
}

function list(tree: AttributeTree, path: string, keys: string[]): void {
  for (const [key, child] of tree.children) {
    keys.push(`${path}.${key}`);
    list(child, `${path}.${key}`, keys);
  }
  if (tree.any !== undefined) list(tree.any, `${path}.*`, keys);
  if (tree.item !== undefined) list(tree.item, `${path}[]`, keys);
}
