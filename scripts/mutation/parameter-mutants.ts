import type { ProvenRule } from './cases.js';
import type { Mutant } from './outcome.js';

/** Values that a parameter may have, by the name of its check and its own. */
export type Choices = (check: string, parameter: string) => readonly string[];

/** Mutants that are one: it is enough that one of them is noticed. */
export type Alike = readonly Mutant[];

/** Items of a longer list are words that count alike. */
const LONG = 6;

/** The rule with each of its parameters wrong in each way: an item less, a number more or less, another word, the other answer. */
export function parameterMutants({ rule }: ProvenRule, choices: Choices): readonly Alike[] {
  return Object.entries(rule.params).flatMap(([parameter, value]) =>
    changesOf(value, choices(rule.check, parameter)).map((alike) =>
      alike.map(({ name, value: changed }) => ({
        rule,
        name: `${parameter}${name}`,
        group: parameter,
        params: { ...rule.params, [parameter]: changed },
      })),
    ),
  );
}

interface Change {
  readonly name: string;
  readonly value: unknown;
}

type Changes = readonly (readonly Change[])[];

function changesOf(value: unknown, choices: readonly string[]): Changes {
  if (typeof value === 'boolean') return [[{ name: `: ${!value}`, value: !value }]];
  if (typeof value === 'number') return numbersNear(value).map((near) => [{ name: `: ${near}`, value: near }]);
  if (typeof value === 'string') {
    const others = choices.includes(value) ? choices.filter((choice) => choice !== value) : [''];
    return others.map((other) => [{ name: `: ${JSON.stringify(other)}`, value: other }]);
  }
  if (Array.isArray(value)) return listChanges(value);
  return typeof value === 'object' && value !== null ? mappingChanges(Object.entries(value)) : [];
}

/** Near enough that only an example at the border tells them apart. */
function numbersNear(value: number): readonly number[] {
  if (value === 0) return [1];
  const step = Number.isInteger(value) ? Math.max(1, Math.round(Math.abs(value) * 0.02)) : 0.05;
  return [value - step, value + step].map((near) => Number(near.toFixed(2)));
}

function listChanges(list: readonly unknown[]): Changes {
  const removed = list.map((item, index) => ({
    name: ` without ${JSON.stringify(item)}`,
    value: list.toSpliced(index, 1),
  }));
  const inside = list.flatMap((item, index) =>
    typeof item !== 'object' || item === null
      ? []
      : around(changesOf(item, []), `[${index}]`, (changed) => list.toSpliced(index, 1, changed)),
  );
  const all = list.length > 1 ? [[{ name: ' emptied', value: [] }]] : [];
  if (list.length <= LONG) return [...all, ...removed.map((one) => [one]), ...inside];
  return [...all, removed, ...(inside.length === 0 ? [] : [inside.flat()])];
}

function mappingChanges(entries: readonly (readonly [string, unknown])[]): Changes {
  return entries.flatMap(([key, value]) =>
    around(changesOf(value, []), `.${key}`, (changed) => ({ ...Object.fromEntries(entries), [key]: changed })),
  );
}

function around(changes: Changes, prefix: string, whole: (changed: unknown) => unknown): Changes {
  return changes.map((alike) => alike.map(({ name, value }) => ({ name: `${prefix}${name}`, value: whole(value) })));
}
