import { type SnapshotRow, snapshotLines } from '../../app/samples/snapshot.js';
import type { EngineClient } from '../../engine/client.js';
import { type Container, type EngineInfo, isFailed, limitsOf } from '../../engine/containers.js';
import type { Usage } from '../../engine/usage.js';
import { type Clock, watchContainer } from '../../engine/watch.js';
import { printable, withoutCommands } from '../../report/escape/terminal.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { standardOutput } from '../output.js';

/** Milliseconds between the two readings of which usage is told; a slow engine has so many times this long. */
const SPAN = 1000;
const ATTEMPTS = 10;

export interface SnapshotRequest {
  readonly client: EngineClient;
  readonly info: EngineInfo;
  readonly containers: readonly Container[];
  readonly options: CommandOptions;
  readonly clock: Clock;
}

/** `monitor --snapshot`: one look at all containers, with warnings and advice. */
export async function snapshot({ client, info, containers, options, clock }: SnapshotRequest): Promise<ExitCode> {
  const looks = await Promise.all(containers.map((container) => look(client, info, container, clock)));
  const rows = looks.flatMap((one) => one.row ?? []);
  const lines = snapshotLines({
    rows,
    silent: looks.flatMap((one) => (one.row === undefined ? one.name : [])),
    hostCores: info.cores,
    hostMemory: info.memory,
    bounds: loadRulebook().measured,
  });
  if (options.quiet !== true) {
    const output = standardOutput();
    for (const line of lines) output.write(`${withoutCommands(printable(line))}\n`);
    output.close();
  }
  return rows.length === 0 ? 2 : 0;
}

async function look(
  client: EngineClient,
  { oneShot }: EngineInfo,
  { id, name }: Container,
  clock: Clock,
): Promise<{ readonly name: string; readonly row?: SnapshotRow }> {
  const limits = await limitsOf(client, id);
  let usage: Usage | undefined;
  const done = new AbortController();
  await watchContainer(client, {
    id,
    oneShot,
    interval: SPAN,
    duration: ATTEMPTS * SPAN,
    signal: done.signal,
    clock,
    onSample: (sample) => {
      usage = sample;
      done.abort();
    },
  });
  if (usage === undefined || isFailed(limits)) return { name };
  const { cpuPercent, memory, pids } = usage;
  return { name, row: { name, cpuPercent, memory, pids, cpuLimit: limits.cpus, memoryLimit: limits.memory } };
}
