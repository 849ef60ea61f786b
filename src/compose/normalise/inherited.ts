import type { MappingNode, Node } from '../../documents/node.js';
import {
  impliedScalarAt,
  isUnresolved,
  linkAt,
  mapEntries,
  mapItems,
  mappingUnder,
  printed,
  scalarAt,
  withEntry,
} from '../nodes.js';
import type { Lookup } from '../variables/template.js';

/**
 * Gives values to what an include takes from its own variables: names that services list in `environment`, and configs
 * (compose-go, `ResolveEnvironment`). Names in a mapping wait for the variables of the whole project.
 */
export function inheritInInclude(model: MappingNode, lookup: Lookup): MappingNode {
  const withServices = inSection(model, 'services', (service) => {
    const list = service.entries.get('environment')?.value;
    if (list?.kind !== 'sequence') return service;
    const items = mapItems(list, (item) => inherited(item, lookup));
    return items === list ? service : withEntry(service, 'environment', items);
  });
  return inSection(withServices, 'configs', (config) => {
    const variable = config.entries.get('environment')?.value;
    const binding = variable === undefined || isUnresolved(variable) ? undefined : lookup(printed(variable) ?? '');
    if (variable === undefined || binding === undefined) return config;
    return withEntry(config, 'content', impliedScalarAt(variable, binding.value));
  });
}

function inSection(root: MappingNode, section: string, change: (value: MappingNode) => MappingNode): MappingNode {
  const before = mappingUnder(root, section);
  if (before === undefined) return root;
  const after = mapEntries(before, (value) => (value.kind === 'mapping' ? change(value) : value));
  return after === before ? root : withEntry(root, section, after);
}

function inherited(item: Node, lookup: Lookup): Node {
  const name = printed(item);
  const binding = name === undefined || name.includes('=') || isUnresolved(item) ? undefined : lookup(name);
  if (binding === undefined) return item;
  const node = scalarAt(item, `${name}=${binding.value}`);
  return binding.at === undefined ? node : { ...node, via: [...(node.via ?? []), linkAt('env-file', binding.at)] };
}
