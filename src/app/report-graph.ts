import { positionOf } from '../documents/location.js';
import { referencesOf } from '../facts/compose/references.js';
import { portOf, reachGraph } from '../facts/graph.js';
import { type ListeningPorts, type Reachability, reachability } from '../facts/reachability.js';
import { by, compareText } from '../lib/compare.js';
import type { Stack } from '../model/stack.js';
import type { ReportComparison } from '../report/comparison.js';
import type { ReportGone, ReportGraph, ReportNetwork, ReportPath, ReportService, ReportUse } from '../report/graph.js';
import type { LoadedStacks } from './stacks.js';

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

/** Services that are no longer there are drawn up to this number. */
const GONE = 12;

/** What a comparison says is gone, of the stacks of its base. */
export function goneOf(
  { changes }: ReportComparison,
  { stacks, listening }: Pick<LoadedStacks, 'stacks' | 'listening'>,
  there: readonly ReportService[],
): ReportGone | undefined {
  const known = new Set(there.map(({ id }) => id));
  const removed = changes.flatMap(({ kind, services }) =>
    kind === 'service-removed' || kind === 'project-removed' ? services.filter((id) => !known.has(id)) : [],
  );
  if (removed.length === 0) return undefined;
  const bases = stacks.filter(({ variantOf }) => variantOf === undefined);
  const ids = new Set([...new Set(removed)].sort(compareText).slice(0, GONE));
  const reach = reachability(bases, listening);
  const isGone = ({ id }: Pick<ReportService, 'id'>): boolean => ids.has(id);
  return {
    services: bases
      .flatMap(servicesOf)
      .filter(isGone)
      .sort(by(({ id }) => id)),
    networks: networksOf(bases, reach)
      .map((network) => ({ ...network, services: network.services.filter((id) => ids.has(id)) }))
      .filter(({ services }) => services.length > 0),
    published: reach.published.filter(({ service }) => ids.has(service)).map(portOf),
  };
}

/** The stacks to draw: without those that do not speak for the repository, unless a change is about them or there are no others. */
export function drawnStacks(
  stacks: readonly Stack[],
  speaks: (path: string) => boolean,
  comparison: ReportComparison | undefined,
): { readonly drawn: readonly Stack[]; readonly aside: number } {
  const changed = new Set(comparison?.changes.flatMap(({ side, services }) => (side === 'head' ? services : [])));
  const drawn = stacks.filter(
    ({ files: [first = ''], services }) => speaks(first) || services.some(({ id }) => changed.has(id)),
  );
  const isBase = ({ variantOf }: Stack): boolean => variantOf === undefined;
  if (!drawn.some(isBase)) return { drawn: stacks, aside: 0 };
  return { drawn, aside: stacks.filter(isBase).length - drawn.filter(isBase).length };
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
