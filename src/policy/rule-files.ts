import { child, itemsOf, type Node, textOf } from '../documents/node.js';
import { parseAlone } from '../documents/parse.js';
import { type ConfigOverrides, type ConfigSource, givenConfig } from './config.js';
import type { RuleFile } from './organisation-rules.js';
import { lineAt, placeIn } from './plain.js';
import { RULE_FILES, ruleFileMistake } from './rule-file-path.js';

/** Files of rules that are read at most. */
const MOST_FILES = 200;

/**
 * The files of rules that a configuration names: files, and all YAML files in and below folders. Nothing outside the repository is
 * read, and nothing is fetched. What is wrong with the configuration itself is left to its own reader.
 */
export async function ruleFilesOf(
  source: ConfigSource,
  overrides: ConfigOverrides,
): Promise<{ readonly files: readonly RuleFile[]; readonly mistakes: readonly string[] }> {
  const given = givenConfig(source, overrides);
  // Most configurations have none, and must not be read twice.
  if (given === undefined || !given.text.includes(RULE_FILES)) return { files: [], mistakes: [] };
  const { documents } = await parseAlone(given.path, given.text);
  const root = documents[0];
  const mistakes: string[] = [];
  const paths = new Set<string>();
  for (const [index, node] of itemsOf(child(root, RULE_FILES)).entries()) {
    const text = textOf(node);
    if (root === undefined || text === undefined || ruleFileMistake(text) !== undefined) continue;
    const found = pathsOf(source, text);
    if ('missing' in found) mistakes.push(lineAt(placeOf(root, index), found.missing));
    else for (const path of found.paths) paths.add(path);
  }
  const files: RuleFile[] = [];
  for (const path of paths) {
    if (files.length === MOST_FILES) {
      mistakes.push(`${given.path}: ${RULE_FILES} names more than ${MOST_FILES} files. Leave some out.`);
      break;
    }
    const result = source.read(path);
    if (result.ok) files.push({ path, text: result.text });
    else mistakes.push(`${path}: ${result.message}`);
  }
  return { files, mistakes };
}

function placeOf(root: Node, index: number) {
  return placeIn(root, [RULE_FILES, String(index)], 'value');
}

function pathsOf(
  source: ConfigSource,
  text: string,
): { readonly paths: readonly string[] } | { readonly missing: string } {
  const path = text.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  if (source.has(path)) return { paths: [path] };
  const refused = source.skipped?.find((skipped) => skipped.path === path || path.startsWith(`${skipped.path}/`));
  if (refused !== undefined) return { missing: `"${text}" is not read. ${refused.message}` };
  const below = (source.files ?? []).map((file) => file.path).filter((one) => one.startsWith(`${path}/`));
  const paths = below.filter((one) => /\.ya?ml$/i.test(one));
  if (paths.length > 0) return { paths };
  if (below.length > 0) return { missing: `The folder "${text}" holds no YAML file.` };
  return { missing: `There is no file or folder "${text}" in the repository.` };
}
