import { describe, expect, test } from '@jest/globals';
import type { Answer, EngineClient } from '../../src/engine/client.js';
import type { Usage } from '../../src/engine/usage.js';
import { watchContainer } from '../../src/engine/watch.js';
import { STOPPED, statsOf } from '../support/fake-engine.js';

const FAILED: Answer = { ok: false, kind: 'unreachable', message: 'gone' };

/** Watches with a clock that moves only where something takes time: `take` gives the milliseconds and the answer of each question. */
async function watch(
  take: (count: number, now: number) => { readonly takes?: number; readonly answer: Answer },
  { interval = 1000, duration = 10_000, running = true, stopAt = Number.POSITIVE_INFINITY } = {},
) {
  let [now, count] = [0, 0];
  const stop = new AbortController();
  const samples: (Usage & { readonly at: number })[] = [];
  const client: EngineClient = {
    shown: '',
    close: () => {},
    get: async (path) => {
      if (path.endsWith('/json')) return { ok: true, value: { State: { Running: running } } };
      const { takes = 5, answer } = take(count++, now);
      now += takes;
      return answer;
    },
  };
  const result = await watchContainer(client, {
    id: 'abc',
    oneShot: true,
    interval,
    duration,
    signal: stop.signal,
    clock: {
      now: () => now,
      until: async (moment) => {
        now = Math.max(now, moment);
        if (now >= stopAt) stop.abort();
      },
    },
    onSample: (usage) => void samples.push({ ...usage, at: now }),
  });
  return { ...result, taken: samples };
}

const ok = (value: object): Answer => ({ ok: true, value });
const steady = (_: number, now: number) => ({ answer: ok(statsOf(now / 1000)) });

describe('watching a container', () => {
  test('a sample at each moment, counted from the start: slow answers do not add up', async () => {
    const { samples, missed, ended, taken } = await watch((count, now) => ({ ...steady(count, now), takes: 300 }));
    expect({ samples, missed, ended }).toEqual({ samples: 10, missed: 0, ended: 'duration' });
    expect(taken.map(({ at }) => at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => n * 1000 + 300));
    expect(taken.every(({ cpuPercent }) => Math.abs(cpuPercent - 50) < 1e-6)).toBe(true);
  });

  test('moments that pass during an answer are missed, and the next one is on time', async () => {
    const { samples, missed, taken } = await watch((count, now) => ({
      ...steady(count, now),
      takes: count === 3 ? 2500 : 5,
    }));
    expect({ samples, missed }).toEqual({ samples: 8, missed: 2 });
    expect(taken.map(({ at }) => at).slice(2, 4)).toEqual([5500, 6005]);
  });

  test('a first reading that takes long leaves samples to take', async () => {
    const { samples, missed } = await watch((count, now) => ({ ...steady(count, now), takes: count === 0 ? 2500 : 5 }));
    expect({ samples, missed }).toEqual({ samples: 8, missed: 2 });
  });

  test('an answer that fails is a missed sample; the next one spans both', async () => {
    const { samples, missed, ended } = await watch((count, now) =>
      count === 4 ? { answer: FAILED } : steady(count, now),
    );
    expect({ samples, missed, ended }).toEqual({ samples: 9, missed: 1, ended: 'duration' });
  });

  test('an engine that answers no more ends it', async () => {
    const { samples, ended } = await watch((count, now) => (count > 4 ? { answer: FAILED } : steady(count, now)), {
      duration: 600_000,
    });
    expect({ samples, ended }).toEqual({ samples: 4, ended: 'engine-lost' });
  });

  test.each([
    ['stopped', ok(STOPPED)],
    ['removed', { ok: false, kind: 'status', status: 404, message: 'No such container' } satisfies Answer],
  ])('a container that is %s ends it', async (_, last) => {
    const { samples, ended } = await watch((count, now) => (count > 3 ? { answer: last } : steady(count, now)), {
      running: false,
    });
    expect({ samples, ended }).toEqual({ samples: 3, ended: 'stopped' });
  });

  test('a container that is started anew goes on: its counters begin again', async () => {
    const { samples, missed, taken } = await watch((count, now) => ({
      answer: ok(statsOf(count < 5 ? now / 1000 : now / 1000 - 5)),
    }));
    expect({ samples, missed }).toEqual({ samples: 9, missed: 1 });
    expect(taken.every(({ cpuPercent }) => cpuPercent >= 0)).toBe(true);
  });

  test('an interruption ends it at once', async () => {
    expect(await watch(steady, { stopAt: 4000 })).toMatchObject({ samples: 3, ended: 'interrupted' });
  });

  test('fractions of a second', async () => {
    expect(await watch(steady, { interval: 100, duration: 1000 })).toMatchObject({ samples: 10, missed: 0 });
  });
});
