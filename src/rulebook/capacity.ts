import type { WorkerCalculator } from '../model/program.js';

/** What measured usage is judged by: `rules/capacity/measured.yml`. Numbers of people who run such services, not of any specification. */
export interface MeasuredCapacity {
  /** Worker processes of a server whose requests mostly wait for input and output. */
  readonly workers: WorkerCalculator;
  /** Percent of a limit above which a container counts as saturated. */
  readonly saturated: number;
  /** Percent of a limit below which it has headroom. */
  readonly headroom: number;
  readonly cpus: LimitAdvice;
  readonly memory: LimitAdvice;
  /** Fewer samples than this are said to be few. */
  readonly fewSamples: number;
}

/** How a limit follows from the highest value that was measured. */
export interface LimitAdvice {
  /** The measured peak is multiplied with this. */
  readonly times: number;
  /**
   * The result is rounded up to a multiple of `step` of the first entry whose `below` it is below; the last one has none. Cores, or
   * mebibytes.
   * @minItems 1
   */
  readonly steps: readonly { readonly below?: number; readonly step: number }[];
  readonly least: number;
  /** From this share of the limit on the peak says what the limit allowed, not what the container needs: then the limit is raised by `raise`. */
  readonly reached: { readonly share: number; readonly raise: number };
  /** A limit of at least so many times the peak is told as too large. */
  readonly tooLarge: number;
  /** A limit of which the peak is at least this share is told as near. */
  readonly near: number;
}
