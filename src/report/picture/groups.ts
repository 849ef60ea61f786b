import { by } from '../../lib/compare.js';
import type { ReportService } from '../graph.js';
import { counted } from '../phrases.js';
import type { Marks } from './marks.js';
import type { Place, Places } from './places.js';
import type { Ways } from './ways.js';

/** Services that are drawn as one node. */
export interface Group {
  /** `role`: of one role; `place`: what else is there; `project`: a whole project. */
  readonly kind: 'service' | 'role' | 'place' | 'project';
  /** Sorted by id, at least one. */
  readonly services: readonly [ReportService, ...ReportService[]];
  /** Absent for a whole project. */
  readonly place?: Place;
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** What was drawn together or left out. */
  readonly leftOut: readonly string[];
}

export interface GroupingInput {
  readonly services: readonly ReportService[];
  /** Pairs of services that have to do with one another. */
  readonly related: Iterable<{ readonly from: string; readonly to: string }>;
  readonly places: Places;
  readonly marks: Marks;
  readonly ways: Ways;
}

/** Fewer than these are not worth a node of their own. */
const ALIKE = 3;
/** So many services are taken in at a glance. With more of them, what a change is about is drawn first. */
const AT_A_GLANCE = 15;
/** A picture with fewer nodes must save this many. */
const WORTH = 3;

/**
 * About `limit` nodes, by the gentlest stage that is enough: every service; those of one role on the same networks together; with a
 * comparison what changed and what it touches, the rest of each place together; the places; whole projects; the largest projects.
 */
export function groupsOf(input: GroupingInput, limit: number): Grouping {
  const { services, places, marks, ways } = input;
  const left = services.filter(({ id }) => marks.services.get(id) !== 'removed').length;
  const total = counted(left, 'service');
  const all = services.map((service) => single(service, places));
  const changed = aroundMarks(input);
  const isShorter = changed !== undefined && changed.groups.length + WORTH <= all.length;
  if (services.length > AT_A_GLANCE && isShorter && fits(changed.groups, limit)) return changed;
  if (fits(all, limit)) return { groups: all, leftOut: [] };
  const alike = collapse(services, places, limit, ALIKE, 'role', ({ id, role }) =>
    marks.services.has(id) ? undefined : `${role} ${ways.stores.has(id)}`,
  );
  if (fits(alike, limit)) return { groups: alike, leftOut: [`${total}: those alike are drawn as one.`] };
  if (changed !== undefined && fits(changed.groups, limit)) return changed;
  const together = collapse(services, places, 0, 2, 'place', ({ id }) => (marks.services.has(id) ? undefined : ''));
  if (fits(together, limit)) {
    return { groups: together, leftOut: [`${total}: those on the same networks are drawn as one.`] };
  }
  return byProject(services, marks, limit);
}

/** What changed and what is one step away from it, the rest of each place together; undefined where nothing is marked. */
function aroundMarks(input: GroupingInput): Grouping | undefined {
  const { services, places, marks } = input;
  const near = nearMarks(input);
  if (near.size === 0) return undefined;
  const touched = new Set(services.filter(({ id }) => near.has(id)).map(({ project }) => project));
  const around = services.filter(({ project }) => touched.has(project));
  const groups = collapse(around, places, 0, 2, 'place', ({ id }) => (near.has(id) ? undefined : ''));
  const others = new Set(services.map(({ project }) => project)).size - touched.size;
  const untouched =
    others === 0
      ? ''
      : `, and ${counted(others, 'project')} that nothing changed in ${others === 1 ? 'is' : 'are'} left out`;
  const all = counted(services.filter(({ id }) => marks.services.get(id) !== 'removed').length, 'service');
  return { groups, leftOut: [`${all}: what changed and what it touches is drawn, the others together${untouched}.`] };
}

/** Whether the groups can be read: a box around each of several projects takes as much room as a node. */
function fits(groups: readonly Group[], limit: number): boolean {
  const projects = new Set(groups.map(({ services: [first] }) => first.project)).size;
  return projects > 1 ? groups.length + projects <= limit * 1.25 : groups.length <= limit;
}

function single(service: ReportService, places: Places): Group {
  return { kind: 'service', services: [service], place: places.of.get(service.id) };
}

/**
 * Services of one place with the same key as one group, the largest first, until there are no more than `limit`. Those without a key
 * stay alone.
 */
function collapse(
  services: readonly ReportService[],
  places: Places,
  limit: number,
  least: number,
  kind: Group['kind'],
  keyOf: (service: ReportService) => string | undefined,
): Group[] {
  const sets = new Map<string, ReportService[]>();
  const groups: Group[] = [];
  for (const service of services) {
    const key = keyOf(service);
    if (key === undefined) {
      groups.push(single(service, places));
      continue;
    }
    const full = `${places.of.get(service.id)?.key}\n${key}`;
    const set = sets.get(full);
    if (set === undefined) sets.set(full, [service]);
    else set.push(service);
  }
  let count = services.length;
  const largest = [...sets.values()].sort(
    by(
      (set) => -set.length,
      (set) => set[0]?.id ?? '',
    ),
  );
  for (const [first, ...more] of largest) {
    if (first === undefined) continue;
    if (count <= limit || more.length + 1 < least) {
      groups.push(...[first, ...more].map((service) => single(service, places)));
      continue;
    }
    groups.push({ kind, services: [first, ...more], place: places.of.get(first.id) });
    count -= more.length;
  }
  return groups.sort(by(({ services: [first] }) => first.id));
}

/** What is marked, and what is one step away from it. */
function nearMarks({ related, marks, services }: GroupingInput): ReadonlySet<string> {
  const there = new Set(services.map(({ id }) => id));
  const changed = new Set([...marks.services.keys()].filter((id) => there.has(id)));
  for (const { from, to } of marks.reach.values()) {
    if (there.has(from)) changed.add(from);
    if (there.has(to)) changed.add(to);
  }
  const near = new Set(changed);
  for (const { from, to } of related) {
    if (changed.has(from)) near.add(to);
    if (changed.has(to)) near.add(from);
  }
  return near;
}

function byProject(services: readonly ReportService[], marks: Marks, limit: number): Grouping {
  const projects = new Map<string, [ReportService, ...ReportService[]]>();
  for (const service of services) {
    const list = projects.get(service.project);
    if (list === undefined) projects.set(service.project, [service]);
    else list.push(service);
  }
  const groups = [...projects.values()].map((members): Group => ({ kind: 'project', services: members }));
  const leftOut = [`${counted(services.length, 'service')}: shown by project; --format json has them all.`];
  if (groups.length <= limit) return { groups, leftOut };
  const isMarked = ({ services: members }: Group): boolean => members.some(({ id }) => marks.services.has(id));
  const first = groups
    .sort(
      by(
        (group) => (isMarked(group) ? 0 : 1),
        ({ services: members }) => -members.length,
        ({ services: [one] }) => one.id,
      ),
    )
    .slice(0, limit);
  const shown = first.reduce((sum, { services: members }) => sum + members.length, 0);
  const others = counted(groups.length - limit, 'smaller project');
  return {
    groups: first.sort(by(({ services: [one] }) => one.id)),
    leftOut: [...leftOut, `${others} with ${counted(services.length - shown, 'service')} not drawn.`],
  };
}
