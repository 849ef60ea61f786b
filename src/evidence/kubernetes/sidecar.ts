import type { Evidence } from '../../model/evidence.js';
import type { Companion } from '../../model/evidence-knowledge.js';
import { atNode, named, observe, shown } from '../emit.js';
import { imageNameOf } from '../image-name.js';
import type { WordTable } from '../word-table.js';
import type { KubernetesObject } from './object.js';
import { type Container, containersOf } from './workload.js';

/**
 * Companions in a pod that holds several containers. The first container that is no known companion is the one that the others
 * accompany; where all are known, the first of them is (a Deployment of nginx with an exporter).
 */
export function* readSidecars(object: KubernetesObject, companions: WordTable<Companion>): Iterable<Evidence> {
  const running = containersOf(object).filter((container) => !container.init || container.nativeSidecar);
  if (running.length < 2) return;
  const known = new Map<Container, Companion>();
  for (const container of running) {
    const companion = companions.find(imageNameOf(container.image).repository);
    if (companion !== undefined) known.set(container, companion);
  }
  const main = running.find((container) => !known.has(container) && !container.nativeSidecar) ?? running[0];
  for (const container of running) {
    const companion = known.get(container);
    if (container === main || (companion === undefined && !container.nativeSidecar)) continue;
    yield observe({
      kind: 'kubernetes.sidecar',
      value: imageNameOf(container.image).repository,
      name: container.name,
      details: {
        workload: object.name,
        product: companion?.product,
        role: companion?.role ?? 'helper',
        source: object.source,
      },
      message: `Container ${shown(container.name)} is there for the others in ${object.kind}${named(object.name)}.`,
      at: atNode(container.node, container.pointer),
    });
  }
}
