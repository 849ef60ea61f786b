/** Percent of points, rounded down, so that 100 says that nothing is missing. */
export function scoreOf(got: number, possible: number): number {
  return possible === 0 ? 100 : Math.floor((100 * Math.max(0, got)) / possible + 1e-9);
}

/** Without what binary fractions add to tenths. */
export function tenths(points: number): number {
  return Math.round(points * 10) / 10;
}
