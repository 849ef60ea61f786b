import { positionOf } from '../documents/location.js';
import { referencesOf } from '../facts/compose/references.js';
import { reachGraph } from '../facts/graph.js';
import { type ListeningPorts, reachability } from '../facts/reachability.js';
import { by } from '../lib/compare.js';
import type { Stack } from '../model/stack.js';
import type { ReportGraph, ReportNetwork, ReportPath, ReportService, ReportUse } from '../report/graph.js';

/** Paths kept: a picture shows fewer, and a large repository has many. */
const PATHS = 2_000;

/** What is deployed, as the repository's projects would run without their variants. */
export function reportGraph(stacks: readonly Stack[], listening: ListeningPorts = () => []): ReportGraph {
  const bases = stacks.filter(({ variantOf }) => variantOf === undefined);
  const { networks, published, paths } = reachGraph(bases, reachability(bases, listening));
  const creators = creatorsOf(bases);
  return {
    services: bases.flatMap(servicesOf).sort(by(({ id }) => id)),
    networks: networks.map((network): ReportNetwork => {
      const creator = creators.get(network.name);
      return creator === undefined || network.external ? network : { ...network, creator };
    }),
    uses: usesOf(bases),
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

/** Network name to the name of the project that creates it; the first one where several do. */
function creatorsOf(stacks: readonly Stack[]): ReadonlyMap<string, string> {
  const creators = new Map<string, string>();
  for (const { name, networks } of stacks) {
    for (const network of networks) {
      if (!network.external && !creators.has(network.name)) creators.set(network.name, name);
    }
  }
  return creators;
}

function usesOf(stacks: readonly Stack[]): ReportUse[] {
  return [...referencesOf(stacks)]
    .flatMap(([from, targets]) => [...targets].map((to) => ({ from, to })))
    .sort(
      by(
        ({ from }) => from,
        ({ to }) => to,
      ),
    );
}
