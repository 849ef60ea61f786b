import type { Located } from '../../documents/location.js';
import type { Healthcheck } from '../../model/stack.js';
import type { Check } from '../check.js';
import { durationText } from '../sizes.js';

export interface Params {
  /**
   * What is reported: a timeout above the interval, a start interval without a start period, no retries at all,
   * a failure that is noticed late, or a test that runs very often.
   */
  readonly fault: 'timeout-above-interval' | 'start-interval-alone' | 'no-retries' | 'slow' | 'frequent';
  /** For `slow` and `frequent`: milliseconds above or below which it is reported. */
  readonly limit?: number;
}

/** Healthchecks whose timing has no effect or not the one that was meant. What a file leaves out has the engine's default. */
export const check: Check<Params> = {
  name: 'healthcheck-timing',
  *run({ stacks }, { fault, limit = 0 }) {
    const judge = JUDGES[fault];
    for (const service of stacks.flatMap((stack) => stack.services)) {
      const { healthcheck } = service;
      if (healthcheck === undefined || healthcheck.disabled) continue;
      const verdict = judge(healthcheck, limit);
      if (verdict === undefined) continue;
      const { setting, values } = verdict;
      const value = String(setting.value);
      yield { at: setting.at, subject: service.id, values: { service: service.name, ...values }, value };
    }
  },
};

interface Verdict {
  readonly setting: Located<number>;
  readonly values: Readonly<Record<string, string>>;
}

type Judge = (healthcheck: Healthcheck, limit: number) => Verdict | undefined;

/** The engine's defaults, which it also takes for 0. */
const INTERVAL = 30_000;
const RETRIES = 3;

const JUDGES: Readonly<Record<Params['fault'], Judge>> = {
  'timeout-above-interval': ({ interval, timeout }) => {
    const between = interval?.value || INTERVAL;
    if (timeout === undefined || timeout.value <= between) return undefined;
    return {
      setting: timeout,
      values: { timeout: durationText(timeout.value), interval: durationText(between) },
    };
  },
  'start-interval-alone': ({ startInterval, startPeriod }) => {
    if (startInterval === undefined || startInterval.value <= 0 || (startPeriod?.value ?? 0) > 0) return undefined;
    return { setting: startInterval, values: { startInterval: durationText(startInterval.value) } };
  },
  'no-retries': ({ retries }) =>
    retries === undefined || retries.value > 0
      ? undefined
      : { setting: retries, values: { retries: `${retries.value}` } },
  slow: ({ interval, retries }, limit) => {
    const every = interval?.value || INTERVAL;
    const times = retries !== undefined && retries.value > 0 ? retries.value : RETRIES;
    const setting = every > INTERVAL ? (interval ?? retries) : (retries ?? interval);
    if (setting === undefined || every * times <= limit) return undefined;
    return {
      setting,
      values: { delay: durationText(every * times), interval: durationText(every), retries: String(times) },
    };
  },
  frequent: ({ interval }, limit) => {
    if (interval === undefined || interval.value <= 0 || interval.value >= limit) return undefined;
    return { setting: interval, values: { interval: durationText(interval.value) } };
  },
};
