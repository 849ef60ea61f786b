import { by, compareText } from '../../lib/compare.js';
import type { ReportComparison } from '../comparison.js';
import type { ReportGraph, ReportService } from '../graph.js';
import { counted } from '../phrases.js';
import { withGone } from './gone.js';
import { type Group, type Grouping, groupsOf } from './groups.js';
import { linksOf, type Member, type MemberZone } from './links.js';
import { type Marks, marksOf } from './marks.js';
import type { Picture, PictureFrame, PictureHub, PictureNetwork, PictureNode, PictureZone } from './picture.js';
import { SHAPES } from './picture.js';
import { notesOf, type Place, type Places, placesOf, shortName } from './places.js';
import { isLocal, type Ways, waysOf } from './ways.js';
import { detailOf, firstOf, groupName, portsText } from './words.js';

export interface PictureOptions {
  readonly comparison?: ReportComparison;
  /** Most nodes that stand for services. */
  readonly limit: number;
}

/** More published services than these, and a line to each would cover what it crosses: their ports are written into them. */
const PORT_LINKS = 10;

/** What to draw of a graph: everything where that is few enough to read, else what is alike together. */
export function pictureOf(head: ReportGraph, { comparison, limit }: PictureOptions): Picture {
  const { graph, marks } = withGone(head, marksOf(head, comparison));
  const places = placesOf(graph);
  const fresh = [...marks.ports].filter(([port, { opens }]) => opens && !isLocal(port)).map(([port]) => port);
  const ways = waysOf(head, fresh);
  const related = [...graph.uses, ...marks.reach.values(), ...ways.steps.values()];
  const grouping = groupsOf({ services: graph.services, related, places, marks, ways }, limit);
  return new Builder(graph, places, marks, ways, grouping).build(summaryOf(head, ways), asideIn(head));
}

/** Gives what is drawn its ids, and remembers which stands for what. */
class Builder {
  private readonly members: Member[] = [];
  /** Id of the box or the hub of each network that is drawn. */
  private readonly targets = new Map<number, string>();
  private readonly several: boolean;
  /** How many of the services that have a node of their own share a name. */
  private readonly namesakes = new Map<string, number>();
  private ids = 0;

  constructor(
    private readonly graph: ReportGraph,
    private readonly places: Places,
    private readonly marks: Marks,
    private readonly ways: Ways,
    private readonly grouping: Grouping,
  ) {
    for (const { services } of grouping.groups) {
      const [{ name }, ...more] = services;
      if (more.length === 0) this.namesakes.set(name, (this.namesakes.get(name) ?? 0) + 1);
    }
    this.several = new Set(graph.services.map(({ project }) => project)).size > 1;
  }

  build(summary: string, aside: readonly string[]): Picture {
    const { graph, marks, grouping, members, targets } = this;
    const linksToEdge = this.showsPortLinks();
    const frames = this.frames(linksToEdge);
    const hubs = this.hubs();
    const gone = this.gone();
    const { links, edges, leftOut } = linksOf({
      graph,
      marks,
      ways: this.ways,
      members,
      targets,
      linksToEdge,
      next: () => this.next('e'),
    });
    return {
      frames: gone === undefined ? frames : [...frames, gone],
      hubs,
      edges,
      links,
      leftOut: [...grouping.leftOut, ...leftOut, ...aside],
      summary,
    };
  }

  private next(prefix: string): string {
    this.ids++;
    return `${prefix}${this.ids}`;
  }

  private showsPortLinks(): boolean {
    const published = new Set(this.graph.published.map(({ service }) => service));
    return (
      this.grouping.groups.filter((group) => group.services.some(({ id }) => published.has(id))).length <= PORT_LINKS
    );
  }

