import type { Dashboard } from './dashboard.js';
import { type Dimension, valuesOf } from './filter.js';
import { choiceOf } from './parts.js';

/**
 * What the script filters and sorts by, as JSON that can stand in a page: `dimensions` with their values, and for each row, in the
 * order of the list, its name, five numbers (errors, warnings, notes, waived, confidence in per cent) and for each dimension the
 * numbers of its values.
 */
export function indexOf({ rows }: Dashboard, dimensions: readonly Dimension[]): string {
  const places = dimensions.map(({ values }) => new Map(values.map(({ value }, index) => [value, index])));
  const lines = rows.map((row) => {
    const { counts, pattern } = row.result ?? {};
    const numbers = [
      counts?.error,
      counts?.warning,
      counts?.note,
      counts?.waived,
      pattern && Math.round(pattern.confidence * 100),
    ];
    const values = dimensions.map((dimension, at) =>
      valuesOf(row, dimension).map((value) => places[at]?.get(value) ?? -1),
    );
    return [choiceOf(row.repository), ...numbers.map((number) => number ?? -1), ...values];
  });
  const index = {
    dimensions: dimensions.map(({ key, values }) => ({
      key,
      values: values.map(({ value }) => value),
      titles: values.map(({ title }) => choiceOf(title)),
    })),
    rows: lines,
  };
  // Nothing in it ends the element, or begins a comment.
  return JSON.stringify(index).replaceAll('<', '\\u003c');
}
