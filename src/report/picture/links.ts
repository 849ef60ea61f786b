import type { ReportGraph, ReportPort } from '../graph.js';
import type { MarkedReach, Marks } from './marks.js';
import type { Mark, PictureEdge, PictureLink } from './picture.js';
import { isLocal, pair, type Ways } from './ways.js';
import { portsText } from './words.js';

/** A node, the services it stands for, and the zone it is in. */
export interface Member {
  readonly id: string;
  readonly services: readonly string[];
  readonly zone?: MemberZone;
}

export interface MemberZone {
  readonly id: string;
  /** Indices into the graph's networks. */
  readonly networks: readonly number[];
}

export interface LinksInput {
  readonly graph: ReportGraph;
  readonly marks: Marks;
  readonly ways: Ways;
  readonly members: readonly Member[];
  /** Id of the box or hub that stands for each network. */
  readonly targets: ReadonlyMap<number, string>;
  /** Whether published ports are lines from the edge. */
  readonly linksToEdge: boolean;
  readonly next: () => string;
}

interface Links {
  readonly links: readonly PictureLink[];
  readonly edges: readonly PictureEdge[];
  readonly leftOut: readonly string[];
}

/** Lines that a reader can still follow, beyond those that are marked, highlighted or hold the picture together. */
const PLAIN_LINES = 120;
/** Marked lines: one new network can let everybody reach everybody. */
const MARKED_LINES = 40;

/** All lines of the picture: at most some 300, the plain ones left out first. */
export function linksOf(input: LinksInput): Links {
  const nodeOf = new Map(
    input.members.flatMap(({ id, services }) => services.map((service) => [service, id] as const)),
  );
  const marked = markedReach(input, nodeOf);
  const between = betweenServices(input, nodeOf, marked.links);
  const plain = between.filter(({ onPath, mark }) => !onPath && mark === undefined);
  const kept =
    plain.length <= PLAIN_LINES ? between : between.filter(({ onPath, mark }) => onPath || mark !== undefined);
  const ports = publishedLinks(input, nodeOf);
  return {
    links: [
      ...ports.links,
      ...directed(memberLinks(input), input.members, between),
      ...namespaceLinks(input, nodeOf),
      ...marked.links,
      ...kept,
    ],
    edges: ports.edges,
    leftOut: [
      ...(kept.length === between.length ? [] : [`${plain.length} lines of who calls whom are not drawn.`]),
      ...(marked.more === 0 ? [] : [`${marked.more} more changed lines are not drawn.`]),
    ],
  };
}

/** What changed between services; the most telling first. */
function markedReach({ marks, ways }: LinksInput, nodeOf: ReadonlyMap<string, string>) {
  const rank = ({ to, opens }: MarkedReach): number => (opens ? 0 : 2) + (ways.stores.has(to) ? 0 : 1);
  const links = new Map<string, PictureLink>();
  for (const { from, to, mark, opens } of [...marks.reach.values()].sort((a, b) => rank(a) - rank(b))) {
    const [source, target] = [nodeOf.get(from), nodeOf.get(to)];
    if (source === undefined || target === undefined || source === target) continue;
    const key = pair(source, target);
    if (links.has(key)) continue;
    const isNew = marks.services.get(from) === 'added' || marks.services.get(to) === 'added';
    const label = mark === 'removed' ? 'no longer reaches' : opens && !isNew ? 'can now reach' : 'reaches';
    links.set(key, { from: source, to: target, kind: 'reach', label, onPath: false, mark, opens });
  }
  const all = [...links.values()];
  return { links: all.slice(0, MARKED_LINES), more: Math.max(0, all.length - MARKED_LINES) };
}

/** Who calls whom, and the steps of highlighted ways that nobody is known to take. */
function betweenServices(
  { graph, marks, ways }: LinksInput,
  nodeOf: ReadonlyMap<string, string>,
  marked: readonly PictureLink[],
): PictureLink[] {
  const taken = new Set(marked.map(({ from, to }) => pair(from, to)));
  const links = new Map<string, PictureLink>();
  const isNew = (id: string): boolean => marks.services.get(id) === 'added';
  const add = (from: string, to: string, kind: PictureLink['kind'], onPath: boolean): void => {
    const [source, target] = [nodeOf.get(from), nodeOf.get(to)];
    if (source === undefined || target === undefined || source === target) return;
    const key = pair(source, target);
    const known = links.get(key);
    if (taken.has(key) || known?.onPath === true) return;
    const mark = isNew(from) || isNew(to) ? ({ mark: 'added', opens: false } as const) : {};
    links.set(key, { from: source, to: target, kind: known?.kind ?? kind, onPath, ...mark });
  };
  const used = new Set<string>();
  for (const { from, to } of graph.uses) {
    const key = pair(from, to);
    used.add(key);
    add(from, to, 'uses', ways.steps.has(key));
  }
  for (const [key, { from, to }] of ways.steps) if (!used.has(key)) add(from, to, 'reach', true);
  return [...links.values()];
}

