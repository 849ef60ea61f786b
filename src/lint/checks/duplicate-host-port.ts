import type { Port, Service, Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { portName, reachOf } from '../publication.js';

interface Claim {
  readonly service: Service;
  readonly port: Port;
  /** Undefined: every interface. */
  readonly address?: string;
}

/**
 * One host port that two services of a project publish on one address: the second of them does not start.
 * Ports that the engine picks, ranges and addresses that a variable decides are not judged, nor are services whose profiles keep them apart.
 */
export const check: Check<NoParams> = {
  name: 'duplicate-host-port',
  *run({ stacks }) {
    for (const stack of stacks) yield* duplicatesIn(stack);
  },
};

function* duplicatesIn(stack: Stack): Generator<Violation> {
  const claims = new Map<string, Claim[]>();
  for (const service of stack.services) {
    if (service.networkMode !== undefined) continue;
    for (const port of service.ports) {
      const claim = claimOf(service, port);
      if (claim === undefined) continue;
      const key = `${port.published}/${port.protocol}`;
      const before = claims.get(key) ?? [];
      const clash = before.find((other) => meets(other, claim));
      if (clash !== undefined) yield violation(claim, clash);
      if (before.length < MAX_CLAIMS) claims.set(key, [...before, claim]);
    }
  }
}

/** Services compared per port: beyond that, one more finding would tell nothing new. */
const MAX_CLAIMS = 20;

function claimOf(service: Service, port: Port): Claim | undefined {
  if (port.published === undefined || !/^\d+$/.test(port.published) || port.published === '0') return undefined;
  const reach = reachOf(port.hostIp);
  if (reach === 'unknown') return undefined;
  return { service, port, address: reach === 'everywhere' ? undefined : port.hostIp };
}

function meets(a: Claim, b: Claim): boolean {
  if (a.service.id === b.service.id && a.port.at.start === b.port.at.start) return false;
  if (a.address !== undefined && b.address !== undefined && a.address !== b.address) return false;
  const [x, y] = [a.service.profiles, b.service.profiles];
  return x.length === 0 || y.length === 0 || x.some((profile) => y.includes(profile));
}

function violation(claim: Claim, clash: Claim): Violation {
  return {
    at: claim.port.at,
    subject: claim.service.id,
    values: { service: claim.service.name, other: clash.service.name, port: portName(claim.port) },
    value: portName(claim.port),
    related: [{ at: clash.port.at, message: `\`${clash.service.name}\` publishes ${portName(clash.port)} here.` }],
  };
}
