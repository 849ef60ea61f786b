import type { ReportGraph, ReportNetwork } from '../graph.js';
import type { Marks } from './marks.js';
import type { Mark } from './picture.js';

/** The graph with what is gone where it was, and the marks that say so. */
export function withGone(graph: ReportGraph, marks: Marks): { readonly graph: ReportGraph; readonly marks: Marks } {
  const { gone } = graph;
  const there = new Set(graph.services.map(({ id }) => id));
  const services = gone?.services.filter(({ id }) => !there.has(id) && marks.services.get(id) === 'removed') ?? [];
  if (gone === undefined || services.length === 0) return { graph, marks };
  const ids = new Set(services.map(({ id }) => id));
  const ports = gone.published.filter(({ service }) => ids.has(service));
  const left = new Map(
    gone.networks.map((network) => [
      network.name,
      { ...network, services: network.services.filter((id) => ids.has(id)) },
    ]),
  );
  const networks = graph.networks.map((network): ReportNetwork => {
    const members = left.get(network.name)?.services ?? [];
    left.delete(network.name);
    return members.length === 0 ? network : { ...network, services: [...network.services, ...members].sort() };
  });
  const lost = [...left.values()].filter((network) => network.services.length > 0);
  const markedNetworks = new Map<string, Mark>(marks.networks);
  for (const { name } of lost) markedNetworks.set(name, 'removed');
  return {
    graph: {
      ...graph,
      services: [...graph.services, ...services].sort((a, b) => (a.id < b.id ? -1 : 1)),
      networks: [...networks, ...lost],
      published: [...graph.published, ...ports],
    },
    marks: {
      ...marks,
      networks: markedNetworks,
      ports: new Map([...marks.ports, ...ports.map((port) => [port, { mark: 'removed', opens: false }] as const)]),
    },
  };
}
