import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A container as the fake engine runs it. */
export interface FakeContainer {
  readonly id: string;
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly hostConfig?: Readonly<Record<string, number>>;
  readonly args?: readonly string[];
  /** Answers of `stats`, one after the other; the last one is given again and again. A number is an HTTP status, `hang` no answer. */
  readonly stats: readonly (object | number | 'hang')[];
  /** Whether it runs once the answers of `stats` are used up. */
  readonly stops?: boolean;
}

export interface FakeEngine {
  readonly socket: string;
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** Counters as an engine on control groups of version 1 or 2 tells them, after so many seconds at these percent of a core. */
export function statsOf(
  seconds: number,
  { percent = 50, memory = 100, cache = 20, version = 2, limit = 256 } = {},
): object {
  const mebibytes = (count: number): number => count * 1024 * 1024;
  const idle = { cpu_usage: { total_usage: 0 }, throttling_data: {} };
  const used = 5e9 + seconds * percent * 1e7;
  return {
    read: '2030-01-01T00:00:00Z',
    pids_stats: { current: 7 },
    precpu_stats: idle,
    cpu_stats: {
      cpu_usage: { total_usage: used, ...(version === 1 ? { percpu_usage: [used / 2, used / 2] } : {}) },
      system_cpu_usage: 9e12 + seconds * 2e9,
      ...(version === 1 ? {} : { online_cpus: 2 }),
    },
    memory_stats: {
      usage: mebibytes(memory + cache),
      limit: mebibytes(limit),
      stats:
        version === 1
          ? { inactive_file: 1, total_inactive_file: mebibytes(cache) }
          : { inactive_file: mebibytes(cache), anon: mebibytes(memory) },
    },
  };
}

/** What an engine tells of a container that does not run. */
export const STOPPED = { pids_stats: {}, cpu_stats: { cpu_usage: { total_usage: 0 } }, memory_stats: {} };

/** An Engine API with these containers on a socket, in the shape that a Docker Engine of API version 1.41 has. */
export async function startEngine(containers: readonly FakeContainer[], apiVersion = '1.41'): Promise<FakeEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-engine-'));
  const socket = join(folder, 'docker.sock');
  const asked: string[] = [];
  const given = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const send = (value: unknown, status = 200): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (url === '/version') return send({ Version: '24.0.0', ApiVersion: apiVersion });
    if (url === '/info') return send({ Name: 'build-host', NCPU: 2, MemTotal: 8 * 1024 ** 3, CgroupVersion: '2' });
    if (url === '/containers/json') {
      return send(
        containers.map(({ id, name, labels = {} }) => ({
          Id: id,
          Names: [`/${name}`],
          Image: 'shop:1',
          Status: 'Up 3 minutes',
          Labels: labels,
        })),
      );
    }
    const [, id = '', what = ''] = /^\/containers\/(\w+)\/(json|stats)/.exec(url) ?? [];
    const container = containers.find((one) => one.id === id);
    if (container === undefined) return send({ message: `No such container: ${id}` }, 404);
    const count = given.get(id) ?? 0;
    if (what === 'json') {
      return send({
        Path: 'docker-entrypoint.sh',
        Args: container.args ?? [],
        HostConfig: container.hostConfig ?? {},
        State: { Running: container.stops !== true || count < container.stats.length },
      });
    }
    given.set(id, count + 1);
    const answer = container.stats[Math.min(count, container.stats.length - 1)];
    if (answer === 'hang') return;
    if (typeof answer === 'number') return send({ message: 'no' }, answer);
    send(answer);
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
