import { parseJson } from './json.js';
import type { ParsedFile } from './node.js';
import { parseToml } from './toml.js';
import { parseYaml } from './yaml.js';

/**
 * Parses a file by its name: JSON and its relatives, TOML, and everything else as YAML. Never throws: mistakes in the text are
 * in `problems`. All readers are small and load with this module, so there is nothing to prepare.
 */
export function parseFile(path: string, text: string): ParsedFile {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (JSON_EXTENSIONS.has(extension)) return parseJson(path, text);
  if (extension === 'toml' || TOML_NAMES.test(path)) return parseToml(path, text);
  return parseYaml(path, text);
}

const JSON_EXTENSIONS: ReadonlySet<string> = new Set([
  'json',
  'jsonc',
  'json5',
  'tfstate',
  'webmanifest',
  'code-workspace',
]);
const TOML_NAMES = /(?:^|\/)(?:Pipfile|Cargo\.lock|poetry\.lock|uv\.lock)$/;
