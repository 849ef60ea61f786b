import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Network, Service, Stack } from '../../model/stack.js';
import type { Fact } from '../fact.js';
import { knownCount, notApplicable, unknown } from '../sheet.js';
import { type ComposeView, isApplication, isInfrastructure, isLasting, isStore } from './view.js';

const IDS = [
  'compose.shared-networks',
  'compose.pooled-networks',
  'compose.foreign-networks',
  'compose.outside-stores',
  'compose.offered-networks',
  'compose.way-in',
];

/** A network by its real name, with the projects that create it and those that join it as external. */
interface Meeting {
  readonly name: string;
  readonly network: Network;
  readonly creators: Set<string>;
  readonly joiners: Set<string>;
}

/** Networks over which separately started projects meet. */
export function sharingFacts(view: ComposeView): readonly Fact[] {
  if (view.services.length === 0) return IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
  const meetings = meetingsOf(view);
  const shared = meetings.filter(({ creators, joiners }) => creators.size > 1 || crosses(creators, joiners));
  const uncreated = meetings.filter(({ creators }) => creators.size === 0);
  const unread = view.all.flatMap((stack) =>
    stack.networks.filter((network) => network.external && network.unknownName),
  );
  if (meetings.length === 0 && unread.length > 0) {
    return IDS.map((id) => unknown(id, 'A variable without a value decides the name of the network.'));
  }
  return [
    knownCount('compose.shared-networks', shared, (meeting) => ({
      message: `Network ${quoted(meeting.name)} joins separate projects: one creates it and another joins it.`,
      at: meeting.network.at,
    })),
    knownCount(
      'compose.pooled-networks',
      uncreated.filter((meeting) => meeting.joiners.size > 1),
      (meeting) => ({
        message: `Several projects join network ${quoted(meeting.name)}, which none of them creates.`,
        at: meeting.network.at,
      }),
    ),
    knownCount(
      'compose.foreign-networks',
      uncreated.filter((meeting) => meeting.joiners.size === 1),
      (meeting) => ({
        message: `Network ${quoted(meeting.name)} is external and no project here creates it.`,
        at: meeting.network.at,
      }),
    ),
    knownCount('compose.outside-stores', view.leading.filter(leansOutside), (stack) => ({
      message: `${quoted(stack.at.file.path)} holds no data store and joins a network that is created elsewhere.`,
      at: stack.at,
    })),
    knownCount('compose.offered-networks', offeredIn(view), (network) => ({
      message: `Network \`${network.name}\` has a name of its own and only infrastructure on it: others can join it.`,
      at: network.at,
    })),
    knownCount('compose.way-in', wayIn(view), (service) => ({
      message: `\`${service.name}\` only lets others in; what it serves is not started here.`,
      at: service.at,
    })),
  ];
}

/** Networks with a name that does not depend on the project's, created by projects without an application. */
function offeredIn(view: ComposeView): readonly Network[] {
  return view.leading.flatMap((stack) => {
    if (!stack.services.every(isInfrastructure)) return [];
    const joined = joinedBy(stack);
    return stack.networks.filter(({ external, nameAt, key }) => !external && nameAt !== undefined && joined.has(key));
  });
}

/** The proxies, where every project holds nothing but proxies and what helps them. */
function wayIn({ services }: ComposeView): readonly Service[] {
  const isProxy = ({ role: { role, product } }: Service): boolean => role === 'proxy' && product !== undefined;
  return services.every((service) => isProxy(service) || HELPING.has(service.role.role))
    ? services.filter(isProxy)
    : [];
}

/** Roles that stand beside a proxy: certificates, sign-in, what shows or watches it. */
const HELPING: ReadonlySet<Role> = new Set<Role>([
  'sidecar-agent',
  'identity',
  'admin-tool',
  'observability',
  'job',
  'vpn',
]);

/** Projects, not variants: an overlay that joins what its base creates joins two halves of one project. */
function meetingsOf(view: ComposeView): readonly Meeting[] {
  const byName = new Map<string, Meeting>();
  for (const stack of view.all) {
    const project = stack.variantOf ?? stack.id;
    const joined = joinedBy(stack);
    for (const network of stack.networks) {
      if (!network.external || network.unknownName || !joined.has(network.key)) continue;
      meetingOn(network, byName).joiners.add(project);
    }
  }
  for (const stack of view.all) {
    const joined = joinedBy(stack);
    for (const network of stack.networks) {
      if (network.external || network.unknownName) continue;
      // Two projects that give a network the same full name meet on it as well: whoever starts second finds it there.
      const named = network.nameAt !== undefined && joined.has(network.key);
      const meeting = named ? meetingOn(network, byName) : byName.get(network.name);
      meeting?.creators.add(stack.variantOf ?? stack.id);
    }
  }
  return creditedBySuffix([...byName.values()], view);
}

function meetingOn(network: Network, byName: Map<string, Meeting>): Meeting {
  const known = byName.get(network.name);
  if (known) return known;
  const meeting: Meeting = { name: network.name, network, creators: new Set(), joiners: new Set() };
  byName.set(network.name, meeting);
  return meeting;
}

/** Networks that something joins which serves or is served: a one-off job or a tool that looks in makes no second project. */
function joinedBy(stack: Stack): ReadonlySet<string> {
  return new Set(
    stack.services.filter(takesPart).flatMap(({ attachments }) => attachments.map(({ network }) => network)),
  );
}

/**
 * `shop_default` is the network `default` of a project that runs as `shop`. What a project is called depends on the folder into
 * which it was cloned, so a network that nobody here creates by its full name is credited to the project with that key.
 */
function creditedBySuffix(meetings: readonly Meeting[], view: ComposeView): readonly Meeting[] {
  const byKey = new Map<string, Stack>();
  for (const stack of view.all) {
    for (const network of stack.networks) {
      if (!network.external && network.nameAt === undefined && !byKey.has(network.key)) byKey.set(network.key, stack);
    }
  }
  for (const meeting of meetings) {
    if (meeting.creators.size > 0) continue;
    for (let at = meeting.name.indexOf('_'); at > 0; at = meeting.name.indexOf('_', at + 1)) {
      const stack = byKey.get(meeting.name.slice(at + 1));
      if (stack) meeting.creators.add(stack.variantOf ?? stack.id);
    }
  }
  return meetings;
}

function takesPart(service: Service): boolean {
  return isLasting(service) || SERVING.has(service.role.role);
}

/** Roles besides applications and stores that others meet on a network for. */
const SERVING: ReadonlySet<Role> = new Set<Role>(['proxy', 'gateway', 'identity', 'coordination']);

function crosses(creators: ReadonlySet<string>, joiners: ReadonlySet<string>): boolean {
  for (const joiner of joiners) if ([...creators].some((creator) => creator !== joiner)) return true;
  return false;
}

/** An application without a store of its own that stands on a network created elsewhere: what it stores is there. */
function leansOutside(stack: Stack): boolean {
  const external = new Set(stack.networks.filter((network) => network.external).map((network) => network.key));
  if (external.size === 0 || stack.services.some(isStore)) return false;
  return stack.services.some(
    (service) => isApplication(service) && service.attachments.some(({ network }) => external.has(network)),
  );
}
