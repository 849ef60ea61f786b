import { compareText } from '../../lib/compare.js';
import { STORE_ROLES } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';

/** What is the same thing in two versions of a repository. */
export interface Pairs {
  /** Projects, and variants of them, in the order of the head. */
  readonly stacks: readonly StackPair[];
  readonly addedStacks: readonly Stack[];
  readonly removedStacks: readonly Stack[];
  readonly services: readonly ServicePair[];
  /** Services of paired stacks that have no counterpart. Those of stacks that were added or removed are not among them. */
  readonly added: readonly Service[];
  readonly removed: readonly Service[];
  /** Id in the base to id in the head, and back. */
  readonly nowOf: ReadonlyMap<string, string>;
  readonly wasOf: ReadonlyMap<string, string>;
}

export interface StackPair {
  readonly old: Stack;
  readonly now: Stack;
}

export interface ServicePair {
  readonly old: Service;
  readonly now: Service;
  readonly how: 'same' | 'renamed' | 'moved';
}

/** Stacks and services without a counterpart up to which one is looked for by what they hold. */
const MOST_COMPARED = 300;
/** The share of service names that two stacks must have in common to be one. */
const ALIKE = 0.5;

/**
 * Pairs projects by their id, by their files where those were renamed, by their name, and by what they hold; services by their name, then by
 * what they run. `nowAt` tells where a file of the base is in the head.
 */
export function pairsOf(olds: readonly Stack[], nows: readonly Stack[], nowAt: (path: string) => string): Pairs {
  const { pairs, added, removed } = pairStacks(olds, nows, nowAt);
  const services: ServicePair[] = [];
  const left: { added: Service[]; removed: Service[] } = { added: [], removed: [] };
  for (const pair of pairs) {
    const one = pairServices(pair);
    for (const service of one.services) services.push(service);
    for (const service of one.added) left.added.push(service);
    for (const service of one.removed) left.removed.push(service);
  }
  const moved = movedServices(
    [...left.removed, ...removed.flatMap((stack) => stack.services)],
    [...left.added, ...added.flatMap((stack) => stack.services)],
    nowAt,
  );
  services.push(...moved);
  const [gone, come] = [new Set(moved.map(({ old }) => old.id)), new Set(moved.map(({ now }) => now.id))];
  return {
    stacks: pairs,
    addedStacks: added,
    removedStacks: removed,
    services,
    added: left.added.filter(({ id }) => !come.has(id)),
    removed: left.removed.filter(({ id }) => !gone.has(id)),
    nowOf: new Map(services.map(({ old, now }) => [old.id, now.id])),
    wasOf: new Map(services.map(({ old, now }) => [now.id, old.id])),
  };
}

function pairStacks(olds: readonly Stack[], nows: readonly Stack[], nowAt: (path: string) => string) {
  const open = { olds: new Set(olds), nows: new Set(nows) };
  const partners = new Map<Stack, Stack>();
  const pairBy = (keyOfOld: (stack: Stack) => string | undefined, keyOfNow: (stack: Stack) => string | undefined) => {
    for (const { old, now } of pairsByKey([...open.olds], [...open.nows], keyOfOld, keyOfNow)) {
      partners.set(now, old);
      open.olds.delete(old);
      open.nows.delete(now);
    }
  };
  const kindOf = ({ variantOf, variant = '' }: Stack): string => (variantOf === undefined ? '' : `variant ${variant}`);
  pairBy(
    (stack) => `${stack.id}\n${kindOf(stack)}`,
    (stack) => `${stack.id}\n${kindOf(stack)}`,
  );
  const filesOf = (at: (path: string) => string) => (stack: Stack) =>
    `${stack.layers.map(at).join('\n')}\n${kindOf(stack)}`;
  pairBy(
    filesOf(nowAt),
    filesOf((path) => path),
  );
  pairBy(
    (stack) => `${stack.name}\n${kindOf(stack)}`,
    (stack) => `${stack.name}\n${kindOf(stack)}`,
  );
  for (const { old, now } of alike([...open.olds], [...open.nows], kindOf)) {
    partners.set(now, old);
    open.olds.delete(old);
    open.nows.delete(now);
  }
  return {
    pairs: nows.flatMap((now): StackPair[] => {
      const old = partners.get(now);
      return old === undefined ? [] : [{ old, now }];
    }),
    added: nows.filter((stack) => open.nows.has(stack)),
    removed: olds.filter((stack) => open.olds.has(stack)),
  };
}

/** By a key that only one of them has. */
function uniqueBy<T>(some: readonly T[], keyOf: (one: T) => string | undefined) {
  const found = new Map<string, T | undefined>();
  for (const one of some) {
    const key = keyOf(one);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : one);
  }
  return found;
}

/** Stacks that share most of their services, the most alike first. */
function alike(olds: readonly Stack[], nows: readonly Stack[], kindOf: (stack: Stack) => string): StackPair[] {
  if (olds.length > MOST_COMPARED || nows.length > MOST_COMPARED) return [];
  const scored = olds.flatMap((old) => {
    const names = new Set(old.services.map(({ name }) => name));
    return nows.flatMap((now) => {
      const common = now.services.filter(({ name }) => names.has(name)).length;
      const share = common / Math.max(1, names.size + now.services.length - common);
      return share >= ALIKE && kindOf(old) === kindOf(now) ? [{ old, now, share }] : [];
    });
  });
  const taken = new Set<Stack>();
  return scored
    .sort((a, b) => b.share - a.share || compareText(a.now.id, b.now.id) || compareText(a.old.id, b.old.id))
    .filter(({ old, now }) => {
      if (taken.has(old) || taken.has(now)) return false;
      taken.add(old).add(now);
      return true;
    });
}

