import type { Service, Stack } from '../../model/stack.js';
import { namedHosts } from '../compose/named-hosts.js';
import { referencesOf } from '../compose/references.js';
import { deploymentsOf } from '../reach/deployments.js';
import type { Reachability } from '../reachability.js';

/** Which services are clients of which databases, over all projects that can be up at the same time. */
export interface Clients {
  /** Databases of a project and, for a variant, those of other projects that a service of it names. */
  readonly serversOf: (stack: Stack) => readonly Service[];
  /** Who names a database, seen from a project: its own services, and those of projects that run beside it. In the order of the projects. */
  readonly of: (viewer: Stack, server: Service) => readonly Client[];
}

export interface Client {
  readonly service: Service;
  /** False where it names the database, and which one answers is not certain: its pool is told of none. */
  readonly certain: boolean;
}

/** A database or a pooler. */
export interface PooledServer {
  readonly service: Service;
  readonly isPooler: boolean;
}

/**
 * In its own project a client belongs to the only database that it names, else to the only pooler among those; of one that names
 * several nothing is claimed. In another project a database is named by a host name that the engine answers on a network which the
 * two share by name. Where services of two projects answer to the name, or where two projects cannot be up together since their
 * containers would have the same names, nothing is certain.
 */
export function clientsOf(
  stacks: readonly Stack[],
  servers: readonly PooledServer[],
  reach: Pick<Reachability, 'resolves' | 'via'>,
): Clients {
  const byId = new Map(servers.map((server) => [server.service.id, server]));
  const stackOf = new Map(stacks.map((stack) => [stack.id, stack]));
  const deployments = deploymentsOf(stacks);
  const places = placesOf(stacks);
  const links = new Map<string, Client[]>();
  const link = (server: Service, client: Client): void => {
    const known = links.get(server.id);
    if (known === undefined) links.set(server.id, [client]);
    else known.push(client);
  };
  const elsewhere = new Set(servers.map(({ service }) => service.stack));
  for (const stack of stacks) {
    const isAlone = elsewhere.size === 0 || (elsewhere.size === 1 && elsewhere.has(stack.id));
    if (!elsewhere.has(stack.id) && isAlone) continue;
    const references = elsewhere.has(stack.id) ? referencesOf([stack]) : undefined;
    for (const service of stack.services) {
      const own = [...(references?.get(service.id) ?? [])].flatMap((id) => byId.get(id) ?? []);
      const answers = isAlone ? [] : answersTo(service, reach, byId, places);
      const doubtful = answers.filter((ids) => ids.length > 1).flat();
      if (doubtful.length > 0) {
        for (const id of new Set(doubtful)) {
          const server = byId.get(id);
          if (server !== undefined) link(server.service, { service, certain: false });
        }
        continue;
      }
      const others = answers.flat().flatMap((id) => byId.get(id) ?? []);
      const named = [...new Set([...own, ...others])].filter((one) => one.service.id !== service.id);
      const poolers = named.filter(({ isPooler }) => isPooler);
      const [server, second] = poolers.length === 1 ? poolers : named;
      if (server !== undefined && second === undefined) link(server.service, { service, certain: true });
    }
  }

  const of = (viewer: Stack, server: Service): readonly Client[] => {
    const home = stackOf.get(server.stack);
    if (home === undefined) return [];
    // A variant takes the place of its project: what names a database there names the variant's one.
    const original =
      viewer === home && home.variantOf !== undefined
        ? stackOf.get(home.variantOf)?.services.find(({ name }) => name === server.name)
        : undefined;
    const inPlace = (links.get(original?.id ?? '') ?? []).filter(
      ({ service }) => service.stack !== home.variantOf && reach.via(service.id, server.id).length > 0,
    );
    const seen = [...(links.get(server.id) ?? []), ...inPlace].filter(
      ({ service }) =>
        service.stack === viewer.id ||
        (service.stack !== viewer.variantOf && deployments.sees(viewer.id, service.stack)),
    );
    const beside = seen.filter(
      ({ service }) => service.stack === home.id || !places.areAlternatives(service.stack, home.id),
    );
    const inDoubt = places.alternativesAmong(new Set(beside.map(({ service }) => service.stack)));
    return beside.map(({ service, certain }) => ({ service, certain: certain && !inDoubt.has(service.stack) }));
  };

  return {
    of,
    serversOf: (stack) =>
      servers
        .map(({ service }) => service)
        .filter(
          (service) =>
            service.stack === stack.id ||
            (stack.variantOf !== undefined &&
              service.stack !== stack.variantOf &&
              links.get(service.id)?.some((client) => client.service.stack === stack.id) === true),
        ),
  };
}

/** For each host name with which a service reaches a database of another project: all that answer to it. */
function answersTo(
  service: Service,
  reach: Pick<Reachability, 'resolves' | 'via'>,
  servers: ReadonlyMap<string, PooledServer>,
  places: Places,
): readonly (readonly string[])[] {
  return namedHosts(service).flatMap((host) => {
    const ids = reach.resolves(service.id, host).filter((id) => {
      const stack = places.stackOf(id);
      return id !== service.id && (stack === service.stack || !places.areAlternatives(stack, service.stack));
    });
    const isForeign = (id: string): boolean => servers.has(id) && places.stackOf(id) !== service.stack;
    const answers = ids.filter((id) => !isForeign(id) || places.isNamed(service, reach.via(service.id, id)));
    return answers.some(isForeign) ? [answers] : [];
  });
}

interface Places {
  /** Whether one of the networks is shared by intent: external in the service's project, or given its name there. */
  readonly isNamed: (service: Service, networks: readonly string[]) => boolean;
  /** Id of the project of a service. */
  readonly stackOf: (service: string) => string;
  /** Whether two projects would make containers of one name: they cannot be up together. */
  readonly areAlternatives: (one: string, other: string) => boolean;
  /** Those of several projects that cannot be up together with another one of them. */
  readonly alternativesAmong: (stacks: ReadonlySet<string>) => ReadonlySet<string>;
}

function placesOf(stacks: readonly Stack[]): Places {
  const shared = new Map<string, ReadonlySet<string>>();
  const containers = new Map<string, ReadonlySet<string>>();
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const homes = new Map(stacks.flatMap((stack) => stack.services.map(({ id }) => [id, stack.id] as const)));
  const namesIn = (id: string): ReadonlySet<string> => {
    let names = containers.get(id);
    if (names === undefined) {
      names = new Set((byId.get(id)?.services ?? []).map(containerOf));
      containers.set(id, names);
    }
    return names;
  };
  return {
    stackOf: (service) => homes.get(service) ?? '',
    alternativesAmong(among) {
      const owners = new Map<string, string>();
      const found = new Set<string>();
      for (const id of among) {
        for (const name of namesIn(id)) {
          const owner = owners.get(name) ?? id;
          owners.set(name, owner);
          if (owner !== id) for (const one of [owner, id]) found.add(one);
        }
      }
      return found;
    },
    isNamed(service, networks) {
      let names = shared.get(service.stack);
      if (names === undefined) {
        const own = byId.get(service.stack)?.networks ?? [];
        names = new Set(own.flatMap(({ external, nameAt, name }) => (external || nameAt !== undefined ? [name] : [])));
        shared.set(service.stack, names);
      }
      return networks.some((name) => names?.has(name) === true);
    },
    areAlternatives(one, other) {
      const names = namesIn(other);
      return [...namesIn(one)].some((name) => names.has(name));
    },
  };
}

function containerOf({ containerName, project, name }: Service): string {
  return containerName === undefined ? `${project}/${name}` : `=${containerName.value}`;
}
