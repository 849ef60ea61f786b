import type { Reachability } from '../facts/reachability.js';
import type { Port, Service } from '../model/stack.js';
import { effectivePorts, reachOf } from './publication.js';

/** One host port that a service asks for. */
export interface Claim {
  readonly service: Service;
  readonly port: Port;
  /** Undefined: every interface. */
  readonly address?: string;
}

/** What two claims must have in common to meet at all. */
export function claimKey({ port }: Claim): string {
  return `${port.published}/${port.protocol}`;
}

/** Single host ports that a service certainly asks for: none that the engine picks, ranges, or addresses that a variable decides. */
export function claimsOf(reachability: Reachability, service: Service): readonly Claim[] {
  return effectivePorts(reachability, service).flatMap((port) => {
    if (port.published === undefined || !/^\d+$/.test(port.published) || port.published === '0') return [];
    const reach = reachOf(port.hostIp);
    if (reach === 'unknown') return [];
    return [{ service, port, address: reach === 'everywhere' ? undefined : port.hostIp }];
  });
}

/** Whether two claims of one port exclude each other: their addresses overlap, and no profile keeps the services apart. */
export function meet(a: Claim, b: Claim): boolean {
  if (a.address !== undefined && b.address !== undefined && a.address !== b.address) return false;
  const [x, y] = [a.service.profiles, b.service.profiles];
  return x.length === 0 || y.length === 0 || x.some((profile) => y.includes(profile));
}
