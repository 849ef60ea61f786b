import type { Service, Stack } from '../model/stack.js';

/**
 * Who can open a TCP connection to whom, proven from the networks that services really join.
 * It is a claim about the kernel: bridge and overlay networks connect their members, `internal` ones as well,
 * shared namespaces are one address, `host` is the machine, `none` is nobody.
 */
export interface Reachability {
  /** Services that `from` can connect to at the target's own address, with the networks or namespace that carry it. Never contains itself. */
  readonly from: (serviceId: string) => ReadonlyMap<string, readonly string[]>;
  /** Published ports as the outside sees them. */
  readonly published: readonly PublishedPort[];
  /** Shortest path from each published port to each data store, hop by hop. */
  readonly paths: readonly ExposurePath[];
}

export interface PublishedPort {
  readonly service: string;
  /** `0.0.0.0` when every interface. */
  readonly hostIp: string;
  readonly hostPort: string;
  readonly port: number;
  readonly protocol: string;
  /** Index of the port in the service's list, to find its place. */
  readonly index: number;
}

export interface ExposurePath {
  readonly published: PublishedPort;
  readonly store: string;
  /** Service ids from the published service to the store, both included; one entry when the store itself is published. */
  readonly through: readonly string[];
}

/** Services by id over all stacks, in document order. */
export function servicesById(stacks: readonly Stack[]): ReadonlyMap<string, Service> {
  return new Map(stacks.flatMap((stack) => stack.services.map((service) => [service.id, service] as const)));
}
