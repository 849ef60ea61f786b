import type { Role } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { Repository } from '../../source/repository.js';
import type { Mentions } from './convert-mentions.js';
import { isStore, type Project } from './convert-project.js';
import type { Side } from './convert-sides.js';

/** What faces outwards and does not use the infrastructure: it meets the applications on a network of their own. */
export interface Front {
  /** The network that everything was on. */
  readonly former: string;
  /** Its key among the networks. */
  readonly key: string;
  /** Who leaves the former network for it. */
  readonly leaving: ReadonlySet<string>;
  /** Who is on both. */
  readonly joining: ReadonlySet<string>;
}

const FRONTS: ReadonlySet<Role> = new Set<Role>(['proxy', 'gateway', 'frontend']);
const BEHIND: ReadonlySet<Role> = new Set<Role>(['worker', 'job']);

/**
 * On one network for all, a cut would leave what anybody can reach beside the data. Undefined where there are several networks, which
 * are kept, and where nothing that faces outwards is known to do without the infrastructure.
 */
export function frontOf(
  { sets, services }: Project,
  sides: ReadonlyMap<string, Side>,
  mentions: Mentions,
  key: string,
  repository: Repository,
): Front | undefined {
  const own = new Set(
    sets.flatMap((set) => set.networks.filter(({ external }) => !external).map((network) => network.key)),
  );
  const attached = [...services.values()].filter(({ attachments }) =>
    attachments.some(({ network }) => own.has(network)),
  );
  const used = new Set(
    attached.flatMap(({ attachments }) => attachments.flatMap(({ network }) => (own.has(network) ? [network] : []))),
  );
  const [former, ...others] = used;
  if (former === undefined || others.length > 0 || own.has(key)) return undefined;
  const applications = attached.filter(({ name }) => sides.get(name) === 'apps');
  const leaving = applications.filter((service) => facesOutwards(service, services, sides, mentions, repository));
  const middle = applications.filter((service) => !leaving.includes(service) && !isStore(service));
  const met = middle.filter(({ name, role }) => leaving.some((one) => meet(one, name, role.role, mentions)));
  if (leaving.length === 0 || met.length === 0) return undefined;
  return {
    former,
    key,
    leaving: new Set(leaving.map(({ name }) => name)),
    joining: new Set(met.map(({ name }) => name)),
  };
}

/** Whether it publishes ports for others and nothing says that it uses infrastructure; a file of variables that is not here might. */
function facesOutwards(
  { name, role, envFiles, ports, attachments }: Service,
  services: ReadonlyMap<string, Service>,
  sides: ReadonlyMap<string, Side>,
  mentions: Mentions,
  repository: Repository,
): boolean {
  if (!FRONTS.has(role.role) || ports.length === 0 || attachments.some(({ ipv4 }) => ipv4 !== undefined)) return false;
  if (envFiles.some(({ value }) => !repository.has(value))) return false;
  const isInfra = (other: string): boolean => sides.get(other) === 'infra';
  if ([...(mentions.get(name) ?? [])].some(isInfra)) return false;
  return ![...services.keys()].some((other) => isInfra(other) && mentions.get(other)?.has(name) === true);
}

/** Whether two may talk: one names the other, or what faces outwards names nobody and may mean anyone who answers requests. */
function meet({ name }: Service, other: string, role: Role, mentions: Mentions): boolean {
  const named = mentions.get(name) ?? new Set();
  if (named.has(other) || mentions.get(other)?.has(name) === true) return true;
  return named.size === 0 && !BEHIND.has(role);
}
