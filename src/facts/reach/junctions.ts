import { by } from '../../lib/compare.js';
import { STORE_ROLES } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { Namespace, Namespaces } from './namespaces.js';
import type { RealNetwork } from './networks.js';

/** What matters of a network to somebody on the way to a data store. */
export interface Junction {
  /** Members that hold stores, sorted by id. */
  readonly stores: readonly Namespace[];
  /** Members that lead on to another network, sorted by id. */
  readonly onward: readonly Namespace[];
}

/** The map for such walks. What it says of a network is worked out when somebody enters it for the first time. */
export class Junctions {
  readonly #on: Namespaces['on'];
  readonly #known = new Map<string, Junction>();
  /** The machine, when a service runs on it. */
  readonly host: Namespace | undefined;
  /** Networks that lead to the machine and away from it, sorted by key; none when no service runs on it. */
  readonly onMachine: readonly RealNetwork[];

  constructor(namespaces: Namespaces) {
    this.#on = namespaces.on;
    this.host = namespaces.host;
    this.onMachine = this.host === undefined ? [] : machineNetworks(namespaces);
  }

  at(network: RealNetwork): Junction {
    let junction = this.#known.get(network.key);
    if (junction === undefined) {
      const members = this.#on.get(network.key) ?? [];
      junction = {
        stores: members.filter((namespace) => namespace.members.some(isStore)),
        onward: members.filter((namespace) => namespace.networks.length > 1),
      };
      this.#known.set(network.key, junction);
    }
    return junction;
  }
}

export function isStore(service: Service): boolean {
  return STORE_ROLES.has(service.role.role);
}

function machineNetworks(namespaces: Namespaces): readonly RealNetwork[] {
  const found = new Map<string, RealNetwork>();
  for (const { networks } of namespaces.all) {
    for (const network of networks) if (network.onMachine) found.set(network.key, network);
  }
  return [...found.values()].sort(by((network) => network.key));
}
