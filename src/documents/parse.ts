import type { ParsedFile } from './node.js';
import { parseYaml } from './yaml.js';

/** Parses a file by its name. */
export function parseFile(path: string, text: string): ParsedFile {
  return parseYaml(path, text);
}
