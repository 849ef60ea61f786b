import { lstatSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { MonitorMetadata } from '../../app/samples/metadata.js';
import { type Bounds, summaryText } from '../../app/samples/summary.js';
import { workersOfCommand } from '../../app/samples/workers.js';
import { type EngineClient, engineClient } from '../../engine/client.js';
import {
  type Container,
  type ContainerLimits,
  type EngineInfo,
  engineInfo,
  type Failed,
  isFailed,
  limitsOf,
  runningContainers,
} from '../../engine/containers.js';
import { selectContainers, type Wanted } from '../../engine/select.js';
import { type Clock, type Watched, watchContainer } from '../../engine/watch.js';
import { UserMistake } from '../../lib/mistake.js';
import { printable, withoutCommands } from '../../report/escape/terminal.js';
import { complain } from '../complain.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { standardOutput } from '../output.js';
import { createProgress } from './progress.js';
import { openRecorder, type Recorder } from './recorder.js';
import { engineOf, type MonitorSettings, monitorSettings } from './settings.js';

/** `monitor`: CPU and memory of running containers, sample by sample into files. Throws UserMistake. */
export async function monitor(argument: string | undefined, options: CommandOptions): Promise<ExitCode> {
  const settings = monitorSettings(options, process.env);
  const wanted = wantedOf(argument, options, settings.container);
  const client = engineClient(engineOf(process.env));
  try {
    const info = orMistake(await engineInfo(client), client);
    const running = orMistake(await runningContainers(client), client);
    const selection = selectContainers(running, wanted.name(running));
    if (!selection.ok) throw new UserMistake(selection.message);
    if (options.snapshot === true) {
      const { snapshot } = await import('./snapshot.js');
      return await snapshot({ client, info, containers: selection.containers, options, clock: CLOCK });
    }
    return await record(client, info, selection.containers, settings, options);
  } finally {
    client.close();
  }
}

/** What is meant. An argument is the name of a container that runs, else a folder. Throws UserMistake. */
function wantedOf(
  argument: string | undefined,
  { project, all }: CommandOptions,
  variable: string | undefined,
): { readonly name: (running: readonly Container[]) => Wanted } {
  const ways = [argument, project, all === true ? 'all' : undefined].filter((way) => way !== undefined);
  if (ways.length > 1) throw new UserMistake('name a container or path, a --project or --all: only one of them.');
  if (all === true) return { name: () => ({ by: 'all' }) };
  if (project !== undefined) return { name: () => ({ by: 'project', project }) };
  const name = argument ?? variable;
  if (name === undefined) return { name: () => ({ by: 'folder', folder: resolve('.') }) };
  return {
    name: (running) => {
      const isPath = /[/\\]|^\.{1,2}$/.test(name) || lstatSync(name, { throwIfNoEntry: false }) !== undefined;
      const runs = running.some((container) => container.name === name || container.service === name);
      return isPath && !runs ? { by: 'folder', folder: folderOf(name) } : { by: 'name', name };
    },
  };
}

/** A Compose file stands for its folder. */
function folderOf(path: string): string {
  return resolve(lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? resolve(path, '..') : path);
}

export function orMistake<T extends object>(value: T | Failed, client: EngineClient): T {
  if (!isFailed(value)) return value;
  const said = value.kind === 'status' ? `it says: ${value.message}` : value.message;
  throw new UserMistake(
    `cannot ask the Docker Engine at ${client.shown}: ${said}. DOCKER_HOST or DOCKER_CONTEXT name another.`,
  );
}

const CLOCK: Clock = {
  now: () => performance.now(),
  until: async (moment, signal) => {
    const wait = Math.max(0, moment - performance.now());
    // Ends early when the signal is aborted, which is no failure.
    await pause(wait, undefined, { signal }).catch(() => {});
  },
};

interface Run {
  readonly container: Container;
  readonly limits: ContainerLimits;
  readonly recorder: Recorder;
  readonly metadata: MonitorMetadata;
}

async function record(
  client: EngineClient,
  info: EngineInfo,
  containers: readonly Container[],
  settings: MonitorSettings,
  options: CommandOptions,
): Promise<ExitCode> {
  const { duration, interval, folder } = settings;
  const start = new Date();
  const runs: Run[] = [];
  for (const container of containers) {
    const limits = await limitsOf(client, container.id);
    if (isFailed(limits)) continue;
    const recorder = openRecorder(folder, container.name, start);
    const metadata = metadataOf(container, limits, info, settings, start);
    recorder.writeMetadata(metadata);
    runs.push({ container, limits, recorder, metadata });
  }
  const output = standardOutput();
  const say = (text: string): void => {
    if (options.quiet === true) return;
    for (const line of text.split('\n')) output.write(`${withoutCommands(printable(line))}\n`);
  };
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
    // Ends what is asked at this moment.
    client.close();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  const progress = createProgress(options.quiet !== true && process.stderr.isTTY === true, duration, CLOCK.now);
  const watched = await Promise.allSettled(
    runs.map(({ container, recorder }) =>
      watchContainer(client, {
        id: container.id,
        oneShot: info.oneShot,
        interval,
        duration,
        signal: stop.signal,
        clock: CLOCK,
        onSample: (usage) => {
          recorder.add({ time: Date.now(), ...usage });
          progress.show(container.id, usage.cpuPercent, usage.memory);
        },
      }),
    ),
  );
  for (const signal of signals) process.removeListener(signal, interrupt);
  progress.end();
  const { loadRulebook } = await import('../../rulebook/load.js');
  const bounds = loadRulebook().measured;
  let failed = false;
  for (const [index, run] of runs.entries()) {
    const outcome = watched[index];
    if (outcome?.status === 'rejected') {
      failed = true;
      await complain(outcome.reason instanceof UserMistake ? outcome.reason.message : String(outcome.reason));
    } else if (outcome !== undefined) {
      say(finish(run, outcome.value, bounds));
      failed ||= outcome.value.samples === 0;
    }
  }
  if (failed) await complain('not all was measured; the lines above and the summaries say why.');
  say(`The files are in ${folder}.`);
  output.close();
  return failed ? 2 : 0;
}

/** Writes what a measurement came to; returns the summary. */
function finish({ recorder, metadata }: Run, { samples, missed, ended }: Watched, bounds: Bounds): string {
  const result = { end_time: new Date().toISOString(), samples, missed, ended };
  const whole: MonitorMetadata = { ...metadata, result };
  const file = basename(recorder.path);
  const [cpu, memory] = [recorder.cpu.summary(), recorder.memory.summary()];
  const summary = summaryText({ metadata: whole, cpu, memory, file, path: recorder.path }, bounds);
  recorder.writeMetadata(whole);
  recorder.finish(summary);
  return summary;
}

function metadataOf(
  { name, image, status, project, service }: Container,
  { cpus, memory, command }: ContainerLimits,
  info: EngineInfo,
  { duration, interval }: MonitorSettings,
  start: Date,
): MonitorMetadata {
  const workers = workersOfCommand(command);
  return {
    test_config: {
      container_name: name,
      duration_seconds: duration / 1000,
      interval_seconds: interval / 1000,
      start_time: start.toISOString(),
      host: info.name,
    },
    container_info: {
      image,
      status,
      ...(project === undefined ? {} : { compose_project: project }),
      ...(service === undefined ? {} : { compose_service: service }),
      ...(cpus === undefined ? {} : { cpu_limit: cpus }),
      ...(memory === undefined ? {} : { memory_limit_mb: memory / 1024 / 1024 }),
      host_cores: info.cores,
      ...(workers === undefined ? {} : { workers }),
    },
  };
}
