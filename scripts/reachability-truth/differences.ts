import { type JoinedNetwork, reachability } from '../../src/facts/reachability.js';
import type { Stack } from '../../src/model/stack.js';
import type { RecordedTopology } from './record.js';

/** Where the prediction for the stacks differs from what was measured, one sentence each; empty when they agree. */
export function differences(stacks: readonly Stack[], truth: RecordedTopology): readonly string[] {
  const model = reachability(stacks);
  const found: string[] = [];
  const ids = Object.keys(truth.reach);
  const hidden = new Set(truth.external.filter(({ internal }) => internal === true).map(({ name }) => name));
  const onlyOn = (id: string, holds: (network: JoinedNetwork) => boolean) =>
    model.networks.filter(({ services }) => services.includes(id)).every(holds);
  for (const from of ids) {
    const predicted = model.from(from);
    const measured = new Map(Object.entries(truth.reach[from] ?? {}));
    for (const to of ids) {
      const networks = measured.get(to);
      const via = predicted.get(to);
      if (networks !== undefined && via === undefined) found.push(`${from} reaches ${to}, not predicted`);
      if (networks === undefined && via !== undefined)
        found.push(`${from} does not reach ${to}, predicted via ${via.join(', ')}`);
      if (via !== undefined && model.via(from, to).join() !== via.join())
        found.push(`via and from disagree on ${from}, ${to}`);
      if (networks === undefined || via === undefined || !namesNetworks(via)) continue;
      if (via.join() !== networks.join())
        found.push(`${from} reaches ${to} via ${networks.join()}, predicted ${via.join()}`);
    }
    const known = new Map(Object.entries(truth.names[from] ?? {}));
    for (const name of truth.asked) {
      const answer = known.get(name) ?? [];
      const expected = model.resolves(from, name);
      if (!agrees(answer, expected)) found.push(`${from} knows ${name} as [${answer}], predicted [${expected}]`);
    }
    const ports = truth.published[from] ?? [];
    const listed = model.published
      .filter(({ service, index }) => service === from && index >= 0)
      .map(({ hostIp, hostPort, port, protocol }) => `${hostIp}:${hostPort}->${port}/${protocol}`)
      .sort();
    // What is open on the machine itself is not a port mapping of the engine's.
    const onMachine = onlyOn(from, ({ name }) => name === 'host');
    const sealedOutside = onlyOn(from, ({ name, internal }) => internal || hidden.has(name));
    if (listed.join() !== ports.join() && !(ports.length === 0 && (onMachine || sealedOutside))) {
      found.push(`${from} publishes [${ports}], predicted [${listed}]`);
    }
  }
  return found;
}

/** The machine and shared namespaces answer at addresses of several networks: there, `via` names the reason and not each of them. */
function namesNetworks(via: readonly string[]): boolean {
  return via.every((name) => name !== 'host' && !name.startsWith('namespace of '));
}

/** Where services on several networks bear one name, the engine answers from one network only: any of the candidates is right. */
function agrees(answer: readonly string[], expected: readonly string[]): boolean {
  if (expected.length < 2) return answer.join() === expected.join();
  return answer.length > 0 && answer.every((id) => expected.includes(id));
}