function publishedLinks({ graph, marks, ways, linksToEdge, next }: LinksInput, nodeOf: ReadonlyMap<string, string>) {
  const byEnds = new Map<string, { kind: PictureEdge['kind']; to: string; ports: ReportPort[] }>();
  for (const port of graph.published) {
    const to = nodeOf.get(port.service);
    const isMarked = marks.ports.has(port);
    if (to === undefined || (!linksToEdge && !isMarked)) continue;
    const kind = isLocal(port) ? 'machine' : 'outside';
    const { mark = '', opens = false } = marks.ports.get(port) ?? {};
    const key = `${kind} ${to} ${mark} ${opens}`;
    const known = byEnds.get(key);
    if (known === undefined) byEnds.set(key, { kind, to, ports: [port] });
    else known.ports.push(port);
  }
  const edges = new Map<PictureEdge['kind'], PictureEdge>();
  const edgeOf = (kind: PictureEdge['kind']): string => {
    const edge = edges.get(kind) ?? { id: next(), kind };
    edges.set(kind, edge);
    return edge.id;
  };
  const links = [...byEnds.values()].map(({ kind, to, ports }): PictureLink => {
    const [first] = ports;
    const marked = first === undefined ? undefined : marks.ports.get(first);
    return {
      from: edgeOf(kind),
      to,
      kind: 'published',
      label: portsText(ports),
      onPath: kind === 'outside' && ports.some(({ service }) => ways.entries.has(service)),
      ...(marked === undefined ? {} : { mark: marked.mark, opens: marked.opens }),
    };
  });
  for (const service of marks.closed) {
    const to = nodeOf.get(service);
    if (to === undefined) continue;
    links.push({ from: edgeOf('outside'), to, kind: 'published', label: 'closed', onPath: false, mark: 'removed' });
  }
  return { links, edges: [...edges.values()] };
}

/** Lines from what bridges networks to each of them: one for a box of services that are on the same ones. */
function memberLinks({ graph, marks, members, targets }: LinksInput): PictureLink[] {
  const links = new Map<string, PictureLink>();
  const byZone = new Map<string, Member[]>();
  const add = (from: string, to: string | undefined, mark?: Mark): void => {
    const key = pair(from, to ?? '');
    if (to === undefined || links.has(key)) return;
    const label = mark === 'removed' ? 'left' : mark === 'added' ? 'joined' : undefined;
    links.set(key, {
      from,
      to,
      kind: 'member',
      onPath: false,
      ...(label === undefined ? {} : { label }),
      ...(mark === undefined ? {} : { mark }),
    });
  };
  const nameOf = (index: number): string => graph.networks[index]?.name ?? '';
  const marksOn = (services: readonly string[], index: number): ReadonlySet<Mark | undefined> =>
    new Set(services.map((service) => marks.memberships.get(pair(service, nameOf(index)))?.mark));
  for (const member of members) {
    const { zone } = member;
    if (zone === undefined) {
      // A whole project: on every network that several of those drawn share.
      const on = graph.networks.flatMap(({ services }, index) =>
        targets.has(index) && services.some((id) => member.services.includes(id)) ? [index] : [],
      );
      for (const index of on) add(member.id, targets.get(index));
    } else byZone.set(zone.id, [...(byZone.get(zone.id) ?? []), member]);
  }
  for (const [id, inside] of byZone) {
    const [first] = inside;
    const networks = first?.zone?.networks ?? [];
    if (first === undefined) continue;
    for (const index of networks.length > 1 ? networks : []) {
      const all = marksOn(
        inside.flatMap(({ services }) => services),
        index,
      );
      const [mark] = all;
      if (all.size === 1) add(inside.length === 1 ? first.id : id, targets.get(index), mark);
      else {
        add(inside.length === 1 ? first.id : id, targets.get(index));
        for (const member of inside.length === 1 ? [] : inside) {
          if (marksOn(member.services, index).has('added')) add(member.id, targets.get(index), 'added');
        }
      }
    }
  }
  const byName = new Map(graph.networks.map(({ name }, index) => [name, index]));
  for (const { service, network, mark } of marks.memberships.values()) {
    if (mark !== 'removed') continue;
    const node = members.find(({ services }) => services.includes(service));
    if (node !== undefined) add(node.id, targets.get(byName.get(network) ?? -1), mark);
  }
  return [...links.values()];
}

function namespaceLinks({ graph }: LinksInput, nodeOf: ReadonlyMap<string, string>): PictureLink[] {
  const links = new Map<string, PictureLink>();
  for (const { id, sharesWith } of graph.services) {
    const [from, to] = [nodeOf.get(id), nodeOf.get(sharesWith ?? '')];
    if (from === undefined || to === undefined || from === to) continue;
    links.set(pair(from, to), { from, to, kind: 'namespace', label: 'same address', onPath: false });
  }
  return [...links.values()];
}

/**
 * Lines of membership have no direction of their own: each is given that in which calls run between its ends, so that a layout need
 * not lead them back.
 */
function directed(
  memberships: readonly PictureLink[],
  members: readonly Member[],
  between: readonly PictureLink[],
): readonly PictureLink[] {
  const zoneOf = new Map(members.map(({ id, zone }) => [id, zone?.id]));
  const flows = new Map<string, number>();
  for (const { from, to } of between) {
    for (const source of [from, zoneOf.get(from)]) {
      for (const target of [to, zoneOf.get(to)]) {
        if (source === undefined || target === undefined) continue;
        const key = pair(source, target);
        flows.set(key, (flows.get(key) ?? 0) + 1);
      }
    }
  }
  return memberships.map((link) => {
    const { from, to } = link;
    const isAgainst = (flows.get(pair(to, from)) ?? 0) > (flows.get(pair(from, to)) ?? 0);
    return isAgainst ? { ...link, from: to, to: from } : link;
  });
}
