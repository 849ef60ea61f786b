import { memoryText } from '../../lib/amount.js';

/** A line on a terminal that is written over; without a terminal it writes nothing. */
export interface Progress {
  /** The last sample of one of the containers. */
  readonly show: (container: string, cpuPercent: number, memory: number) => void;
  /** Clears the line. */
  readonly end: () => void;
}

const BAR = 24;

/** Draws how much of the time is over and what the containers use together, at most five times a second. */
export function createProgress(shown: boolean, duration: number, now: () => number): Progress {
  if (!shown) return { show: () => {}, end: () => {} };
  const latest = new Map<string, { readonly cpuPercent: number; readonly memory: number }>();
  const start = now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    show(container, cpuPercent, memory) {
      latest.set(container, { cpuPercent, memory });
      if (now() - drawn < 200) return;
      drawn = now();
      const passed = Math.min(duration, drawn - start);
      const full = Math.round((passed / duration) * BAR);
      let [cpu, used] = [0, 0];
      for (const one of latest.values()) {
        cpu += one.cpuPercent;
        used += one.memory;
      }
      const time = `${Math.round(passed / 1000)} of ${Math.round(duration / 1000)} s`;
      const line = `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${time}  CPU ${cpu.toFixed(1)} %  memory ${memoryText(used)}`;
      const width = (process.stderr.columns ?? 80) - 1;
      process.stderr.write(`\r\u001b[K${line.slice(0, Math.max(10, width))}`);
    },
    end: () => void process.stderr.write('\r\u001b[K'),
  };
}
