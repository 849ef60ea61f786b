import type { Edit } from '../../lint/fixes/source-text.js';
import { joinNetworks, networksIn } from './convert-networks.js';
import { firstFileOf, type Project } from './convert-project.js';
import { type ComposeText, placeIn, Refused, sectionOf } from './convert-text.js';

/**
 * What a file has to say of a service's networks so that it joins others in place of one: where it speaks of the service first, and
 * wherever it names the one that it leaves. Aliases go along. Throws Refused for fixed addresses.
 */
export function rejoinEdits(
  source: ComposeText,
  name: string,
  project: Project,
  former: string,
  networks: readonly string[],
): readonly Edit[] {
  const value = sectionOf(source, 'services')?.entries.get(name)?.value;
  if (value === undefined) return [];
  const written = value.kind === 'mapping' ? value.entries.get('networks')?.value : undefined;
  const isFirst = project.sets.some((set) => firstFileOf(set, name, project) === source.path);
  const known = networksIn(source, written);
  if (!isFirst && !known.some(([key]) => key === former && written !== undefined)) return [];
  const settings = known.find(([key]) => key === former)?.[1];
  if (settings !== undefined && /\b(?:ipv4_address|ipv6_address|mac_address|link_local_ips)\b/.test(settings)) {
    throw new Refused(
      `${placeIn(source.path, source.text, value.start)}: \`${name}\` has a fixed address on the network that it would leave: let others find it by its name first`,
    );
  }
  const wanted = new Map<string, string | undefined>();
  for (const [key, other] of known)
    if (key !== former && (written !== undefined || key !== 'default')) wanted.set(key, other);
  for (const key of networks) wanted.set(key, settings);
  return joinNetworks(source, name, wanted);
}
