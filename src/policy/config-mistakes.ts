import type { Node } from '../documents/node.js';
import { didYouMean } from '../lib/suggest.js';
import { type Mistake, mistakesOf } from '../rulebook/mistakes.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ConfigFile, RuleConfig } from './config-file.js';
import { lineAt, placeIn } from './plain.js';
import { RULE_FILES, ruleFileMistake } from './rule-file-path.js';

/** Everything that is wrong with a configuration, as lines `path:line:column: message` in the order of the file. */
export async function configMistakes(root: Node, value: unknown, book: Rulebook): Promise<readonly string[]> {
  const { default: validators } = await import('./generated/config-validator.cjs');
  const validate = validators.config;
  const shape = validate === undefined || validate(value) ? [] : mistakesOf(validate.errors);
  // Names can only be looked up where the shape is right.
  const mistakes = shape.length > 0 ? shape : await nameMistakes(value as ConfigFile, book);
  return mistakes
    .map((mistake) => ({ at: placeIn(root, mistake.path, mistake.part), message: mistake.message }))
    .sort((a, b) => a.at.start - b.at.start)
    .map(({ at, message }) => lineAt(at, message));
}

async function nameMistakes(file: ConfigFile, book: Rulebook): Promise<Mistake[]> {
  const presets = book.presets.map(({ name }) => name);
  const patterns = book.patterns.map(({ slug }) => slug);
  const mistakes: Mistake[] = [];
  if (file.preset !== undefined && !presets.includes(file.preset)) {
    mistakes.push(unknown(['preset'], 'preset', file.preset, presets));
  }
  if (file.pattern !== undefined && !patterns.includes(file.pattern)) {
    mistakes.push(unknown(['pattern'], 'pattern', file.pattern, patterns));
  }
  for (const key of ['include', 'exclude'] as const) {
    for (const [index, glob] of (file[key] ?? []).entries()) {
      const message = globMistake(glob);
      if (message !== undefined) mistakes.push({ path: [key, String(index)], part: 'value', message });
    }
  }
  for (const [index, path] of (file[RULE_FILES] ?? []).entries()) {
    const message = ruleFileMistake(path);
    if (message !== undefined) mistakes.push({ path: [RULE_FILES, String(index)], part: 'value', message });
  }
  return [...mistakes, ...(await ruleMistakes(file, book))];
}

async function ruleMistakes(file: ConfigFile, book: Rulebook): Promise<Mistake[]> {
  const rules = new Map(book.rules.map((rule) => [rule.id, rule]));
  const mistakes: Mistake[] = [];
  for (const [id, setting] of Object.entries(file.rules ?? {})) {
    const rule = rules.get(id);
    if (rule === undefined) {
      mistakes.push({
        path: ['rules', id],
        part: 'key',
        message: `There is no rule "${id}".${didYouMean(id, rules.keys())}`,
      });
    } else if (typeof setting === 'object' && setting.params !== undefined) {
      mistakes.push(...(await paramMistakes(id, rule.check, { ...rule.params }, setting)));
    }
  }
  return mistakes;
}

async function paramMistakes(
  id: string,
  check: string,
  own: Readonly<Record<string, unknown>>,
  setting: RuleConfig,
): Promise<Mistake[]> {
  const { default: validators } = await import('../rulebook/generated/validators.cjs');
  const validate = validators[`params/${check}`];
  if (validate === undefined || validate({ ...own, ...setting.params })) return [];
  return mistakesOf(validate.errors).map((mistake) => ({ ...mistake, path: ['rules', id, 'params', ...mistake.path] }));
}

function unknown(path: readonly string[], what: string, name: string, known: readonly string[]): Mistake {
  return { path, part: 'value', message: `There is no ${what} "${name}".${didYouMean(name, known)}` };
}

function globMistake(glob: string): string | undefined {
  if (glob.trim() === '') return 'A glob must not be empty.';
  if (glob.split('/').includes('..')) return `"${glob}" leaves the repository: globs are relative to its root.`;
  return undefined;
}
