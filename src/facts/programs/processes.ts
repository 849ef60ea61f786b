import type { Program } from '../../model/program.js';
import { type ProgramReading, type SettingReading, settingOf } from './reading.js';

/** The processes of a container that do its work. */
export interface Processes {
  readonly program: Program;
  /** How many workers there are. */
  readonly workers: SettingReading;
  readonly threads?: SettingReading;
}

/** Programs of which workers are counted: those that do the work of an application. */
export function isCounted({ kind }: Program): boolean {
  return kind === 'server' || kind === 'worker';
}

/** The workers of a container; undefined where nothing of it has any. One that is set comes before one that only holds by default. */
export function processesOf(readings: readonly ProgramReading[]): Processes | undefined {
  const counted = readings.filter(
    ({ program, settings }) => isCounted(program) && settings.some(({ measure }) => measure === 'workers'),
  );
  const chosen =
    counted.find(({ settings }) => settings.some((one) => one.measure === 'workers' && one.basis !== 'default')) ??
    counted[0];
  if (chosen === undefined) return undefined;
  const workers = settingOf([chosen], 'workers')?.reading;
  const threads = settingOf([chosen], 'threads')?.reading;
  if (workers === undefined) return undefined;
  return { program: chosen.program, workers, ...(threads === undefined ? {} : { threads }) };
}

/** Worker processes as far as they are told: 1 where nothing says, or nobody knows. */
export function leastProcesses(readings: readonly ProgramReading[]): number {
  return Math.max(1, processesOf(readings)?.workers.value ?? 1);
}
