import type { PublishedPort } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import { portName, type Reach, reachOf } from '../../lint/publication.js';
import { roleNoun } from '../../lint/role-noun.js';
import { STORE_ROLES } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import { type Draft, listed } from './draft.js';
import { isOnMachine } from './guards.js';
import type { ServicePair } from './pairs.js';
import type { Scene } from './scene.js';

const RANKS: Readonly<Record<Reach, number>> = { loopback: 0, unknown: 1, address: 2, everywhere: 3 };
const OUTSIDE = 2;

interface Open {
  readonly port: PublishedPort;
  readonly rank: number;
}

/** Ports that one service publishes in one version and not in the other, or to others. */
export function portChanges({ old, now }: ServicePair, base: Scene, head: Scene): Draft[] {
  // What is open on the machine's own network follows from being there, which is told.
  if (isOnMachine(old) !== isOnMachine(now)) return [];
  const before = opensOf(base.publishedBy.get(old.id));
  const after = opensOf(head.publishedBy.get(now.id));
  if (before.size === 0 && after.size === 0) return [];
  const gained = [...after].filter(([key, { rank }]) => rank >= OUTSIDE && (before.get(key)?.rank ?? 0) < OUTSIDE);
  const lost = [...before].filter(([key, { rank }]) => rank >= OUTSIDE && (after.get(key)?.rank ?? 0) < OUTSIDE);
  const isVariable = ([, { rank }]: Entry): boolean => rank === RANKS.unknown;
  const settled = sameInside([...before].filter(isVariable), gained);
  const unsettled = sameInside(lost, [...after].filter(isVariable));
  const variable = [...settled, ...unsettled];
  const shifted = shifts(lost.filter(isUnshifted(variable)), gained.filter(isUnshifted(variable)));
  const opened = gained.filter(isUnshifted([...shifted, ...variable]));
  const closed = lost.filter(isUnshifted([...shifted, ...variable]));
  const isInner =
    (entries: ReadonlyMap<string, Open>) =>
    ([key, { rank }]: [string, Open]) =>
      rank < OUTSIDE && !entries.has(key);
  const [innerLost, innerGained] = [[...before].filter(isInner(after)), [...after].filter(isInner(before))];
  const innerShifts = [
    ...variable,
    ...shifts(innerLost.filter(isUnshifted(variable)), innerGained.filter(isUnshifted(variable))),
  ];
  return [
    ...openings(now, opened, before),
    ...closings(old, now, closed, after),
    ...shifted.map((shift) => shiftDraft(now, shift)),
    ...innerShifts.map((shift) => shiftDraft(now, shift)),
    ...inner(now, innerGained.filter(isUnshifted(innerShifts)), 'head', 'is now'),
    ...inner(old, innerLost.filter(isUnshifted(innerShifts)), 'base', 'is no longer'),
  ];
}

function openings(
  service: Service,
  entries: readonly (readonly [string, Open])[],
  before: ReadonlyMap<string, Open>,
): Draft[] {
  const isStore = STORE_ROLES.has(service.role.role);
  const kind = isStore ? 'store-exposed' : 'port-published';
  const who = isStore ? `${quoted(service.name)}, ${aRole(service)},` : quoted(service.name);
  const widened = entries.filter(([key]) => before.has(key));
  const fresh = entries.filter(([key]) => !before.has(key));
  return [widened, fresh].flatMap((some): Draft[] => {
    const [first] = some;
    if (first === undefined) return [];
    const earlier = some === widened ? `, before ${audience(before.get(first[0]))}` : '';
    const message = `${who} is now published on ${portsInWords(some)} ${audience(first[1])}${earlier}.`;
    return [{ kind, effect: 'opens', message, services: [service.id], at: first[1].port.at, side: 'head' }];
  });
}

function closings(
  old: Service,
  now: Service,
  entries: readonly (readonly [string, Open])[],
  after: ReadonlyMap<string, Open>,
): Draft[] {
  const kind = STORE_ROLES.has(old.role.role) ? 'store-shielded' : 'port-closed';
  const narrowed = entries.filter(([key]) => after.has(key));
  const gone = entries.filter(([key]) => !after.has(key));
  return [narrowed, gone].flatMap((some): Draft[] => {
    const [first] = some;
    if (first === undefined) return [];
    const still = some === narrowed ? after.get(first[0]) : undefined;
    const message =
      still === undefined
        ? `${quoted(now.name)} is no longer published on ${portsInWords(some)}.`
        : `${quoted(now.name)} is now published on ${portsInWords(some)} ${audience(still)}, before ${audience(first[1])}.`;
    return still === undefined
      ? [{ kind, effect: 'closes', message, services: [old.id], at: first[1].port.at, side: 'base' }]
      : [{ kind, effect: 'closes', message, services: [now.id], at: still.port.at, side: 'head' }];
  });
}

