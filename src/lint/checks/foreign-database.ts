import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { names } from '../needs.js';
import { ownServices } from '../own-units.js';
import { listed } from '../sentence.js';

export interface Params {
  /** `named`: services that are told the address of another's database. `reached`: services that can open a connection to it. */
  readonly by: 'named' | 'reached';
  /** Words in names of data stores that are not the name of their owner. */
  readonly storeWords: readonly string[];
  /** Words at the end of names of services that their stores leave out. */
  readonly fillers: readonly string[];
}

const MAX_RELATED = 10;

/** Databases that are named after one service and used by it, and that others use or reach as well. One finding per stack. */
export const check: Check<Params> = {
  name: 'foreign-database',
  *run({ stacks, reachability }, params) {
    for (const stack of stacks) {
      const own = ownServices(stack);
      const crossings = ownedStores(stack, params).flatMap(({ store, owner, unit }) =>
        own
          .filter((other) => other.unit !== unit && other.service !== owner)
          .filter(({ service }) =>
            params.by === 'named'
              ? names(stack, service, store)
              : reachability.via(service.id, store.id).length > 0 && !names(stack, service, store),
          )
          .map(({ service }): Crossing => ({ service, store, owner })),
      );
      const [first] = crossings;
      if (first !== undefined) yield violation(first, crossings);
    }
  },
};

interface Crossing {
  readonly service: Service;
  readonly store: Service;
  readonly owner: Service;
}

/** `orders-db` belongs to `orders-service` where that names it. */
function ownedStores(
  stack: Stack,
  { storeWords, fillers }: Params,
): { readonly store: Service; readonly owner: Service; readonly unit: string }[] {
  const stemOf = (name: string, words: readonly string[]): string =>
    name
      .toLowerCase()
      .split(/[-_.]+/)
      .filter((part) => !words.includes(part))
      .join('-');
  const owners = new Map(ownServices(stack).map((own) => [stemOf(own.service.name, fillers), own]));
  return stack.services.flatMap((store) => {
    if (store.role.role !== 'database') return [];
    const stem = stemOf(store.name, [...storeWords, ...fillers]);
    const own = owners.get(stem) ?? owners.get(stem.replace(/(?:db|database)$/, ''));
    if (stem === '' || own === undefined || !names(stack, own.service, store)) return [];
    return [{ store, owner: own.service, unit: own.unit }];
  });
}

function violation(first: Crossing, crossings: readonly Crossing[]): Violation {
  const stores = [...new Set(crossings.map(({ store }) => store.name))];
  const services = crossings.filter(({ store }) => store === first.store).map(({ service }) => service.name);
  return {
    at: first.service.at,
    subject: first.service.id,
    values: {
      services: listed(services),
      use: services.length === 1 ? 'uses' : 'use',
      store: first.store.name,
      owner: first.owner.name,
      more: stores.length === 1 ? '' : `The same goes for ${listed(stores.slice(1))}.`,
    },
    value: stores.join(' '),
    related: [
      { at: first.store.at, message: `${quoted(first.store.name)} is the database of ${quoted(first.owner.name)}.` },
      ...crossings.slice(1, MAX_RELATED).map(({ service, store }) => ({
        at: service.at,
        message: `${quoted(service.name)} and ${quoted(store.name)}.`,
      })),
    ],
  };
}
