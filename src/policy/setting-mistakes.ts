import { didYouMean } from '../lib/suggest.js';
import type { Mistake } from '../rulebook/mistakes.js';
import type { RuleCore } from '../rulebook/rule.js';
import { isDate } from './suppressions/day.js';

/** The rules that a configuration can name. */
export interface KnownRules {
  readonly rules: ReadonlyMap<string, RuleCore>;
  /** Ids of rules that were found and have mistakes of their own. */
  readonly broken: ReadonlySet<string>;
  /** Whether rules of an organisation may be meant that were not read. */
  readonly othersUnread: boolean;
}

export function unknown(path: readonly string[], what: string, name: string, known: readonly string[]): Mistake {
  return { path, part: 'value', message: `There is no ${what} "${name}".${didYouMean(name, known)}` };
}

export function globMistakes(globs: readonly string[] = [], path: readonly string[]): Mistake[] {
  return globs.flatMap((glob, index) => {
    const message = pathMistake(glob, 'A glob');
    return message === undefined ? [] : [{ path: [...path, String(index)], part: 'value', message }];
  });
}

/** Why a path or glob cannot be one of a repository; undefined when it can. */
export function pathMistake(path: string, what: string): string | undefined {
  if (path.trim() === '') return `${what} must not be empty.`;
  if (path.split('/').includes('..')) {
    return `"${path}" leaves the repository: ${what === 'A glob' ? 'globs are' : 'it is'} relative to its root.`;
  }
  return undefined;
}

/** Days that the calendar does not have. */
export function dateMistakes<Key extends string>(
  of: { readonly [key in Key]?: string },
  path: readonly string[],
  keys: readonly Key[],
): Mistake[] {
  return keys.flatMap((key) => {
    const day = of[key];
    if (day === undefined || isDate(day)) return [];
    return [{ path: [...path, key], part: 'value', message: `"${day}" is no day of the calendar.` }];
  });
}
