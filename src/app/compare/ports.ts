import type { PublishedPort } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import { roleNoun } from '../../lint/role-noun.js';
import { STORE_ROLES } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import { type Draft, listed } from './draft.js';
import { isOnMachine } from './guards.js';
import type { ServicePair } from './pairs.js';
import { audienceOf, inside, isOutside, keyOf, listedPorts, onMachine, portsByAudience, rankOf } from './port-words.js';
import type { Scene } from './scene.js';

type Entry = readonly [key: string, port: PublishedPort];
type Ports = ReadonlyMap<string, PublishedPort>;

/** What is different in the ports of one service, before services of which the same is said are told together. */
interface PortChange {
  readonly draft: Draft;
  /** What has to be alike in others, and which ports it is about. Absent: it is told by itself. */
  readonly alike?: { readonly what: string; readonly name: string; readonly ports: readonly PublishedPort[] };
}

/** Services that lose or gain ports alike in one file are one sentence from here on. */
const MANY = 3;

/** Ports that services publish in one version and not in the other, or to others. */
export function allPortChanges(pairs: readonly ServicePair[], base: Scene, head: Scene): Draft[] {
  const changes = pairs.flatMap((pair) => changesOf(pair, base, head));
  const groups = new Map<string, PortChange[]>();
  for (const change of changes) {
    if (change.alike === undefined) continue;
    const list = groups.get(change.alike.what);
    if (list === undefined) groups.set(change.alike.what, [change]);
    else list.push(change);
  }
  return changes.flatMap(({ draft, alike }) => {
    const group = groups.get(alike?.what ?? '') ?? [];
    if (group.length < MANY) return [draft];
    return group[0]?.draft === draft ? [together(draft, group)] : [];
  });
}

function together(draft: Draft, group: readonly PortChange[]): Draft {
  const names = listed(group.flatMap(({ alike }) => alike?.name ?? []));
  const ports = listedPorts(group.flatMap(({ alike }) => alike?.ports ?? []));
  const message =
    draft.effect === 'closes' ? `${names} no longer publish ports: ${ports}.` : `${names} now publish ports: ${ports}.`;
  return { ...draft, message, services: group.flatMap(({ draft: { services } }) => services) };
}

/** Ports that one service publishes in one version and not in the other, or to others. */
export function portChanges(pair: ServicePair, base: Scene, head: Scene): Draft[] {
  return changesOf(pair, base, head).map(({ draft }) => draft);
}

function changesOf({ old, now }: ServicePair, base: Scene, head: Scene): PortChange[] {
  // What is open on the machine's own network follows from being there, which is told.
  if (isOnMachine(old) !== isOnMachine(now)) return [];
  const before = portsOf(portsLeadingTo(old, base));
  const after = portsOf(portsLeadingTo(now, head));
  if (before.size === 0 && after.size === 0) return [];
  const rankIn = (ports: Ports, key: string): number => {
    const port = ports.get(key);
    return port === undefined ? 0 : rankOf(port);
  };
  const gained = [...after].filter(([key, port]) => rankOf(port) > rankIn(before, key));
  const lost = [...before].filter(([key, port]) => rankOf(port) > rankIn(after, key));
  const isFresh = (others: Ports) => (entry: Entry) => !others.has(entry[0]);
  const shifted = shifts(lost.filter(isFresh(after)), gained.filter(isFresh(before)));
  const isInner = (others: Ports) => (entry: Entry) => !isOutside(entry[1]) && !others.has(entry[0]);
  const [innerLost, innerGained] = [[...before].filter(isInner(after)), [...after].filter(isInner(before))];
  const innerShifts = shifts(innerLost, innerGained);
  return [
    ...openings(now, gained.filter(isUnshifted(shifted)), before),
    ...closings(old, now, lost.filter(isUnshifted(shifted)), after),
    ...[
      ...[...shifted, ...innerShifts].map((shift) => shiftDraft(now, shift)),
      ...inner(now, innerGained.filter(isUnshifted(innerShifts)), 'head', 'is now'),
      ...inner(old, innerLost.filter(isUnshifted(innerShifts)), 'base', 'is no longer'),
    ].map((draft) => ({ draft })),
  ];
}

/** What a service publishes; of a data store in the network of another service, what that one publishes of its ports. */
function portsLeadingTo(service: Service, { publishedBy, reach, listening }: Scene): readonly PublishedPort[] {
  const owner = STORE_ROLES.has(service.role.role) ? reach.sharedBy(service.id) : undefined;
  if (owner === undefined) return publishedBy.get(service.id) ?? [];
  const known = new Set(listening(service));
  return (publishedBy.get(owner.id) ?? []).filter(({ port }) => known.has(port));
}

function openings(service: Service, entries: readonly Entry[], before: Ports): PortChange[] {
  const isStore = STORE_ROLES.has(service.role.role);
  const kind = isStore ? 'store-exposed' : 'port-published';
  const who = isStore ? `${quoted(service.name)}, ${aRole(service)},` : quoted(service.name);
  const groups = groupsBy(entries, ([key]) => {
    const was = before.get(key);
    return was === undefined ? '' : audienceOf(was);
  });
  return groups.map(([earlier, some]): PortChange => {
    const ports = some.map(([, port]) => port);
    const [first] = widestFirst(ports);
    const was = earlier === '' ? '' : `, before ${earlier}`;
    const message = `${who} is now published${portsByAudience(ports)}${was}.`;
    const draft: Draft = { kind, effect: 'opens', message, services: [service.id], at: first.at, side: 'head' };
    // Each store that is open to others is told by itself.
    return isStore || earlier !== '' ? { draft } : { draft, alike: alikeness(draft, service.name, ports) };
  });
}

