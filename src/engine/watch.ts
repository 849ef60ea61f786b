import type { EngineClient } from './client.js';
import { isFailed, limitsOf } from './containers.js';
import { type Reading, readingOf, type Usage, usageBetween } from './usage.js';

/** Time, as the caller has it. */
export interface Clock {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Waits until `now()` is at least this; at once when the signal is aborted. */
  readonly until: (moment: number, signal: AbortSignal) => Promise<void>;
}

export interface WatchOptions {
  readonly id: string;
  readonly oneShot: boolean;
  /** Milliseconds. */
  readonly interval: number;
  readonly duration: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Called with each sample as it is taken. */
  readonly onSample: (usage: Usage) => void;
}

/** Why a watch ended: its time was over, it was told to, the container stopped, or the engine did not answer any more. */
export type Ended = 'duration' | 'interrupted' | 'stopped' | 'engine-lost';

export interface Watched {
  readonly samples: number;
  /** Moments at which no sample could be taken, because the engine was slow, failed or the container started anew. */
  readonly missed: number;
  readonly ended: Ended;
}

/** Milliseconds without an answer after which the engine counts as gone. */
const LOST_AFTER = 15_000;

/**
 * Takes a sample of one container at each moment `start + n × interval`, n from 1. The moments are fixed by the start, so that slow answers
 * do not add up; a moment that passes while an answer is awaited is counted as missed. Memory does not grow with time.
 */
export async function watchContainer(client: EngineClient, options: WatchOptions): Promise<Watched> {
  const { interval, duration, signal, clock } = options;
  const start = clock.now();
  const count = Math.max(1, Math.floor(duration / interval + 1e-9));
  let [samples, missed, answered] = [0, 0, start];
  let before: Reading | undefined;
  const ended = (why: Ended): Watched => ({ samples, missed, ended: why });
  for (let tick = 0; tick <= count; ) {
    const result = await read(client, options);
    if (signal.aborted) return ended('interrupted');
    if (result === 'stopped') return ended('stopped');
    if (result === 'failed') {
      if (tick > 0) missed++;
      if (clock.now() - answered > LOST_AFTER) return ended('engine-lost');
    } else {
      answered = clock.now();
      // Before the first moment there is only something to compare with.
      const usage = before === undefined ? undefined : usageBetween(before, result);
      before = result;
      if (usage !== undefined) {
        samples++;
        options.onSample(usage);
        // Whoever takes the sample may have had enough.
        if (signal.aborted) return ended('interrupted');
      } else if (tick > 0) missed++;
    }
    const next = Math.max(tick + 1, Math.ceil((clock.now() - start) / interval - 1e-6));
    missed += Math.min(next, count + 1) - (tick + 1);
    tick = next;
    if (tick > count) break;
    await clock.until(start + tick * interval, signal);
    if (signal.aborted) return ended('interrupted');
  }
  return ended('duration');
}

async function read(
  client: EngineClient,
  { id, oneShot, interval }: WatchOptions,
): Promise<Reading | 'failed' | 'stopped'> {
  const query = `stream=false${oneShot ? '&one-shot=true' : ''}`;
  const answer = await client.get(`/containers/${id}/stats?${query}`, Math.max(5000, interval));
  if (!answer.ok) return answer.status === 404 || answer.status === 409 ? 'stopped' : 'failed';
  const reading = readingOf(answer.value);
  if (reading !== undefined) return reading;
  // No counters: it stopped, or is being started anew.
  const state = await limitsOf(client, id);
  if (isFailed(state)) return state.status === 404 ? 'stopped' : 'failed';
  return state.running ? 'failed' : 'stopped';
}