  private frames(linksToEdge: boolean): PictureFrame[] {
    const { groups } = this.grouping;
    if (groups.some(({ kind }) => kind === 'project')) {
      const nodes = groups.map((group) => this.node(group, linksToEdge, false));
      return [{ id: this.next('f'), zones: [{ id: this.next('z'), kind: 'projects', networks: [], nodes }] }];
    }
    const byPlace = new Map<Place, Group[]>();
    for (const group of groups) {
      if (group.place === undefined) continue;
      const list = byPlace.get(group.place);
      if (list === undefined) byPlace.set(group.place, [group]);
      else list.push(group);
    }
    const frames = new Map<string | undefined, PictureZone[]>();
    for (const place of this.places.all) {
      const inside = byPlace.get(place);
      if (inside === undefined) continue;
      const zones = frames.get(place.project) ?? [];
      frames.set(place.project, zones);
      zones.push(this.zone(place, inside, linksToEdge));
    }
    return [...frames].map(([project, zones]) => ({
      id: this.next('f'),
      ...(project === undefined || !this.several ? {} : { project }),
      zones,
    }));
  }

  private zone(place: Place, groups: readonly Group[], linksToEdge: boolean): PictureZone {
    const id = this.next('z');
    const zone = { id, networks: place.networks };
    const nodes = groups.map((group) =>
      this.node(group, linksToEdge, place.project === undefined, zone, groups.length > 1),
    );
    const [network] = place.networks;
    if (place.kind !== 'bridge' && network !== undefined) this.targets.set(network, id);
    const networks = place.networks.map((index) => this.network(index));
    const [only] = networks;
    return {
      id,
      kind: place.kind,
      networks,
      nodes,
      ...(place.kind === 'network' && only?.mark !== undefined ? { mark: only.mark } : {}),
    };
  }

  private network(index: number): PictureNetwork {
    const network = this.graph.networks[index];
    if (network === undefined) return { label: '', notes: [], internal: false, orphan: false };
    const on = new Set(network.services);
    const projects = new Set(this.graph.services.filter(({ id }) => on.has(id)).map(({ project }) => project));
    const mark = this.marks.networks.get(network.name);
    return {
      label: shortName(network),
      notes: notesOf(network, projects),
      internal: network.internal,
      orphan: network.external && network.driver !== 'host',
      ...(mark === undefined ? {} : { mark }),
    };
  }

  /** Networks without a box of their own on which several of what is drawn are, and those that are new or gone. */
  private hubs(): PictureHub[] {
    const wanted = new Map<number, Set<string>>();
    const wholeProjects = this.grouping.groups.some(({ kind }) => kind === 'project');
    for (const { id, services } of this.members) {
      for (const index of new Set(services.flatMap((one) => this.places.of.get(one)?.networks ?? []))) {
        if (this.targets.has(index)) continue;
        wanted.set(index, (wanted.get(index) ?? new Set()).add(id));
      }
    }
    const hubs: PictureHub[] = [];
    for (const [index, network] of this.graph.networks.entries()) {
      const users = wanted.get(index)?.size ?? 0;
      const isMarked = this.marks.networks.has(network.name) && !this.targets.has(index);
      if (!isMarked && users < (wholeProjects ? 2 : 1)) continue;
      const id = this.next('h');
      this.targets.set(index, id);
      hubs.push({ id, ...this.network(index) });
    }
    const there = new Set(this.graph.networks.map(({ name }) => name));
    for (const [name, mark] of this.marks.networks) {
      if (mark !== 'removed' || there.has(name)) continue;
      hubs.push({ id: this.next('h'), label: name, notes: [], internal: false, orphan: false, mark });
    }
    return hubs;
  }

  /** Services that are no longer there, a few of them by name. */
  private gone(): PictureFrame | undefined {
    const there = new Set(this.graph.services.map(({ id }) => id));
    const ids = [...this.marks.services].filter(([id, mark]) => mark === 'removed' && !there.has(id)).map(([id]) => id);
    if (ids.length === 0) return undefined;
    const shown = ids.sort(compareText).slice(0, GONE_SHOWN);
    const nodes = shown.map((id) => this.plain(id, nameOf(id)));
    const more = ids.length - shown.length;
    if (more > 0) nodes.push({ ...this.plain('', `${counted(more, 'more service')}`), count: more });
    const zone: PictureZone = { id: this.next('z'), kind: 'removed', networks: [], nodes, mark: 'removed' };
    return { id: this.next('f'), zones: [zone] };
  }

  private plain(service: string, label: string): PictureNode {
    const id = this.next('n');
    this.members.push({ id, services: service === '' ? [] : [service] });
    return { id, label, detail: 'gone', shape: 'unknown', count: 1, exposed: false, mark: 'removed' };
  }

