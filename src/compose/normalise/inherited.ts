import type { MappingNode, Node } from '../../documents/node.js';
import { isUnresolved, linkAt, mapEntries, mapItems, mappingUnder, printed, scalarAt, withEntry } from '../nodes.js';
import type { Lookup } from '../template.js';

/**
 * Gives values to the names that services list in `environment`, from the variables of the include that they stand in
 * (compose-go, `ResolveEnvironment`). Names in a mapping wait for the variables of the whole project.
 */
export function inheritListed(model: MappingNode, lookup: Lookup): MappingNode {
  const services = mappingUnder(model, 'services');
  if (services === undefined) return model;
  const filled = mapEntries(services, (service) => {
    if (service.kind !== 'mapping') return service;
    const list = service.entries.get('environment')?.value;
    if (list?.kind !== 'sequence') return service;
    const items = mapItems(list, (item) => inherited(item, lookup));
    return items === list ? service : withEntry(service, 'environment', items);
  });
  return filled === services ? model : withEntry(model, 'services', filled);
}

function inherited(item: Node, lookup: Lookup): Node {
  const name = printed(item);
  const binding = name === undefined || name.includes('=') || isUnresolved(item) ? undefined : lookup(name);
  if (binding === undefined) return item;
  const node = scalarAt(item, `${name}=${binding.value}`);
  return binding.at === undefined ? node : { ...node, via: [...(node.via ?? []), linkAt('env-file', binding.at)] };
}
