import { didYouMean } from '../lib/suggest.js';
import type { Mistake } from '../rulebook/mistakes.js';
import type { LockConfig, MatchConfig, WaiverConfig } from './config-file.js';
import { isRuleGlob, ruleMatcher } from './rule-globs.js';
import { idMistakes } from './rule-mistakes.js';
import { dateMistakes, globMistakes, type KnownRules } from './setting-mistakes.js';

/** What is wrong with an entry of `waivers`, beyond its shape. */
export function waiverMistakes(waiver: WaiverConfig, path: readonly string[], known: KnownRules): Mistake[] {
  const { since, until } = waiver;
  const mistakes = [
    ...idMistakes(waiver.rules, [...path, 'rules'], known),
    ...globMistakes(waiver.paths, [...path, 'paths']),
    ...emptyMistakes(waiver.repositories, [...path, 'repositories']),
    ...dateMistakes(waiver, path, ['since', 'until']),
  ];
  if (mistakes.length === 0 && since !== undefined && until < since) {
    const message = `It ends before ${since}, the day on which it was granted.`;
    mistakes.push({ path: [...path, 'until'], part: 'value', message });
  }
  return mistakes;
}

/** What is wrong with an entry of `locks`: one that holds nothing looks as if it did. */
export function lockMistakes(lock: LockConfig, path: readonly string[], known: KnownRules): Mistake[] {
  const { rules = [], settings = [] } = lock;
  if (rules.length + settings.length === 0) {
    return [{ path, part: 'value', message: 'This lock names neither rules nor settings. Name what it holds.' }];
  }
  const ids = [...known.rules.keys()];
  return rules.flatMap((text, index) => {
    const at = [...path, 'rules', String(index)];
    if (!isRuleGlob(text)) return idMistakes([text], [], known).map((mistake) => ({ ...mistake, path: at }));
    // Rules of an organisation may come later; built-in ones are all known.
    if (text.includes('/') || ids.some(ruleMatcher(text))) return [];
    const message = `No rule that is known here is called like "${text}".${didYouMean(text, ids)}`;
    return [{ path: at, part: 'value', message }];
  });
}

/** What is wrong with the bounds of an entry of `repositories`. */
export function matchMistakes(match: MatchConfig, path: readonly string[]): Mistake[] {
  const { names, topics, languages, teams, properties, except } = match;
  const lists = { names, except, topics, languages, teams };
  const mistakes = Object.entries(lists).flatMap(([key, list]) => emptyMistakes(list, [...path, key]));
  const bounds = [names, except, topics, languages, teams].filter((one) => one !== undefined).length;
  if (bounds + Object.keys(properties ?? {}).length === 0) {
    const message = 'This names no repositories. Give names, topics, languages, teams or properties.';
    mistakes.push({ path, part: 'value', message });
  }
  for (const [index, team] of (teams ?? []).entries()) {
    if (team.includes('@') || team.trim() === '') continue;
    const message = `"${team}" is no owner as CODEOWNERS writes it: @name, @organisation/team or an address of mail.`;
    mistakes.push({ path: [...path, 'teams', String(index)], part: 'value', message });
  }
  return mistakes;
}

function emptyMistakes(list: readonly string[] | undefined, path: readonly string[]): Mistake[] {
  if (list === undefined) return [];
  if (list.length === 0) {
    return [{ path, part: 'value', message: 'This list is empty, so nothing is meant. Leave it out, or name some.' }];
  }
  return list.flatMap((text, index) =>
    text.trim() === '' ? [{ path: [...path, String(index)], part: 'value' as const, message: 'This is empty.' }] : [],
  );
}