function pairServices({ old, now }: StackPair) {
  const olds = new Map(old.services.map((service) => [service.name, service]));
  const services: ServicePair[] = [];
  const added: Service[] = [];
  for (const service of now.services) {
    const partner = olds.get(service.name);
    if (partner === undefined) {
      added.push(service);
      continue;
    }
    olds.delete(service.name);
    services.push({ old: partner, now: service, how: 'same' });
  }
  const removed = [...olds.values()];
  const alikeIn = (some: readonly Service[], others: readonly Service[], keyOf: (service: Service) => string) =>
    matchBy(some, others, (service) => `${runs(service) ?? ''}\n${keyOf(service)}`, 'renamed');
  const renamed: ServicePair[] = [];
  const [gone, come] = [new Set<Service>(), new Set<Service>()];
  const isStore = ({ role: { role } }: Service): boolean => STORE_ROLES.has(role);
  // The only store of its product is the same one, however it is connected now.
  for (const [keyOf, isMeant] of [
    [plainName, undefined],
    [wiring, undefined],
    [() => '', isStore],
    [membership, undefined],
  ] as const) {
    const left = (some: readonly Service[], taken: ReadonlySet<Service>) =>
      some.filter((service) => !taken.has(service) && isMeant?.(service) !== false);
    for (const pair of alikeIn(left(removed, gone), left(added, come), keyOf)) {
      renamed.push(pair);
      gone.add(pair.old);
      come.add(pair.now);
    }
  }
  return {
    services: [...services, ...renamed],
    added: added.filter((service) => !come.has(service)),
    removed: removed.filter((service) => !gone.has(service)),
  };
}

/** Services that went to another project under their names: with what they run, or with the file that declares them. */
function movedServices(
  removed: readonly Service[],
  added: readonly Service[],
  nowAt: (path: string) => string,
): ServicePair[] {
  const byImage = matchBy(removed, added, (service) => `${service.name}\n${runs(service) ?? ''}`, 'moved');
  const taken = new Set(byImage.flatMap((pair) => [pair.old, pair.now]));
  const rest = (some: readonly Service[]) => some.filter((service) => !taken.has(service));
  const placeOf = (at: (path: string) => string) => (service: Service) =>
    `${service.name}\n${at(service.at.file.path)}`;
  const byFile = pairsByKey(
    rest(removed),
    rest(added),
    placeOf(nowAt),
    placeOf((path) => path),
  );
  return [...byImage, ...byFile.map(({ old, now }): ServicePair => ({ old, now, how: 'moved' }))];
}

function matchBy(
  olds: readonly Service[],
  nows: readonly Service[],
  keyOf: (service: Service) => string,
  how: ServicePair['how'],
): ServicePair[] {
  const keyOfKnown = (service: Service) => (runs(service) === undefined ? undefined : keyOf(service));
  return pairsByKey(olds, nows, keyOfKnown, keyOfKnown).map(({ old, now }) => ({ old, now, how }));
}

/** Pairs by a key that one on each side has. */
function pairsByKey<T>(
  olds: readonly T[],
  nows: readonly T[],
  keyOfOld: (one: T) => string | undefined,
  keyOfNow: (one: T) => string | undefined,
): { readonly old: T; readonly now: T }[] {
  if (olds.length === 0 || nows.length === 0) return [];
  const byKey = uniqueBy(nows, keyOfNow);
  return [...uniqueBy(olds, keyOfOld)].flatMap(([key, old]) => {
    const now = byKey.get(key);
    return old === undefined || now === undefined ? [] : [{ old, now }];
  });
}

/** What it runs, whatever the version; undefined where that says nothing of which service it is. */
function runs({ image, build }: Service): string | undefined {
  if (build?.context !== undefined) return `build ${build.context}\n${build.dockerfile ?? ''}\n${build.target ?? ''}`;
  return image === undefined || image.unknown ? undefined : `image ${image.registry ?? ''}/${image.repository}`;
}

/** A name without what is written one way or another: `web.api`, `web-api` and `webApi` are one. */
function plainName({ name }: Service): string {
  return name.toLowerCase().replace(/[._-]/g, '');
}

/** How it is connected: what a rename leaves as it is. */
function wiring(service: Service): string {
  const published = service.ports.map(({ published: host = '', target }) => `${host}:${target}`).sort();
  return JSON.stringify([published, membership(service)]);
}

function membership({ attachments, networkMode }: Service): string {
  return JSON.stringify([attachments.map(({ network }) => network).sort(), networkMode?.value ?? '']);
}

/** By file of the base, the names of services that are called otherwise in the head: old name to new name. */
export function renamedServices({ services, stacks }: Pick<Pairs, 'services' | 'stacks'>): RenamedServices {
  const files = new Map(stacks.map(({ old }) => [old.id, old.files]));
  const renamed = new Map<string, Map<string, string>>();
  for (const { old, now } of services) {
    if (old.name === now.name) continue;
    for (const path of files.get(old.stack) ?? []) {
      const names = renamed.get(path) ?? new Map<string, string>();
      names.set(old.name, now.name);
      renamed.set(path, names);
    }
  }
  return renamed;
}

export type RenamedServices = ReadonlyMap<string, ReadonlyMap<string, string>>;
