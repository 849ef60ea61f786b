import type { ParsedFile } from '../../../src/documents/node.js';
import { readWithLibrary } from '../../../src/documents/yaml/library.js';
import { parseYaml as parse } from '../../../src/documents/yaml.js';

/** Any YAML text, with the library for mistakes at hand. */
export function parseYaml(path: string, text: string): ParsedFile {
  return parse(path, text, readWithLibrary);
}
