import { quoted } from '../../lib/quoted.js';
import { STORE_ROLES } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import { type Draft, listed } from './draft.js';
import { called } from './networks.js';
import type { Pairs, ServicePair, StackPair } from './pairs.js';
import { isOutside, listedPorts } from './port-words.js';
import { aRole } from './ports.js';
import { dangersOf } from './protections.js';
import type { Scene } from './scene.js';

/** Services of one project that are told one by one; the others share a sentence. */
const MOST_TOLD = 8;
/** Services, and edges, that one change names by their ids. */
const MOST_IDS = 100;

/** Which services and projects came, went or are called otherwise, each with what it brings or takes away. */
export function serviceChanges(pairs: Pairs, base: Scene, head: Scene): Draft[] {
  const isShown = (scene: Scene) => (stack: Stack) => scene.stacks.includes(stack);
  return [
    ...pairs.addedStacks.filter(isShown(head)).flatMap((stack) => projectDrafts(stack, head, pairs.wasOf)),
    ...pairs.removedStacks.filter(isShown(base)).flatMap((stack) => projectDrafts(stack, base, pairs.nowOf)),
    ...byStack(pairs.added, head).flatMap(([stack, services]) => someServices(stack, services, head)),
    ...byStack(pairs.removed, base).flatMap(([stack, services]) => someServices(stack, services, base)),
    ...pairs.stacks.flatMap(otherName),
    ...pairs.services.flatMap(otherIdentity),
    ...otherImages(pairs.services),
  ];
}

function byStack(services: readonly Service[], { stacks }: Scene): (readonly [Stack, readonly Service[]])[] {
  const ofStack = new Map<string, Service[]>();
  for (const service of services) {
    const list = ofStack.get(service.stack);
    if (list === undefined) ofStack.set(service.stack, [service]);
    else list.push(service);
  }
  return stacks.flatMap((stack) => {
    const own = ofStack.get(stack.id);
    return own === undefined ? [] : [[stack, own] as const];
  });
}

/** A project that is in one version only, but for what went to another project or came from one. */
function projectDrafts(stack: Stack, scene: Scene, partners: ReadonlyMap<string, string>): Draft[] {
  const own = stack.services.filter(({ id }) => !partners.has(id));
  const isNew = scene.side === 'head';
  const grave = own.filter((service) => isGrave(service, stack, scene));
  const others = own.filter((service) => !grave.includes(service));
  const outside = others.flatMap(({ id }) => scene.publishedBy.get(id) ?? []).filter(isOutside);
  const published =
    outside.length === 0
      ? ''
      : isNew
        ? `; it publishes ${listedPorts(outside)}`
        : `; it published ${listedPorts(outside)}`;
  const members = own.length === 0 ? '' : `: ${listed(own.map(({ name }) => name))}`;
  const first: Draft = {
    kind: isNew ? 'project-added' : 'project-removed',
    effect: effectOf(scene, outside.length + grave.length > 0),
    message: `${cameOrWent(stack, scene)}${members}${published}.`,
    services: own.slice(0, MOST_IDS).map(({ id }) => id),
    at: stack.at,
    side: scene.side,
  };
  const told = grave.slice(0, MOST_TOLD).map((service) => serviceDraft(service, stack, scene));
  return [first, ...told, ...uncounted(grave.slice(MOST_TOLD), stack, scene)];
}

/** What is open in a project beyond what is told one by one. */
function uncounted(services: readonly Service[], stack: Stack, scene: Scene): Draft[] {
  const [first] = services;
  if (first === undefined) return [];
  const isNew = scene.side === 'head';
  const are = services.length === 1 ? 'service' : 'services';
  const verb = isNew ? (are === 'service' ? 'is' : 'are') : are === 'service' ? 'was' : 'were';
  return [
    {
      kind: isNew ? 'service-added' : 'service-removed',
      effect: effectOf(scene, true),
      message: `Project ${quoted(stack.name)}: and ${services.length} more ${are} ${verb} open in such a way: ${listed(services.map(({ name }) => name))}.`,
      services: services.slice(0, MOST_IDS).map(({ id }) => id),
      at: first.at,
      side: scene.side,
    },
  ];
}

/** A project, or files that describe in another way one that there is in both versions. */
function cameOrWent(stack: Stack, scene: Scene): string {
  const isNew = scene.side === 'head';
  if (!hasNamesake(stack, scene)) return `Project ${quoted(stack.name)} is ${isNew ? 'new' : 'gone'}`;
  const are = stack.layers.length === 1 ? 'is' : 'are';
  const described = isNew ? (are === 'is' ? 'describes' : 'describe') : 'described';
  return `${listed(stack.layers)} ${are} ${isNew ? 'new and' : 'gone, which'} ${described} project ${quoted(stack.name)} in another way`;
}

