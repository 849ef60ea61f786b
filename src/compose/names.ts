import { child, type MappingNode, type Node, textOf } from '../documents/node.js';
import type { ProjectName } from './name.js';
import { entryAt, implied, impliedScalarAt, mapEntries, mappingAt, scalarAt, withEntries, withEntry } from './nodes.js';

const SECTIONS = ['networks', 'volumes', 'configs', 'secrets'];

/** Gives every network, volume, config and secret the name that the engine will know it by: `<project>_<key>` by default. */
export function nameResources(root: MappingNode, project: ProjectName): MappingNode {
  let result = root;
  for (const section of SECTIONS) {
    const resources = root.entries.get(section)?.value;
    if (resources?.kind !== 'mapping') continue;
    const named = mapEntries(resources, (resource, entry) => {
      const origin = resource.kind === 'mapping' ? resource : { ...resource, start: entry.keyStart, end: entry.keyEnd };
      return withName(resource.kind === 'mapping' ? resource : mappingAt(origin, []), entry.key, project);
    });
    if (named !== resources) result = withEntry(result, section, named);
  }
  return result;
}

function withName(resource: MappingNode, key: string, project: ProjectName): MappingNode {
  if (resource.entries.has('name')) return resource;
  const external = isExternal(resource);
  const name = external ? key : `${project.name}_${key}`;
  const unresolved = external ? undefined : project.unresolved;
  const node =
    unresolved === undefined ? impliedScalarAt(resource, name) : implied(scalarAt(resource, name, unresolved));
  return withEntries(resource, new Map(resource.entries).set('name', entryAt('name', resource, node)));
}

/** Whether a network, volume, config or secret is made by someone else. */
export function isExternal(resource: Node | undefined): boolean {
  return textOf(child(resource, 'external')) === 'true';
}
