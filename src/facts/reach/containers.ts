import type { Service, Stack } from '../../model/stack.js';
import type { Deployments } from './deployments.js';

/** Finds services as other services name them. */
export interface Containers {
  /** The service of this name in the same stack. */
  readonly sibling: (from: Service, name: string) => Service | undefined;
  /** The service that runs the container of this name. Several candidates outside the own stack prove nothing. */
  readonly named: (from: Service, container: string) => Service | undefined;
}

export function containersOf(stacks: readonly Stack[], deployments: Deployments): Containers {
  const siblings = new Map<string, Map<string, Service>>();
  const servicesOf = new Map(stacks.map((stack) => [stack.id, stack.services] as const));
  // Few repositories name containers: the index is built when the first one asks.
  let index: ReadonlyMap<string, readonly Service[]> | undefined;
  return {
    sibling: (from, name) => {
      let named = siblings.get(from.stack);
      if (named === undefined) {
        named = new Map((servicesOf.get(from.stack) ?? []).map((service) => [service.name, service]));
        siblings.set(from.stack, named);
      }
      return named.get(name);
    },
    named: (from, container) => {
      index ??= indexOf(stacks);
      const candidates = (index.get(container) ?? []).filter(({ stack }) => deployments.sees(from.stack, stack));
      return (
        candidates.find(({ stack }) => stack === from.stack) ?? (candidates.length === 1 ? candidates[0] : undefined)
      );
    },
  };
}

function indexOf(stacks: readonly Stack[]): ReadonlyMap<string, readonly Service[]> {
  const index = new Map<string, Service[]>();
  for (const service of stacks.flatMap((stack) => stack.services)) {
    for (const name of containerNamesOf(service)) {
      const list = index.get(name);
      if (list === undefined) index.set(name, [service]);
      else list.push(service);
    }
  }
  return index;
}

const MAX_NAMED_REPLICAS = 32;

/** `container_name`, or the names that Compose gives to the containers of a service. */
export function containerNamesOf(service: Service): readonly string[] {
  if (service.containerName !== undefined) return [service.containerName.value];
  const replicas = Math.min(Math.max(Math.trunc(service.replicas?.value ?? 1) || 1, 1), MAX_NAMED_REPLICAS);
  return Array.from({ length: replicas }, (_, i) => `${service.project}-${service.name}-${i + 1}`);
}