/** Whether other files of the same version describe a project of the same name. */
function hasNamesake(stack: Stack, { stacks }: Scene): boolean {
  return stacks.some(({ id, name, variantOf }) => id !== stack.id && name === stack.name && variantOf === undefined);
}

/** What nobody may overlook in a project that is new: a store that is published, a service that owns the machine. */
function isGrave(service: Service, stack: Stack, scene: Scene): boolean {
  const isOpenStore = STORE_ROLES.has(service.role.role) && (scene.publishedBy.get(service.id) ?? []).some(isOutside);
  return isOpenStore || dangersOf(service, stack).length > 0;
}

function someServices(stack: Stack, services: readonly Service[], scene: Scene): Draft[] {
  if (services.length <= MOST_TOLD) return services.map((service) => serviceDraft(service, stack, scene));
  const drafts = services.map((service) => serviceDraft(service, stack, scene));
  const loud = drafts.filter(({ effect }) => effect !== 'neutral');
  const quiet = services.filter((_, index) => drafts[index]?.effect === 'neutral');
  const [first] = quiet;
  if (first === undefined) return loud;
  const isNew = scene.side === 'head';
  return [
    ...loud,
    {
      kind: isNew ? 'service-added' : 'service-removed',
      effect: 'neutral',
      message: `${listed(quiet.map(({ name }) => name))} are ${isNew ? 'new' : 'gone'} in project ${quoted(stack.name)}.`,
      services: quiet.slice(0, MOST_IDS).map(({ id }) => id),
      at: first.at,
      side: scene.side,
    },
  ];
}

