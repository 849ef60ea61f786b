import { by } from '../../lib/compare.js';
import type { Service } from '../../model/stack.js';
import type { Deployments } from './deployments.js';
import { isStore, type Junctions } from './junctions.js';
import type { Member, Namespace } from './namespaces.js';
import type { RealNetwork } from './networks.js';

/** The shortest way to one store. */
export interface Route {
  readonly store: string;
  /** Service ids, both ends included. */
  readonly through: readonly string[];
}

/** What all walks together may cost. */
export interface Budget {
  /** Network memberships that may still be looked at. */
  steps: number;
  /** Stores that one walk may find. */
  readonly quota: number;
  /** False once something was left out. */
  complete: boolean;
}

interface Hop {
  readonly service: Service;
  readonly namespace: Namespace;
  readonly from?: Hop;
}

/** A namespace is there when the container that made it is. */
export function isVisible(namespace: Namespace, sees: (service: Service) => boolean): boolean {
  return namespace.owner === undefined || sees(namespace.owner);
}

/**
 * Breadth-first search for data stores over networks instead of over pairs of services: a network is entered once, its stores are
 * found, and only the members that lead on are followed. Work grows with memberships, never with their square.
 */
export class Walk {
  readonly #map: Junctions;
  readonly #budget: Budget;
  readonly #sees: (service: Service) => boolean;
  readonly #start: Hop;
  readonly #routes = new Map<string, Hop | undefined>();
  readonly #visited = new Set<Namespace>();
  readonly #entered = new Set<string>();
  #next: Hop[] = [];

  constructor({ service, namespace }: Member, map: Junctions, deployments: Deployments, budget: Budget) {
    this.#map = map;
    this.#budget = budget;
    this.#sees = (other) => deployments.sees(service.stack, other.stack);
    this.#start = { service, namespace };
  }

  /** The nearest stores, sorted by id. */
  routes(): readonly Route[] {
    const { namespace } = this.#start;
    this.#visited.add(namespace);
    this.#find(namespace, this.#start);
    let frontier = [this.#start];
    // However little is left of the budget, the networks of the service itself are looked at.
    do {
      for (const hop of frontier) {
        this.#leave(hop);
        if (this.#isFull()) break;
      }
      frontier = this.#next;
      this.#next = [];
    } while (frontier.length > 0 && !this.#isFull() && this.#budget.steps > 0);
    if (frontier.length > 0 || this.#isFull()) this.#budget.complete = false;
    return (
      [...this.#routes]
        // `concat` makes an array of just this length; there can be hundreds of thousands of them.
        .map(([store, hop]) => ({ store, through: unwind(hop).concat(store) }))
        .sort(by((route) => route.store))
    );
  }

  #isFull(): boolean {
    return this.#routes.size >= this.#budget.quota;
  }

  #leave(hop: Hop): void {
    const { namespace } = hop;
    for (const network of namespace.networks) this.#enter(network, hop);
    const { host, onMachine } = this.#map;
    if (host === undefined) return;
    if (namespace === host) {
      for (const network of onMachine) this.#enter(network, hop);
    } else if (!this.#visited.has(host) && namespace.networks.some((network) => network.onMachine)) {
      this.#find(host, hop);
      this.#follow(host, hop);
    }
  }

  #enter(network: RealNetwork, hop: Hop): void {
    if (this.#entered.has(network.key) || this.#isFull()) return;
    this.#entered.add(network.key);
    const { stores, onward } = this.#map.at(network);
    this.#budget.steps -= stores.length + onward.length + 1;
    for (const namespace of stores) {
      if (isVisible(namespace, this.#sees)) this.#find(namespace, hop);
      if (this.#isFull()) return;
    }
    for (const namespace of onward) if (isVisible(namespace, this.#sees)) this.#follow(namespace, hop);
  }

  #find(namespace: Namespace, hop: Hop): void {
    for (const member of namespace.members) {
      if (!isStore(member) || !this.#sees(member) || this.#routes.has(member.id) || this.#isFull()) continue;
      this.#routes.set(member.id, member.id === this.#start.service.id ? undefined : hop);
    }
  }

  #follow(namespace: Namespace, hop: Hop): void {
    if (this.#visited.has(namespace)) return;
    const service = [namespace.owner, ...namespace.members].find(
      (member) => member !== undefined && this.#sees(member),
    );
    if (service === undefined) return;
    this.#visited.add(namespace);
    this.#next.push({ service, namespace, from: hop });
  }
}

function unwind(hop: Hop | undefined): string[] {
  const ids: string[] = [];
  for (let current = hop; current !== undefined; current = current.from) ids.push(current.service.id);
  return ids.reverse();
}
