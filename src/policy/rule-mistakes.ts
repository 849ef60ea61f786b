import { didYouMean } from '../lib/suggest.js';
import { type Mistake, mistakesOf } from '../rulebook/mistakes.js';
import type { RuleConfig, RuleSettings } from './config-file.js';
import { dateMistakes, type KnownRules } from './setting-mistakes.js';

/** What is wrong with settings of rules: ids that are none, parameters and days. */
export async function ruleMistakes(
  settings: RuleSettings | undefined,
  path: readonly string[],
  known: KnownRules,
): Promise<Mistake[]> {
  const mistakes: Mistake[] = [];
  for (const [id, setting] of Object.entries(settings ?? {})) {
    const message = idMistake(id, known);
    if (message !== undefined) mistakes.push({ path: [...path, id], part: 'key', message });
    if (typeof setting === 'string') continue;
    mistakes.push(...dateMistakes(setting, [...path, id], ['block-from']));
    const rule = known.rules.get(id);
    if (rule === undefined || setting.params === undefined) continue;
    mistakes.push(...(await paramMistakes([...path, id, 'params'], rule.check, { ...rule.params }, setting)));
  }
  return mistakes;
}

/** What is wrong with a list of ids. */
export function idMistakes(ids: readonly string[], path: readonly string[], known: KnownRules): Mistake[] {
  return ids.flatMap((id, index) => {
    const message = idMistake(id, known);
    return message === undefined ? [] : [{ path: [...path, String(index)], part: 'value', message }];
  });
}

function idMistake(id: string, { rules, broken, othersUnread }: KnownRules): string | undefined {
  if (rules.has(id) || broken.has(id) || (othersUnread && id.includes('/'))) return undefined;
  const strange = [...id].find((character) => character < ' ' || character > '~');
  if (strange === undefined) return `There is no rule "${id}".${didYouMean(id, rules.keys())}`;
  const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `There is no rule "${id}": it holds the character U+${code}, and ids are made of a to z, digits, - and /.${didYouMean(id, rules.keys())}`;
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
