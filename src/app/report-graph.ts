import { positionOf } from '../documents/location.js';
import { referencesOf } from '../facts/compose/references.js';
import { reachGraph } from '../facts/graph.js';
import { type ListeningPorts, type Reachability, reachability } from '../facts/reachability.js';
import { by } from '../lib/compare.js';
import type { Stack } from '../model/stack.js';
import type { ReportGraph, ReportNetwork, ReportPath, ReportService, ReportUse } from '../report/graph.js';

/** Paths kept: a picture shows fewer, and a large repository has many. */
const PATHS = 2_000;

/** What is deployed, as the repository's projects would run without their variants. */
export function reportGraph(stacks: readonly Stack[], listening: ListeningPorts = () => []): ReportGraph {
  const bases = stacks.filter(({ variantOf }) => variantOf === undefined);
  const reach = reachability(bases, listening);
  const { published, paths } = reachGraph(bases, reach);
  return {
    services: bases.flatMap(servicesOf).sort(by(({ id }) => id)),
    networks: networksOf(bases, reach),
    uses: usesOf(bases, reach),
    published,
    paths: paths.slice(0, PATHS) satisfies readonly ReportPath[],
  };
}

function servicesOf({ services }: Stack): ReportService[] {
  const ids = new Map(services.map(({ name, id }) => [name, id]));
  return services.map(({ id, project, name, role, at, networkMode }) => {
    const { path, line } = positionOf(at);
    const mode = networkMode?.value;
    const sharesWith = mode?.kind === 'service' ? ids.get(mode.service) : undefined;
    return {
      id,
      project,
      name,
      role: role.role,
      ...(role.product === undefined ? {} : { product: role.product }),
      ...(sharesWith === undefined || sharesWith === id ? {} : { sharesWith }),
      path,
      line,
    };
  });
}

/** The networks, each with the project that creates it; the first one where several do. */
function networksOf(stacks: readonly Stack[], { networks }: Reachability): ReportNetwork[] {
  const creators = new Map<string, Pick<ReportNetwork, 'creator' | 'named'>>();
  for (const stack of stacks) {
    for (const { name, nameAt, external } of stack.networks) {
      if (external || creators.has(name)) continue;
      creators.set(name, { creator: stack.name, ...(nameAt === undefined ? {} : { named: true }) });
    }
  }
  return networks.map((network) => (network.external ? network : { ...network, ...creators.get(network.name) }));
}

/** Who names whom, where the network lets the call through: a name alone may be that of a service elsewhere. */
function usesOf(stacks: readonly Stack[], reach: Reachability): ReportUse[] {
  return [...referencesOf(stacks)]
    .flatMap(([from, targets]) => [...targets].map((to) => ({ from, to })))
    .filter(({ from, to }) => reach.via(from, to).length > 0)
    .sort(
      by(
        ({ from }) => from,
        ({ to }) => to,
      ),
    );
}