/** Ports for the machine alone, which open nothing. */
function inner(service: Service, entries: readonly [string, Open][], side: Draft['side'], verb: string): Draft[] {
  const [first] = entries;
  if (first === undefined) return [];
  const kind = side === 'head' ? 'port-published' : 'port-closed';
  const message = `${quoted(service.name)} ${verb} published on ${portsInWords(entries)} ${audience(first[1])}.`;
  return [{ kind, effect: 'neutral', message, services: [service.id], at: first[1].port.at, side }];
}

interface Shift {
  readonly from: Entry;
  readonly to: Entry;
}

type Entry = readonly [string, Open];

/** Ports of the container of which a variable chose the one of the machine in one version: whether that opens anything is not known. */
function sameInside(olds: readonly Entry[], nows: readonly Entry[]): Shift[] {
  const byInside = new Map(olds.map((entry) => [inside(entry[1]), entry] as const));
  return nows.flatMap((to) => {
    const from = byInside.get(inside(to[1]));
    if (from === undefined || from[0] === to[0]) return [];
    byInside.delete(inside(to[1]));
    return [{ from, to }];
  });
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
  for (const keyOf of [inside, onMachine]) {
    const waiting = new Map([...olds].map((entry) => [keyOf(entry[1]), entry] as const));
    for (const to of [...nows]) {
      const from = waiting.get(keyOf(to[1]));
      if (from === undefined || from[0] === to[0] || from[1].rank !== to[1].rank) continue;
      waiting.delete(keyOf(to[1]));
      pair(from, to);
    }
  }
  const [[from, another], [to, more]] = [[...olds], [...nows]];
  if (from === undefined || to === undefined || another !== undefined || more !== undefined) return found;
  if (from[1].rank === to[1].rank && isStraight(from[1]) && isStraight(to[1])) pair(from, to);
  return found;
}

/** Whether the machine and the container call it the same. */
function isStraight({ port: { hostPort, port, protocol } }: Open): boolean {
  return protocol === 'tcp' && hostPort === String(port);
}

function onMachine({ port: { hostPort, port, protocol } }: Open): string {
  // Without a number of its own the engine picks one: that is no port to know again.
  return hostPort === '' ? `${port}/${protocol} picked` : `${hostPort}/${protocol}`;
}

function isUnshifted(shifted: readonly Shift[]): (entry: Entry) => boolean {
  const keys = new Set(shifted.flatMap(({ from, to }) => [from[0], to[0]]));
  return ([key]) => !keys.has(key);
}

function shiftDraft(now: Service, { from: [, from], to: [, to] }: Shift): Draft {
  if (from.rank !== to.rank) {
    const message = `${quoted(now.name)} is published on ${nameOf(to)} ${audience(to)}, before ${audience(from)}.`;
    return { kind: 'port-published', effect: 'neutral', message, services: [now.id], at: to.port.at, side: 'head' };
  }
  const alone = to.rank < OUTSIDE ? `, ${audience(to)}` : '';
  const message =
    onMachine(from) === onMachine(to)
      ? `${quoted(now.name)} is published on ${nameOf(to)} as before${alone}, which leads to its port ${quoted(inside(to))} instead of ${quoted(inside(from))}.`
      : `${quoted(now.name)} is published on ${nameOf(to)} instead of ${nameOf(from)}${alone}.`;
  return { kind: 'port-published', effect: 'neutral', message, services: [now.id], at: to.port.at, side: 'head' };
}

function inside({ port: { port, protocol } }: Open): string {
  return protocol === 'tcp' ? String(port) : `${port}/${protocol}`;
}

function opensOf(ports: readonly PublishedPort[] = []): Map<string, Open> {
  const opens = new Map<string, Open>();
  for (const port of ports) {
    const key = `${port.hostPort}:${port.port}/${port.protocol}`;
    const rank = RANKS[reachOf(port.hostIp)];
    if (rank > (opens.get(key)?.rank ?? -1)) opens.set(key, { port, rank });
  }
  return opens;
}

function audience(open: Open | undefined): string {
  switch (open?.rank) {
    case 3:
      return 'to every interface of the machine';
    case 2:
      return `to ${quoted(open.port.hostIp)}`;
    case 0:
      return 'to the machine alone';
    default:
      return 'to an address that a variable names';
  }
}

function portsInWords(entries: readonly (readonly [string, Open])[]): string {
  return listedPorts(entries.map(([, { port }]) => port));
}

/** `` `80` and `443/udp` `` */
export function listedPorts(ports: readonly PublishedPort[]): string {
  return listed([...new Set(ports.map(plainName))]);
}

function nameOf({ port }: Open): string {
  return quoted(plainName(port));
}

function plainName({ hostPort, port, protocol }: PublishedPort): string {
  return portName({ target: port, protocol, ...(hostPort === '' ? {} : { published: hostPort }) });
}

/** `a database`, `an API gateway`. */
export function aRole({ role: { role } }: Service): string {
  const noun = role === 'app' ? 'application' : role === 'api' ? 'API' : roleNoun(role);
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
