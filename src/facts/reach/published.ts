import type { Location } from '../../documents/location.js';
import { by } from '../../lib/compare.js';
import type { Port, Service } from '../../model/stack.js';
import type { Namespace, Namespaces } from './namespaces.js';

export interface PublishedPort {
  readonly service: string;
  /** `0.0.0.0` when every interface. `unknown` when a variable without a value decides it. */
  readonly hostIp: string;
  /** Empty when the engine picks one. */
  readonly hostPort: string;
  readonly port: number;
  readonly protocol: string;
  /** Index of the port in the service's list, to find its place; -1 when a host-network service listens without listing it in `ports`. */
  readonly index: number;
  readonly variables?: Port['variables'];
  readonly at: Location;
}

/** Container ports that a service is known to listen on besides those that its file names, e.g. those of its image. */
export type ListeningPorts = (service: Service) => readonly number[];

export const EVERY_INTERFACE = '0.0.0.0';

/** Sorted by service, then in the order of the service's list. */
export function publishedPorts(namespaces: Namespaces, listening: ListeningPorts): readonly PublishedPort[] {
  const published: PublishedPort[] = [];
  for (const namespace of namespaces.all) {
    if (namespace.kind === 'host') {
      for (const member of namespace.members) published.push(...listeningOnMachine(member, listening(member)));
    } else if (namespace.owner !== undefined && publishes(namespace)) {
      // Followers publish nothing of their own: the engine refuses `ports` beside a shared namespace.
      published.push(...declared(namespace.owner));
    }
  }
  return published.sort(by((port) => port.service));
}

/** A container that is only on internal networks, macvlan or ipvlan publishes nothing, whatever its `ports` say: measured. */
function publishes({ networks, owner }: Namespace): boolean {
  return (
    networks.some((network) => network.publishes) || (networks.length === 0 && (owner?.attachments.length ?? 0) > 0)
  );
}

function declared(service: Service): PublishedPort[] {
  return service.ports.map((port, index) => ({
    service: service.id,
    hostIp: port.hostIp === undefined || port.hostIp === '' ? EVERY_INTERFACE : port.hostIp,
    hostPort: port.published ?? '',
    port: port.target,
    protocol: port.protocol,
    index,
    ...(port.variables && { variables: port.variables }),
    at: port.at,
  }));
}

/** On the host's network the engine discards `ports`; what the process listens on is open on the machine itself. */
function listeningOnMachine(service: Service, known: readonly number[]): PublishedPort[] {
  const open = new Map<string, PublishedPort>();
  const add = (port: number, protocol: string, index: number, at: Location) => {
    const key = `${port}/${protocol}`;
    if (port < 1 || port > 65_535 || open.has(key)) return;
    open.set(key, { service: service.id, hostIp: EVERY_INTERFACE, hostPort: `${port}`, port, protocol, index, at });
  };
  service.ports.forEach((port, index) => {
    add(port.target, port.protocol, index, port.at);
  });
  for (const { value, at } of service.expose) {
    for (const { port, protocol } of exposed(value)) add(port, protocol, -1, at);
  }
  for (const port of known) add(port, 'tcp', -1, service.at);
  return [...open.values()];
}

const MAX_RANGE = 100;

/** `3000`, `3000/udp`, `3000-3005`; a range counts up to 100 ports. */
function exposed(text: string): { readonly port: number; readonly protocol: string }[] {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/.exec(text.trim());
  if (match === null) return [];
  const first = Number(match[1]);
  const last = Math.min(Number(match[2] ?? first), first + MAX_RANGE - 1);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => ({
    port: first + i,
    protocol: match[3] ?? 'tcp',
  }));
}
