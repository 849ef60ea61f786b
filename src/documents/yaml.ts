import { lineStartsOf, type SourceFile } from './location.js';
import type { ParsedFile } from './node.js';
import { MAX_PROBLEMS } from './syntax.js';
import { readWithLibrary } from './yaml/library.js';
import { readQuickly } from './yaml/quick.js';
import { YamlTree } from './yaml/tree.js';

/**
 * Parses every document of a YAML text. Never throws: what is wrong is in `problems`, what could be read in `documents`.
 * Scalars are typed as the reference Compose loader does; aliases and merge keys are resolved (YAML 1.2.2, section 3.2).
 */
export function parseYaml(path: string, text: string): ParsedFile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const quickTree = new YamlTree(file);
  const quick = readQuickly(text, quickTree);
  const tree = quick === undefined ? new YamlTree(file) : quickTree;
  const { documents, comments } = quick ?? readWithLibrary(text, tree);
  return { file, documents, comments, problems: tree.problems.slice(0, MAX_PROBLEMS) };
}
