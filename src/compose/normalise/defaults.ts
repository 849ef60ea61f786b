import { child, type Entry, type MappingNode, type Node, textOf } from '../../documents/node.js';
import type { Dialect } from '../context.js';
import {
  entryAt,
  implied,
  impliedScalarAt,
  isUnresolved,
  mapEntries,
  mapItems,
  mappingUnder,
  scalarAt,
  withEntry,
} from '../nodes.js';

/**
 * Gives attributes the values that they have when nobody sets them, in the project that they are written for: an included
 * build without a context is the include's own folder (compose-go, `transform.SetDefaultValues`).
 */
export function withDefaults(root: MappingNode, dialect: Dialect): MappingNode {
  const services = mappingUnder(root, 'services');
  if (services === undefined) return root;
  const filled = mapEntries(services, (service) =>
    service.kind === 'mapping' ? STEPS.reduce((value, step) => step(value, dialect), service) : service,
  );
  return filled === services ? root : withEntry(root, 'services', filled);
}

const STEPS: readonly ((service: MappingNode, dialect: Dialect) => MappingNode)[] = [
  (service) => changed(service, ['build'], (build) => withImplied(build, 'context', '.')),
  (service) => eachItem(service, ['secrets'], withSecretTarget),
  (service) => eachItem(service, ['gpus'], withCount),
  (service) => eachItem(service, ['deploy', 'resources', 'reservations', 'devices'], withCount),
  // Compose 2.40 leaves an empty block of bind options as it is.
  (service, dialect) =>
    dialect === '2.40' ? service : eachItem(service, ['volumes'], (mount) => changed(mount, ['bind'], withHostPath)),
];

function withSecretTarget(grant: MappingNode): MappingNode {
  const source = child(grant, 'source');
  if (source === undefined || grant.entries.has('target')) return grant;
  const text = `/run/secrets/${textOf(source) ?? ''}`;
  const target =
    source.kind === 'scalar' && isUnresolved(source)
      ? implied(scalarAt(source, text, source.unresolved))
      : impliedScalarAt(source, text);
  return withEntry(grant, 'target', target);
}

function withCount(request: MappingNode): MappingNode {
  return request.entries.has('device_ids') ? request : withImplied(request, 'count', 'all');
}

function withHostPath(bind: MappingNode): MappingNode {
  return withImplied(bind, 'create_host_path', true);
}

function withImplied(node: MappingNode, key: string, value: string | boolean): MappingNode {
  if (node.entries.has(key)) return node;
  return withEntry(node, key, impliedScalarAt(node, value));
}

/** The node with the mapping at a path of keys changed, where there is one. */
function changed(node: MappingNode, path: readonly string[], change: (value: MappingNode) => MappingNode): MappingNode {
  return atPath(node, path, (value) => (value.kind === 'mapping' ? change(value) : value));
}

function eachItem(node: MappingNode, path: readonly string[], change: (item: MappingNode) => MappingNode): MappingNode {
  return atPath(node, path, (value) =>
    value.kind === 'sequence' ? mapItems(value, (item) => (item.kind === 'mapping' ? change(item) : item)) : value,
  );
}

function atPath(node: MappingNode, [key, ...rest]: readonly string[], change: (value: Node) => Node): MappingNode {
  const entry: Entry | undefined = key === undefined ? undefined : node.entries.get(key);
  if (key === undefined || entry === undefined) return node;
  const { value } = entry;
  const result = rest.length === 0 ? change(value) : value.kind === 'mapping' ? atPath(value, rest, change) : value;
  return result === value ? node : withEntry(node, key, result, entryAt(key, value, value));
}
