import { child, entriesOf, itemsOf, type MappingNode, type Node, textOf } from '../documents/node.js';
import { mapEntries, mappingUnder, withEntry, without } from './nodes.js';

/** The project without networks, volumes, secrets, configs and models that none of its services uses (compose-go, `WithoutUnnecessaryResources`). */
export function withoutUnused(root: MappingNode): MappingNode {
  const used = new Map<string, Set<string>>(SECTIONS.map((section) => [section, new Set()]));
  for (const { value } of entriesOf(child(root, 'services'))) collect(value, used);
  return SECTIONS.reduce((result, section) => keep(result, section, used.get(section) ?? new Set()), root);
}

const SECTIONS = ['networks', 'volumes', 'secrets', 'configs', 'models'];

function collect(service: Node, used: ReadonlyMap<string, Set<string>>): void {
  const add = (section: string, name: string | undefined) => {
    if (name !== undefined && name !== '') used.get(section)?.add(name);
  };
  for (const section of ['networks', 'models']) {
    for (const { key } of entriesOf(child(service, section))) add(section, key);
  }
  for (const mount of itemsOf(child(service, 'volumes'))) {
    if (textOf(child(mount, 'type')) === 'volume') add('volumes', textOf(child(mount, 'source')));
  }
  for (const section of ['secrets', 'configs']) {
    for (const grant of itemsOf(child(service, section))) add(section, textOf(child(grant, 'source')));
  }
  for (const grant of itemsOf(child(child(service, 'build'), 'secrets'))) {
    add('secrets', textOf(child(grant, 'source')));
  }
}

function keep(root: MappingNode, section: string, names: ReadonlySet<string>): MappingNode {
  const resources = mappingUnder(root, section);
  if (resources === undefined) return root;
  const kept = mapEntries(resources, (resource, { key }) => (names.has(key) ? resource : undefined));
  return kept.entries.size === 0 ? without(root, section) : withEntry(root, section, kept);
}
