import type { Node } from '../documents/node.js';
import { didYouMean } from '../lib/suggest.js';
import { type Mistake, mistakesOf } from '../rulebook/mistakes.js';
import { presetNamed, presetNames } from '../rulebook/preset.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ConfigFile, IgnoreConfig, RuleConfig, RuleSettings } from './config-file.js';
import { failOnMistake } from './fail-on.js';
import { lineAt, placeIn } from './plain.js';
import { RULE_FILES, ruleFileMistake } from './rule-file-path.js';
import { isDate } from './suppressions/day.js';

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
  const presets = presetNames(book);
  const patterns = book.patterns.map(({ slug }) => slug);
  const mistakes: Mistake[] = [];
  if (file.preset !== undefined && !presets.includes(file.preset)) {
    mistakes.push(unknown(['preset'], 'preset', file.preset, presets));
  }
  if (file.pattern !== undefined && !patterns.includes(file.pattern)) {
    mistakes.push(unknown(['pattern'], 'pattern', file.pattern, patterns));
  }
  const meant = presetNamed(book, file.preset ?? '')?.pattern;
  if (meant !== undefined && file.pattern !== undefined && file.pattern !== meant) {
    const message = `The preset declares the pattern "${meant}", and this is another one. Keep one of the two.`;
    mistakes.push({ path: ['pattern'], part: 'value', message });
  }
  const failOn = file['fail-on'];
  const wrong = failOn === undefined ? undefined : failOnMistake([failOn].flat());
  if (wrong !== undefined) mistakes.push({ path: ['fail-on'], part: 'value', message: wrong });
  mistakes.push(...globMistakes(file.include, ['include']), ...globMistakes(file.exclude, ['exclude']));
  if (file.baseline !== undefined) {
    const message = pathMistake(file.baseline, 'The path of the baseline');
    if (message !== undefined) mistakes.push({ path: ['baseline'], part: 'value', message });
  }
  for (const [index, path] of (file[RULE_FILES] ?? []).entries()) {
    const message = ruleFileMistake(path);
    if (message !== undefined) mistakes.push({ path: [RULE_FILES, String(index)], part: 'value', message });
  }
  mistakes.push(...(await ruleMistakes(file.rules, ['rules'], book)));
  for (const [index, override] of (file.overrides ?? []).entries()) {
    const path = ['overrides', String(index)];
    mistakes.push(...globMistakes(override.paths, [...path, 'paths']));
    mistakes.push(...(await ruleMistakes(override.rules, [...path, 'rules'], book)));
    if ((override.paths ?? []).length + (override.services ?? []).length > 0) continue;
    const message = 'This entry names neither paths nor services. Name some, or move its rules to "rules".';
    mistakes.push({ path, part: 'value', message });
  }
  for (const [index, entry] of (file.ignore ?? []).entries()) mistakes.push(...ignoreMistakes(entry, index, book));
  return mistakes;
}

function ignoreMistakes({ rules, paths, until }: IgnoreConfig, index: number, book: Rulebook): Mistake[] {
  const path = ['ignore', String(index)];
  const known = new Set(book.rules.map(({ id }) => id));
  const mistakes = globMistakes(paths, [...path, 'paths']);
  for (const [at, id] of rules.entries()) {
    if (!known.has(id)) mistakes.push(unknown([...path, 'rules', String(at)], 'rule', id, [...known]));
  }
  if (until !== undefined && !isDate(until)) {
    mistakes.push({ path: [...path, 'until'], part: 'value', message: `"${until}" is no day of the calendar.` });
  }
  return mistakes;
}

async function ruleMistakes(
  settings: RuleSettings | undefined,
  path: readonly string[],
  book: Rulebook,
): Promise<Mistake[]> {
  const rules = new Map(book.rules.map((rule) => [rule.id, rule]));
  const mistakes: Mistake[] = [];
  for (const [id, setting] of Object.entries(settings ?? {})) {
    const rule = rules.get(id);
    if (rule === undefined) {
      mistakes.push({
        path: [...path, id],
        part: 'key',
        message: `There is no rule "${id}".${didYouMean(id, rules.keys())}`,
      });
    } else if (typeof setting === 'object' && setting.params !== undefined) {
      mistakes.push(...(await paramMistakes([...path, id, 'params'], rule.check, { ...rule.params }, setting)));
    }
  }
  return mistakes;
}

async function paramMistakes(
  path: readonly string[],
  check: string,
  own: Readonly<Record<string, unknown>>,
  setting: RuleConfig,
): Promise<Mistake[]> {
  const { default: validators } = await import('../rulebook/generated/validators.cjs');
  const validate = validators[`params/${check}`];
  if (validate === undefined || validate({ ...own, ...setting.params })) return [];
  return mistakesOf(validate.errors).map((mistake) => ({ ...mistake, path: [...path, ...mistake.path] }));
}

function unknown(path: readonly string[], what: string, name: string, known: readonly string[]): Mistake {
  return { path, part: 'value', message: `There is no ${what} "${name}".${didYouMean(name, known)}` };
}

function globMistakes(globs: readonly string[] = [], path: readonly string[]): Mistake[] {
  return globs.flatMap((glob, index) => {
    const message = pathMistake(glob, 'A glob');
    return message === undefined ? [] : [{ path: [...path, String(index)], part: 'value', message }];
  });
}

function pathMistake(path: string, what: string): string | undefined {
  if (path.trim() === '') return `${what} must not be empty.`;
  if (path.split('/').includes('..')) {
    return `"${path}" leaves the repository: ${what === 'A glob' ? 'globs are' : 'it is'} relative to its root.`;
  }
  return undefined;
}
