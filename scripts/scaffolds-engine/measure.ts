import { connect } from 'node:net';
import { type Container, docker } from '../reachability-truth/engine.js';
import type { ServiceId } from './stand-in.js';

/** On a busy machine an answer can come too late. One that comes proves the way; so who is silent is asked again, a few times. */
const ROUNDS = 3;

/**
 * The pairs `from to` in which a connection from one container to an address of another was answered by the other, sorted. Pairs that
 * `expected` names are asked again while they do not answer.
 */
export async function measuredPairs(
  containers: readonly Container[],
  probes: ReadonlyMap<ServiceId, number>,
  expected: readonly string[],
): Promise<readonly string[]> {
  const pairs = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const silent = containers.filter(({ service }) =>
      expected.some((pair) => pair.startsWith(`${service} `) && !pairs.has(pair)),
    );
    for (const pair of await answeredPairs(round === 0 ? containers : silent, containers, probes)) pairs.add(pair);
  }
  return [...pairs].sort();
}

/** Questions of a container at the same time: each takes four processes, and a container may have fifty. */
const AT_ONCE = 6;

/** Lines that run beside one another, `AT_ONCE` of them at a time. */
function inTurns(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) =>
    (index + 1) % AT_ONCE === 0 || index + 1 === lines.length ? [line, 'wait'] : [line],
  );
}

async function answeredPairs(
  askers: readonly Container[],
  containers: readonly Container[],
  probes: ReadonlyMap<ServiceId, number>,
): Promise<readonly string[]> {
  const pairs: string[] = [];
  for (const { id, service } of askers) {
    const lines = containers.flatMap((target) =>
      ['127.0.0.1', ...target.addresses.map(({ address }) => address)]
        .filter((address) => address !== '127.0.0.1' || target.service === service)
        .map((address) => {
          const asked = `timeout 6 nc -w 2 ${address} ${probes.get(target.service)} </dev/null 2>/dev/null`;
          return `{ [ "$(${asked})" = "${target.service}" ] && echo "${target.service} ${address}"; } &`;
        }),
    );
    const answers = (await docker(['exec', id, 'sh', '-c', inTurns(lines).join('\n')])).split('\n');
    // Who does not even answer itself was not measured, whatever else it seems not to reach.
    if (!answers.includes(`${service} 127.0.0.1`)) throw new Error(`${service} does not answer itself`);
    for (const answer of answers) {
      const [to] = answer.split(' ');
      if (to !== undefined && to !== '' && to !== service) pairs.push(`${service} ${to}`);
    }
  }
  return pairs;
}

/** Health as the engine tells it, by container. */
export async function healthOf(containers: readonly Container[]): Promise<ReadonlyMap<ServiceId, string>> {
  const states = await docker(['inspect', '-f', '{{.State.Health.Status}}', ...containers.map(({ id }) => id)]);
  return new Map(
    states
      .trim()
      .split('\n')
      .map((state, index) => [containers[index]?.service ?? '?', state]),
  );
}

/** Whether something on this machine answers at a port. */
export function answersAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 3000 });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.on('data', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
    socket.on('end', () => end(false));
  });
}
