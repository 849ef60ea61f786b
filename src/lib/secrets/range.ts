/** Part of a line: UTF-16 code units from 0, the end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ranges in order, those that meet as one; none is empty. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.start > last.end) result.push(range);
    else if (range.end > last.end) result[result.length - 1] = { start: last.start, end: range.end };
  }
  return result;
}
