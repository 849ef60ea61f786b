import { child, descend, itemsOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import { atKey, entryAt, named, observe, shown } from '../emit.js';
import type { KubernetesObject } from './object.js';

/**
 * The parts of the Gateway API that speak of a mesh rather than of the way in: a route whose parent is a Service (the GAMMA
 * initiative), and a Gateway that is a waypoint of a mesh without sidecars.
 */
export function* readMeshGateway(object: KubernetesObject): Iterable<Evidence> {
  if (object.group !== 'gateway.networking.k8s.io') return;
  for (const [index, parent] of itemsOf(descend(object.node, 'spec', 'parentRefs')).entries()) {
    const kind = entryAt(parent, 'kind');
    if (kind === undefined || textOf(kind.value) !== 'Service') continue;
    const service = textOf(child(parent, 'name'));
    yield observe({
      kind: 'mesh.resource',
      value: object.kind,
      name: object.name,
      details: { mesh: 'gateway-api', topic: 'traffic', namespace: object.namespace, group: object.group },
      message: `${object.kind}${named(object.name)} steers the traffic to the service${named(service)} inside the cluster.`,
      at: atKey(kind, `${object.pointer}spec.parentRefs[${index}].kind`),
    });
  }
  const className = entryAt(child(object.node, 'spec'), 'gatewayClassName');
  const text = textOf(className?.value);
  if (className === undefined || text === undefined || !text.includes('waypoint')) return;
  yield observe({
    kind: 'mesh.resource',
    value: object.kind,
    name: object.name,
    details: { mesh: 'istio', topic: 'traffic', namespace: object.namespace, group: object.group },
    message: `${object.kind}${named(object.name)} is a waypoint of a mesh (${shown(text)}).`,
    at: atKey(className, `${object.pointer}spec.gatewayClassName`),
  });
}
