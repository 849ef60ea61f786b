import { by } from '../lib/compare.js';
import type { EntryResult, MissingEntry, NamesResult, OrderResult } from './assessment.js';
import { scoreOf, tenths } from './score.js';

/** Names of the top level that one sentence lists at most. */
const SHOWN = 5;

interface Scored {
  readonly entries: readonly EntryResult[];
  readonly order: OrderResult;
  readonly names: NamesResult | undefined;
  readonly got: number;
  readonly possible: number;
}

/** A step, with how much work it is: one file, or one in each of several folders. */
interface Step extends Omit<MissingEntry, 'score'> {
  readonly work: number;
}

/** What is to do, most useful first: what is required, then what gives most points for the least work. */
export function missingOf({ entries, order, names, got, possible }: Scored): readonly MissingEntry[] {
  const steps = [...entries.flatMap(stepOf), ...orderSteps(order), ...namesStep(names)];
  return steps
    .sort(
      by(
        ({ level }) => (level === 'required' ? 0 : 1),
        ({ adds, work }) => -adds / work,
        ({ id }) => id,
      ),
    )
    .map(({ work: _, ...step }) => ({ ...step, score: scoreOf(got + step.adds, possible) }));
}

function stepOf(entry: EntryResult): Step[] {
  const { id, level, status, what, weight, points, paths, lacking, such, why } = entry;
  const base = { id, level, why, ...(such === undefined ? {} : { such }) };
  if (status === 'found') {
    return [{ ...base, todo: `Remove ${listed(paths)}: ${what}.`, adds: weight, work: 1 }];
  }
  if (status !== 'missing' && status !== 'partly') return [];
  const example = such === undefined ? '' : `, such as \`${such}\``;
  const adds = tenths(weight - points);
  if (lacking === undefined) return [{ ...base, todo: `Add ${what}${example}.`, adds, work: 1 }];
  return [{ ...base, todo: `Add ${what} to ${listed(lacking)}${example}.`, adds, work: lacking.length }];
}

function orderSteps({ concerns, unsorted, points, weight }: OrderResult): Step[] {
  const doubled = concerns.filter(({ homes }) => homes.length > 0);
  // More may be wrong than there are points for.
  let left = weight - points;
  const take = (most: number): number => {
    const taken = Math.min(most, left);
    left -= taken;
    return taken;
  };
  const steps = doubled.map(({ id, title, homes }): Step => {
    const [home = '', ...others] = homes;
    return {
      id: `one-home-for-${id}`,
      level: 'order',
      todo: `Move ${listed(others)} into \`${home}\`: one home is enough for ${title}.`,
      adds: take(3),
      why: 'Who looks for something finds one of the two, and changes only that.',
      work: 1,
    };
  });
  if (unsorted.length === 0) return steps;
  const named = unsorted.length === 1 ? 'It belongs' : 'They belong';
  return [
    ...steps,
    {
      id: 'unsorted',
      level: 'order',
      todo: `Move or rename ${listed(unsorted)}. ${named} to no concern.`,
      adds: take(unsorted.length),
      why: 'What has no place is found by nobody who does not know it.',
      work: unsorted.length,
    },
  ];
}

function namesStep(names: NamesResult | undefined): Step[] {
  const [first] = names?.violations ?? [];
  if (names === undefined || first === undefined) return [];
  const more = names.count > 1 ? ` There are ${names.count - 1} more.` : '';
  return [
    {
      id: 'names',
      level: 'names',
      todo: `${first.message}${more}`,
      adds: tenths(names.weight - names.points),
      why: 'Names of one kind are found by who knows one of them.',
      work: names.count,
    },
  ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return `${shown.join(', ')}${more}`;
}