/** One sentence on a service that is in one version only: what it is, where it is, who may reach it and which stores it reaches. */
export function serviceDraft(service: Service, stack: Stack, scene: Scene): Draft {
  const isNew = scene.side === 'head';
  const outside = (scene.publishedBy.get(service.id) ?? []).filter(isOutside);
  const dangers = dangersOf(service, stack);
  const stores = storesBeside(service, scene);
  const what = service.role.role === 'unknown' ? '' : `, ${aRole(service)},`;
  const of = stack.variantOf === undefined ? projectInWords(service, stack, scene) : '';
  const where = `${of}${networksInWords(service, scene)}`;
  const published = outside.length === 0 ? [] : [`${isNew ? 'is' : 'was'} published on ${listedPorts(outside)}`];
  const reaches =
    stores.length === 0 || STORE_ROLES.has(service.role.role)
      ? []
      : [`reaches ${listed(stores.map(({ name }) => name))}`];
  const told = isNew ? [...published, ...dangers, ...reaches] : [...published, ...dangers.map(inThePast)];
  const more =
    told.length === 0 ? '' : `; it ${told.length < 2 ? told[0] : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`}`;
  const edges = isNew ? stores.slice(0, MOST_IDS).map(({ id }) => ({ from: service.id, to: id })) : [];
  return {
    kind: isNew ? 'service-added' : 'service-removed',
    effect: effectOf(scene, outside.length + dangers.length > 0),
    message: isNew
      ? `${quoted(service.name)}${what} is new${where}${more}.`
      : `${quoted(service.name)}${what} is gone${of}${more}.`,
    services: [service.id],
    ...(edges.length === 0 || STORE_ROLES.has(service.role.role) ? {} : { edges }),
    at: service.at,
    side: scene.side,
  };
}

const PAST: Readonly<Record<string, string>> = { is: 'was', has: 'had', shares: 'shared', sees: 'saw' };

function inThePast(said: string): string {
  return said.replace(/^\w+/, (verb) => PAST[verb] ?? verb);
}

function effectOf({ side }: Scene, isOpen: boolean): Draft['effect'] {
  if (!isOpen) return 'neutral';
  return side === 'head' ? 'opens' : 'closes';
}

/** ` in project `shop``, where several have a service of that name, with its files where several describe that project. */
function projectInWords({ name }: Service, stack: Stack, scene: Scene): string {
  if ((countByName(scene).get(name) ?? 0) < 2) return '';
  const files = hasNamesake(stack, scene) ? ` of ${listed(stack.layers)}` : '';
  return ` in project ${quoted(stack.name)}${files}`;
}

const countsByName = new WeakMap<Scene, ReadonlyMap<string, number>>();

/** How many projects have a service of a name. */
function countByName(scene: Scene): ReadonlyMap<string, number> {
  const known = countsByName.get(scene);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { name } of scene.services.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  countsByName.set(scene, counts);
  return counts;
}

/** ` on network `back``; nothing where all services of the project are on the default network. */
function networksInWords(service: Service, scene: Scene): string {
  const names = [...(scene.networksOf.get(service.id) ?? [])];
  const networks = names.flatMap((name) => scene.networks.get(name) ?? []).filter(({ driver }) => driver !== 'host');
  const [only] = networks;
  if (only === undefined || (networks.length === 1 && only.label === 'default')) return '';
  if (networks.length === 1) return ` on ${called(only)}`;
  return ` on networks ${listed(networks.map(({ label }) => label))}`;
}

/** Data stores on the networks of a service. */
function storesBeside(service: Service, scene: Scene): readonly Service[] {
  const found = new Map<string, Service>();
  for (const name of scene.networksOf.get(service.id) ?? []) {
    for (const store of storesOn(scene, name)) if (store.id !== service.id) found.set(store.id, store);
  }
  return [...found.values()];
}

const storesByNetwork = new WeakMap<Scene, Map<string, readonly Service[]>>();

function storesOn(scene: Scene, name: string): readonly Service[] {
  const known = storesByNetwork.get(scene) ?? new Map<string, readonly Service[]>();
  storesByNetwork.set(scene, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const stores = (scene.networks.get(name)?.services ?? []).flatMap((id) => {
    const service = scene.services.get(id);
    return service !== undefined && STORE_ROLES.has(service.role.role) ? [service] : [];
  });
  known.set(name, stores);
  return stores;
}

/** Compose names containers, networks and volumes after the project: under another name they are made anew. */
function otherName({ old, now }: StackPair): Draft[] {
  if (old.name === now.name) return [];
  const message = `Project ${quoted(old.name)} is now called ${quoted(now.name)}: its containers, networks and volumes are made anew.`;
  return [{ kind: 'project-renamed', effect: 'neutral', message, services: [], at: now.at, side: 'head' }];
}

/** Another name, project, role or product of what is the same service. */
function otherIdentity({ old, now, how }: ServicePair): Draft[] {
  const shared = { effect: 'neutral', services: [now.id], at: now.at, side: 'head' } as const;
  const drafts: Draft[] = [];
  if (how === 'renamed') {
    drafts.push({
      ...shared,
      kind: 'service-renamed',
      message: `${quoted(old.name)} is now called ${quoted(now.name)}.`,
    });
  } else if (how === 'moved') {
    const message = `${quoted(now.name)} is now in project ${quoted(now.project)}, before in ${quoted(old.project)}.`;
    drafts.push({ ...shared, kind: 'service-renamed', message });
  }
  if (isTold(old) && isTold(now) && old.role.role !== now.role.role) {
    const message = `${quoted(now.name)} reads as ${aRole(now)} now, before as ${aRole(old)}.`;
    drafts.push({ ...shared, kind: 'role-changed', message, at: now.image?.at ?? now.at });
  }
  return drafts;
}

/** Whether a role says more than that something runs there. */
function isTold({ role: { role } }: Service): boolean {
  return role !== 'app' && role !== 'unknown';
}

/** Services that run another image, whatever its version, or are built now and were not: one sentence for all that changed alike. */
function otherImages(services: readonly ServicePair[]): Draft[] {
  const groups = new Map<string, ServicePair[]>();
  for (const pair of services) {
    const [before, after] = [sourceOf(pair.old), sourceOf(pair.now)];
    if (before === undefined || after === undefined || before.said === after.said) continue;
    // A folder that is built from elsewhere was moved.
    if (before.built && after.built) continue;
    const key = JSON.stringify([before.said, after.said]);
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()].flatMap((pairs): Draft[] => {
    const [first] = pairs;
    if (first === undefined) return [];
    const names = listed(pairs.map(({ now }) => now.name));
    const verb = pairs.length === 1 ? 'runs' : 'run';
    return [
      {
        kind: 'role-changed',
        effect: 'neutral',
        message: `${names} now ${verb} ${sourceOf(first.now)?.said}, before ${sourceOf(first.old)?.said}.`,
        services: pairs.slice(0, MOST_IDS).map(({ now }) => now.id),
        at: first.now.build?.at ?? first.now.image?.at ?? first.now.at,
        side: 'head',
      },
    ];
  });
}

/** What a service runs, in words; undefined where that is not known. */
function sourceOf(service: Service): { readonly said: string; readonly built: boolean } | undefined {
  const { build } = service;
  if (build !== undefined) return { said: `what ${quoted(build.context ?? build.contextText)} builds`, built: true };
  const repository = repositoryOf(service);
  return repository === undefined ? undefined : { said: quoted(repository), built: false };
}

function repositoryOf({ image }: Service): string | undefined {
  if (image === undefined || image.unknown) return undefined;
  return `${image.registry === undefined ? '' : `${image.registry}/`}${image.repository}`;
}
