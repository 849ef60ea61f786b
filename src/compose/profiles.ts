import { child, entriesOf, itemsOf, type MappingNode, type Node, textOf } from '../documents/node.js';
import { compareText } from '../lib/compare.js';
import { mapEntries, mappingUnder, withEntry } from './nodes.js';

/** Every profile that a service of the project names, sorted. A service without profiles is always active. */
export function profilesOf(root: Node): readonly string[] {
  const names = new Set<string>();
  for (const { value } of entriesOf(child(root, 'services'))) {
    for (const item of itemsOf(child(value, 'profiles'))) {
      const name = textOf(item);
      if (name !== undefined && name !== '') names.add(name);
    }
  }
  return [...names].sort(compareText);
}

/**
 * The project with the services that active profiles enable, and the names of the others (Compose Specification, "Profiles").
 * `*` enables every service; where `active` is undefined none is left out.
 */
export function withProfiles(
  root: MappingNode,
  active: readonly string[] | undefined,
): { readonly root: MappingNode; readonly disabled: readonly string[] } {
  const services = mappingUnder(root, 'services');
  if (active === undefined || services === undefined) return { root, disabled: [] };
  const disabled: string[] = [];
  const enabled = mapEntries(services, (service, { key }) => {
    if (isEnabled(service, active)) return service;
    disabled.push(key);
    return undefined;
  });
  return { root: disabled.length === 0 ? root : withEntry(root, 'services', enabled), disabled };
}

function isEnabled(service: Node, active: readonly string[]): boolean {
  const profiles = itemsOf(child(service, 'profiles'));
  if (profiles.length === 0 || active.includes('*')) return true;
  return profiles.some((profile) => active.includes(textOf(profile) ?? ''));
}
