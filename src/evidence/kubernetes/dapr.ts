import { descend, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import { named, observe, shown } from '../emit.js';
import type { KubernetesObject } from './object.js';

/** Building blocks of Dapr; its component files have the same shape on a cluster and on a developer's machine. */
export function* readDaprComponent(object: KubernetesObject): Iterable<Evidence> {
  if (object.group !== 'dapr.io' || object.kind !== 'Component') return;
  const type = textOf(descend(object.node, 'spec', 'type')) ?? 'unknown';
  yield observe({
    kind: 'dapr.component',
    value: type,
    name: object.name,
    details: { namespace: object.namespace, source: object.source },
    message: `Dapr component${named(object.name)} provides ${shown(type)}.`,
    at: object.at,
  });
}
