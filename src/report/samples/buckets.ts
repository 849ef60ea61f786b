/** Values within one column of a plot. */
export interface Bucket {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** The values in so many columns of equal time; undefined where none was measured. Peaks are kept, however many samples a column holds. */
export function bucketsOf(
  times: readonly number[],
  values: readonly number[],
  columns: number,
): readonly (Bucket | undefined)[] {
  const [start, end] = [times[0] ?? 0, times.at(-1) ?? 0];
  const span = end - start;
  const sums: { min: number; max: number; sum: number; count: number }[] = [];
  const found: (Bucket | undefined)[] = Array.from({ length: columns }, () => undefined);
  for (const [index, value] of values.entries()) {
    const share = span <= 0 ? 0 : ((times[index] ?? start) - start) / span;
    const column = Math.min(columns - 1, Math.floor(share * columns));
    const sum = sums[column];
    if (sum === undefined) sums[column] = { min: value, max: value, sum: value, count: 1 };
    else {
      sum.min = Math.min(sum.min, value);
      sum.max = Math.max(sum.max, value);
      sum.sum += value;
      sum.count++;
    }
  }
  // Fewer samples than columns: one stands for the columns up to the next, but a pause stays empty.
  const reach = Math.ceil((3 * columns) / Math.max(1, values.length));
  let last = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < columns; column++) {
    const sum = sums[column];
    if (sum !== undefined) {
      found[column] = { min: sum.min, max: sum.max, mean: sum.sum / sum.count };
      last = column;
    } else if (column - last < reach) found[column] = found[last];
  }
  return found;
}

/** What an axis reaches to: the limit when the values come near it, so that a limit far above does not press them flat. */
export function topOf(max: number, limit: number | undefined): number {
  return (limit !== undefined && limit <= 5 * max ? Math.max(max, limit) : max) * 1.08 || 1;
}

/** Seconds for people: `45 s`, `5 min`, `2.5 h`. */
export function spanText(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Number((seconds / 60).toFixed(1))} min`;
  return `${Number((seconds / 3600).toFixed(1))} h`;
}
