/** Each step holds values up to this much larger than those of the step below: percentiles are right within 1 percent. */
const STEP = Math.log(1.01);

/** Smaller values count as 0. */
const LEAST = 1e-3;

/** How values are spread, in memory that does not grow with their number. */
export interface Spread {
  readonly add: (value: number) => void;
  readonly summary: () => SpreadSummary | undefined;
}

/** Of the first value on. Percentiles are within 1 percent of the nearest value. */
export interface SpreadSummary {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly p95: number;
}

/** An empty spread, for finite values of at least 0. */
export function createSpread(): Spread {
  const steps = new Map<number, number>();
  let [count, sum, min, max] = [0, 0, Number.POSITIVE_INFINITY, 0];
  return {
    add(value) {
      const step = value < LEAST ? 0 : 1 + Math.max(0, Math.floor(Math.log(value / LEAST) / STEP));
      steps.set(step, (steps.get(step) ?? 0) + 1);
      count++;
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    },
    summary() {
      if (count === 0) return undefined;
      const among = (value: number): number => Math.min(max, Math.max(min, value));
      return { count, mean: sum / count, min, max, p95: among(percentile(steps, count, 0.95)) };
    },
  };
}

/** The middle of the step in which the nearest-rank percentile lies. */
function percentile(steps: ReadonlyMap<number, number>, count: number, share: number): number {
  let left = Math.ceil(share * count);
  for (const [step, here] of [...steps].sort(([a], [b]) => a - b)) {
    left -= here;
    if (left <= 0) return step === 0 ? 0 : LEAST * Math.exp((step - 0.5) * STEP);
  }
  return 0;
}
