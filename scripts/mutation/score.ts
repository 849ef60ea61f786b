import { by } from '../../src/lib/compare.js';
import type { Mutant } from './outcome.js';

export interface Tried {
  readonly mutant: Pick<Mutant, 'group' | 'name'> & { readonly rule: { readonly id: string } };
  readonly survived: boolean;
}

const SHOWN = 4;

/** How many of the mutants were noticed. */
export function scoreLine(what: string, tried: readonly Tried[]): string {
  const noticed = tried.filter(({ survived }) => !survived).length;
  const percent = tried.length === 0 ? 100 : Math.floor((100 * noticed) / tried.length);
  return `${what}: ${noticed} of ${tried.length} mutants noticed (${percent} %)`;
}

/** The others, one line for each rule and group. */
export function survivorLines(tried: readonly Tried[]): readonly string[] {
  const groups = new Map<string, { id: string; group: string; all: number; names: string[] }>();
  for (const { mutant, survived } of tried) {
    const key = `${mutant.rule.id} ${mutant.group}`;
    const known = groups.get(key) ?? { id: mutant.rule.id, group: mutant.group, all: 0, names: [] };
    groups.set(key, known);
    known.all++;
    if (survived) known.names.push(mutant.name);
  }
  return [...groups.values()]
    .filter(({ names }) => names.length > 0)
    .sort(by(({ id }) => id))
    .map(({ id, group, all, names }) => {
      const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
      return `  ${id} (${group}, ${names.length} of ${all}): ${names.slice(0, SHOWN).join('; ')}${more}`;
    });
}