  private node(
    { kind, services }: Group,
    linksToEdge: boolean,
    isShared: boolean,
    zone?: MemberZone,
    among = false,
  ): PictureNode {
    const id = this.next('n');
    const ids = services.map((service) => service.id);
    this.members.push({ id, services: ids, zone });
    const own = new Set(ids);
    const ports = linksToEdge ? [] : this.graph.published.filter((port) => own.has(port.service));
    const open = ports.filter((port) => !isLocal(port) && !this.marks.ports.has(port));
    const mark = this.markOf(ids);
    return {
      id,
      ...this.words(kind, services, isShared, among),
      count: services.length,
      ...(open.length === 0 ? {} : { ports: portsText(open) }),
      exposed: kind !== 'project' && ids.some((one) => this.ways.stores.has(one)),
      ...(mark === undefined ? {} : { mark }),
    };
  }

  private markOf(ids: readonly string[]): PictureNode['mark'] {
    const marks = new Set(ids.map((id) => this.marks.services.get(id)));
    const [only] = marks;
    return marks.size === 1 ? only : 'changed';
  }

  /** A service's name, after that of its project where several that are drawn share the name. */
  private labelOf({ project, name }: ReportService): string {
    return (this.namesakes.get(name) ?? 0) > 1 ? `${project}/${name}` : name;
  }

  private words(
    kind: Group['kind'],
    services: Group['services'],
    isShared: boolean,
    among: boolean,
  ): Pick<PictureNode, 'label' | 'detail' | 'shape'> {
    const [first] = services;
    const names = services.map(({ name }) => name);
    const shape = SHAPES[first.role];
    const label = this.labelOf(first);
    const of = isShared && this.several && label === first.name ? projectsOf(services) : undefined;
    switch (kind) {
      case 'service':
        return {
          label,
          detail: of === undefined ? detailOf(first) : `${detailOf(first)}, of ${of}`,
          shape,
        };
      case 'role':
        return { label: groupName(first.role, services.length), detail: firstOf(names, 40), shape };
      case 'place':
        return services.length === 1
          ? { label, detail: detailOf(first), shape }
          : {
              label: counted(services.length, among ? 'more service' : 'service'),
              detail: rolesOf(services),
              shape: 'unknown',
            };
      case 'project':
        return {
          label: first.project,
          detail:
            services.length === 1 ? detailOf(first) : `${counted(services.length, 'service')}: ${rolesOf(services)}`,
          shape: 'project',
        };
    }
  }
}

const GONE_SHOWN = 12;

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** What the picture shows, without what is gone. */
function summaryOf({ services, networks, published }: ReportGraph, { stores }: Ways): string {
  const used = networks.filter((network) => network.services.length > 0).length;
  const open = new Set(published.filter((port) => !isLocal(port)).map(({ service }) => service)).size;
  const parts = [
    `${counted(services.length, 'service')} on ${counted(used, 'network')}`,
    open === 0 ? 'none with ports published to other machines' : `${open} with ports published to other machines`,
    ...(stores.size === 0 ? [] : [`${counted(stores.size, 'data store')} reachable from there`]),
  ];
  return `${parts.join(', ')}.`;
}

function asideIn({ aside = 0 }: ReportGraph): string[] {
  const are = aside === 1 ? 'is' : 'are';
  return aside === 0 ? [] : [`${counted(aside, 'project')} of tests, examples or code of others ${are} not drawn.`];
}

function projectsOf(services: Group['services']): string {
  return firstOf([...new Set(services.map(({ project }) => project))], 24);
}

/** `3 databases, 2 workers`; some names where no role is known. */
function rolesOf(services: readonly ReportService[]): string {
  const counts = new Map<ReportService['role'], number>();
  for (const { role } of services) counts.set(role, (counts.get(role) ?? 0) + 1);
  const known = [...counts]
    .filter(([role]) => role !== 'unknown')
    .sort(
      by(
        ([, count]) => -count,
        ([role]) => role,
      ),
    );
  if (known.length === 0) {
    return firstOf(
      services.map(({ name }) => name),
      40,
    );
  }
  return firstOf(
    known.map(([role, count]) => groupName(role, count)),
    40,
  );
}