function closings(old: Service, now: Service, entries: readonly Entry[], after: Ports): PortChange[] {
  const kind = STORE_ROLES.has(old.role.role) ? 'store-shielded' : 'port-closed';
  const groups = groupsBy(entries, ([key, port]) => {
    const still = after.get(key);
    return still === undefined ? '' : `${audienceOf(still)}, before ${audienceOf(port)}`;
  });
  return groups.map(([still, some]): PortChange => {
    const ports = some.map(([, port]) => port);
    const [first] = widestFirst(ports);
    if (still === '') {
      const message = `${quoted(now.name)} is no longer published on ${listedPorts(ports)}.`;
      const draft: Draft = { kind, effect: 'closes', message, services: [old.id], at: first.at, side: 'base' };
      return { draft, alike: alikeness(draft, now.name, ports) };
    }
    const left = after.get(some[0][0]) ?? first;
    // What a variable names may be every interface as well.
    const effect = rankOf(left) === 1 ? 'neutral' : 'closes';
    const message = `${quoted(now.name)} is now published on ${listedPorts(ports.map(withoutAddress))} ${still}.`;
    return { draft: { kind, effect, message, services: [now.id], at: left.at, side: 'head' } };
  });
}

function withoutAddress({ hostIp: _, ...port }: PublishedPort): PublishedPort {
  return { ...port, hostIp: '0.0.0.0' };
}

function alikeness({ effect, at }: Draft, name: string, ports: readonly PublishedPort[]): PortChange['alike'] {
  const audiences = [...new Set(effect === 'opens' ? ports.map(audienceOf) : [])];
  return { what: JSON.stringify([effect, at?.file.path, audiences]), name, ports };
}

/** Ports for the machine alone, which open nothing. */
function inner(service: Service, entries: readonly Entry[], side: Draft['side'], verb: string): Draft[] {
  const [first] = entries;
  if (first === undefined) return [];
  const kind = side === 'head' ? 'port-published' : 'port-closed';
  const message = `${quoted(service.name)} ${verb} published${portsByAudience(entries.map(([, port]) => port))}.`;
  return [{ kind, effect: 'neutral', message, services: [service.id], at: first[1].at, side }];
}

type Some<T> = readonly [T, ...T[]];

function groupsBy(entries: readonly Entry[], keyOfEntry: (entry: Entry) => string): (readonly [string, Some<Entry>])[] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const key = keyOfEntry(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups];
}

function widestFirst(ports: readonly PublishedPort[]): Some<PublishedPort> {
  return [...ports].sort((a, b) => rankOf(b) - rankOf(a)) as unknown as Some<PublishedPort>;
}

interface Shift {
  readonly from: Entry;
  readonly to: Entry;
}

/**
 * The same port of the container on another one of the machine, or the other way round; and the one port that is the same on both
 * sides, when it moves on both.
 */
function shifts(lost: readonly Entry[], gained: readonly Entry[]): Shift[] {
  const found: Shift[] = [];
  const [olds, nows] = [new Set(lost), new Set(gained)];
  const pair = (from: Entry, to: Entry): void => {
    olds.delete(from);
    nows.delete(to);
    found.push({ from, to });
  };
  for (const placeOf of [inside, onMachineKey]) {
    const waiting = new Map([...olds].map((entry) => [placeOf(entry[1]), entry] as const));
    for (const to of [...nows]) {
      const from = waiting.get(placeOf(to[1]));
      if (from === undefined || from[0] === to[0] || rankOf(from[1]) !== rankOf(to[1])) continue;
      waiting.delete(placeOf(to[1]));
      pair(from, to);
    }
  }
  const [[from, another], [to, more]] = [[...olds], [...nows]];
  if (from === undefined || to === undefined || another !== undefined || more !== undefined) return found;
  if (rankOf(from[1]) === rankOf(to[1]) && isStraight(from[1]) && isStraight(to[1])) pair(from, to);
  return found;
}

/** Whether the machine and the container call it the same. */
function isStraight({ hostPort, port, protocol }: PublishedPort): boolean {
  return protocol === 'tcp' && hostPort === String(port);
}

function onMachineKey(port: PublishedPort): string {
  const variable = port.variables?.published;
  if (variable !== undefined) return `\${${variable}}`;
  // Without a number of its own the engine picks one: that is no port to know again.
  return port.hostPort === '' ? `${inside(port)} picked` : `${port.hostPort}/${port.protocol}`;
}

function isUnshifted(shifted: readonly Shift[]): (entry: Entry) => boolean {
  const keys = new Set(shifted.flatMap(({ from, to }) => [from[0], to[0]]));
  return ([key]) => !keys.has(key);
}

function shiftDraft(now: Service, { from: [, from], to: [, to] }: Shift): Draft {
  const alone = isOutside(to) ? '' : `, ${audienceOf(to)}`;
  const message =
    onMachineKey(from) === onMachineKey(to)
      ? `${quoted(now.name)} is published on ${onMachine(to)} as before${alone}, which leads to its port ${quoted(inside(to))} instead of ${quoted(inside(from))}.`
      : `${quoted(now.name)} is published on ${onMachine(to)} instead of ${onMachine(from)}${alone}.`;
  return { kind: 'port-published', effect: 'neutral', message, services: [now.id], at: to.at, side: 'head' };
}

function portsOf(ports: readonly PublishedPort[] = []): Ports {
  const widest = new Map<string, PublishedPort>();
  for (const port of ports) {
    const known = widest.get(keyOf(port));
    if (known === undefined || rankOf(port) > rankOf(known)) widest.set(keyOf(port), port);
  }
  return widest;
}

/** `a database`, `an API gateway`. */
export function aRole({ role: { role } }: Service): string {
  const noun = role === 'app' ? 'application' : role === 'api' ? 'API' : roleNoun(role);
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
