import { by, compareText } from '../../lib/compare.js';
import type { ReportGraph, ReportNetwork, ReportService } from '../graph.js';

/** The networks of one service, and the project whose frame it stands in. */
export interface Place {
  /** The same for services that stand together. */
  readonly key: string;
  readonly kind: 'network' | 'bridge' | 'host' | 'apart';
  /** Indices into the graph's networks. */
  readonly networks: readonly number[];
  /** Absent for what services of several projects share. */
  readonly project?: string;
}

export interface Places {
  /** By service id. */
  readonly of: ReadonlyMap<string, Place>;
  /** Each place once: by project, then network. */
  readonly all: readonly Place[];
}

/** Where each service stands: with those that are on exactly the same networks. */
export function placesOf({ services, networks }: Pick<ReportGraph, 'services' | 'networks'>): Places {
  const on = new Map<string, number[]>(services.map(({ id }) => [id, []]));
  for (const [index, network] of networks.entries()) {
    for (const id of network.services) on.get(id)?.push(index);
  }
  const projects = projectsBy(services, on);
  const places = new Map<string, Place>();
  const of = new Map<string, Place>();
  for (const service of services) {
    const joined = on.get(service.id) ?? [];
    const set = joined.join(' ');
    const [only, second] = joined;
    const network = only === undefined || second !== undefined ? undefined : networks[only];
    const isForeign = network !== undefined && network.creator !== service.project && network.driver !== 'host';
    // Who is on no network has nothing in common with those of other projects.
    const shared = isForeign || ((projects.get(set)?.size ?? 0) > 1 && joined.length > 0);
    const project = shared ? undefined : service.project;
    const key = `${set}\n${project ?? ''}`;
    const place = places.get(key) ?? { key, kind: kindOf(joined, networks), networks: joined, project };
    places.set(key, place);
    of.set(service.id, place);
  }
  const all = [...places.values()].sort(
    by(
      ({ project }) => (project === undefined ? 0 : 1),
      ({ project }) => project ?? '',
      ({ networks: joined }) => joined.length,
      ({ key }) => key,
    ),
  );
  return { of, all };
}

/** Projects of the services on each set of networks. */
function projectsBy(services: readonly ReportService[], on: ReadonlyMap<string, readonly number[]>) {
  const projects = new Map<string, Set<string>>();
  for (const { id, project } of services) {
    const set = (on.get(id) ?? []).join(' ');
    projects.set(set, (projects.get(set) ?? new Set()).add(project));
  }
  return projects;
}

function kindOf([first, second]: readonly number[], networks: readonly ReportNetwork[]): Place['kind'] {
  if (first === undefined) return 'apart';
  if (second !== undefined) return 'bridge';
  return networks[first]?.driver === 'host' ? 'host' : 'network';
}

/** The name of a network without that of the project, where Compose put it before: the frame or the notes say it. */
export function shortName({ name, creator, named }: ReportNetwork): string {
  return creator !== undefined && named !== true && name.startsWith(`${creator}_`) && name.length > creator.length + 1
    ? name.slice(creator.length + 1)
    : name;
}

/** What a reader must know of a network beyond its name. `creator` is told where several projects are on it. */
export function notesOf(network: ReportNetwork, projects: ReadonlySet<string>): string[] {
  const { driver, internal, external, creator } = network;
  if (driver === 'host') return ["the machine's own"];
  const foreign = [...projects].filter((project) => project !== creator).sort(compareText);
  return [
    ...(internal ? ['internal: no way out'] : []),
    ...(external ? ['external: no project here creates it'] : []),
    ...(creator !== undefined && foreign.length > 0 ? [`created by ${creator}`] : []),
    ...(driver === 'bridge' || driver === 'unknown' ? [] : [driver]),
  ];
}
