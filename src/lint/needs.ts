import { referencesOf } from '../facts/compose/references.js';
import type { Role } from '../model/role.js';
import { STORE_ROLES } from '../model/role.js';
import type { Service, Stack } from '../model/stack.js';
import { membershipOf } from './membership.js';
import { memo } from './memo.js';

/** Services that a service names (dependencies, links, host names in environment and command), by id. Within one stack. */
const references = memo((stack: Stack) => referencesOf([stack]));

/** Roles that receive the traffic of others and hold no business with a data store of their own. */
const FRONT_ROLES: ReadonlySet<Role> = new Set(['proxy', 'gateway', 'frontend']);

/** Roles that may use a data store without saying so in a Compose file: their own code and configuration decide. */
const CLIENT_ROLES: ReadonlySet<Role> = new Set([
  'api',
  'app',
  'worker',
  'job',
  'identity',
  'coordination',
  'admin-tool',
  'dev-tool',
  'control-plane',
  'unknown',
]);

/** Ids of the services of a stack that others name, with the names of these. */
export const usersIn: (stack: Stack) => ReadonlyMap<string, readonly Service[]> = memo((stack) => {
  const users = new Map<string, Service[]>();
  for (const service of stack.services) {
    for (const target of references(stack).get(service.id) ?? [])
      users.set(target, [...(users.get(target) ?? []), service]);
  }
  return users;
});

/** A data store that runs as one: with a command that only waits, its image is there for its tools. */
export function isStore({ role, command, entrypoint }: Service): boolean {
  return STORE_ROLES.has(role.role) && ![command, entrypoint].some((one) => IDLE.test(one?.value.join(' ') ?? ''));
}

const IDLE = /(?:^|\s)(?:sleep\s+(?:infinity|\d)|tail\s+-[fF]\s+\/dev\/null)/;

export function isFront(service: Service): boolean {
  return FRONT_ROLES.has(service.role.role);
}

/** True when the service names the other one. */
export function names(stack: Stack, service: Service, other: Service): boolean {
  return references(stack).get(service.id)?.has(other.id) === true;
}

/** True when the service says, or may well have, a reason to open a connection to the store. */
export function mayNeed(stack: Stack, service: Service, store: Service): boolean {
  return isStore(service) || CLIENT_ROLES.has(service.role.role) || names(stack, service, store);
}

/**
 * Ids of the data stores of a stack that another service stands in front of: one that may need the store, and is neither front
 * nor store. For the others there is no tier that a front could skip.
 */
export const guardedStores: (stack: Stack) => ReadonlySet<string> = memo((stack) => {
  const middle = stack.services.filter((service) => !isStore(service) && !isFront(service));
  const stores = stack.services.filter(isStore).map((store) => store.id);
  if (middle.some((service) => CLIENT_ROLES.has(service.role.role))) return new Set(stores);
  const named = new Set(middle.flatMap((service) => [...(references(stack).get(service.id) ?? [])]));
  return new Set(stores.filter((store) => named.has(store)));
});

/** Guarded stores on each network of a stack, by the network's key. */
const storesByNetwork = memo((stack: Stack): ReadonlyMap<string, readonly Service[]> => {
  const guarded = guardedStores(stack);
  const { members } = membershipOf(stack);
  return new Map(
    [...members].map(([key, list]) => [key, list.flatMap(({ service }) => (guarded.has(service.id) ? [service] : []))]),
  );
});

/** Stores beyond which the search ends, so that a crowded network of a hostile file costs no more than a large one. */
const MAX_SEARCHED = 1000;

/** Guarded stores on one network with the service that it neither names nor is likely to need, the first `most` of them. */
export function needlessStores(
  stack: Stack,
  service: Service,
  network: string,
  most = MAX_SEARCHED,
): readonly Service[] {
  const needless: Service[] = [];
  if (isStore(service) || CLIENT_ROLES.has(service.role.role)) return needless;
  for (const store of storesByNetwork(stack).get(network) ?? []) {
    if (names(stack, service, store)) continue;
    needless.push(store);
    if (needless.length === most) break;
  }
  return needless;
}
