import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Side } from '../side.js';
import { type Draft, listed } from './draft.js';
import { type Pairs, pairsOf, type StackPair } from './pairs.js';
import { isOutside, listedPorts } from './port-words.js';
import { portChanges } from './ports.js';
import { type GuardChange, guardDrafts, guardsOf } from './protections.js';
import { type Scene, sceneOf } from './scene.js';
import { serviceDraft } from './services.js';

/**
 * What is different in variants of projects, such as a production overlay, beyond what is different in the projects themselves:
 * services, published ports and protections. Who reaches whom is told of the projects alone.
 */
export function variantChanges(
  base: Side,
  head: Side,
  bases: Pairs,
  told: readonly GuardChange[],
  nowAt: (path: string) => string,
): Draft[] {
  const [olds, nows] = [variantsOf(base), variantsOf(head)];
  if (olds.length === 0 && nows.length === 0) return [];
  const scenes = {
    base: sceneOf('base', base.observed.loaded, base.observed.reach),
    head: sceneOf('head', head.observed.loaded, head.observed.reach),
  };
  const pairs = pairsOf(olds, nows, nowAt);
  const baseOf = new Map(bases.stacks.map((pair) => [pair.now.id, pair]));
  const baseChanges = ownDrafts(bases, scenes);
  const known = new Set(baseChanges.map((draft) => JSON.stringify([draft.services.map(lastName), draft.message])));
  const toldGuards = new Set(told.map(({ service, key }) => `${service.stack}\n${service.name}\n${key}`));
  const drafts: Draft[] = [];
  for (const { old, now } of pairs.stacks) {
    if (!isSameLayers(old, now, nowAt)) {
      drafts.push(otherLayers(old, now));
      continue;
    }
    const prefix = `In the variant ${quoted(now.variant ?? now.name)}, `;
    const isOwn = (draft: Draft): boolean => !known.has(JSON.stringify([draft.services.map(lastName), draft.message]));
    const services = pairs.services.filter((pair) => pair.now.stack === now.id && pair.old.stack === old.id);
    const ports = services.flatMap((pair) => portChanges(pair, scenes.base, scenes.head)).filter(isOwn);
    const guards = guardsOf(services, byId(old), byId(now)).filter(({ service, key }) => {
      const stacks = [old.variantOf, now.variantOf];
      return !stacks.some((stack) => toldGuards.has(`${stack}\n${service.name}\n${key}`));
    });
    const project = baseOf.get(now.variantOf ?? '');
    const inBase = new Map(project?.now.services.map(({ name, id }) => [name, id]) ?? []);
    const found = [
      ...ports.map((draft) => ({ ...draft, message: `${prefix}${draft.message}` })),
      ...guardDrafts(guards, (id) => id, prefix),
      ...existence(pairs, { old, now }, project, scenes, prefix),
    ];
    // Pictures show projects without their variants: a service stands for what the variant makes of it.
    const shown = (id: string): readonly string[] => {
      const own = inBase.get(lastName(id));
      return own === undefined ? [] : [own];
    };
    drafts.push(...found.map((draft) => ({ ...draft, services: draft.services.flatMap(shown) })));
  }
  return [...drafts, ...variantsThatCame(pairs, bases, scenes)];
}

function variantsOf({ observed }: Side): readonly Stack[] {
  return observed.loaded.stacks.filter(({ variantOf }) => variantOf !== undefined);
}

function byId(stack: Stack): ReadonlyMap<string, Stack> {
  return new Map([[stack.id, stack]]);
}

function ownDrafts(pairs: Pairs, { base, head }: { readonly base: Scene; readonly head: Scene }): Draft[] {
  return pairs.services.flatMap((pair) => portChanges(pair, base, head));
}

/** Services that the variant adds or drops, unless its project does so too, and no more is open in the variant. */
function existence(
  pairs: Pairs,
  { old, now }: StackPair,
  project: StackPair | undefined,
  scenes: { readonly base: Scene; readonly head: Scene },
  prefix: string,
): Draft[] {
  const [before, after] = [byName(project?.old), byName(project?.now)];
  const isTold = (service: Service, twin: Service | undefined, other: Service | undefined, scene: Scene): boolean => {
    if (twin === undefined || other !== undefined) return true;
    const known = openPorts(scene, twin);
    return [...openPorts(scene, service)].some((port) => !known.has(port));
  };
  const added = pairs.added.filter(
    (service) =>
      service.stack === now.id && isTold(service, after.get(service.name), before.get(service.name), scenes.head),
  );
  const removed = pairs.removed.filter(
    (service) =>
      service.stack === old.id && isTold(service, before.get(service.name), after.get(service.name), scenes.base),
  );
  return [
    ...added.map((service) => serviceDraft(service, now, scenes.head)),
    ...removed.map((service) => serviceDraft(service, old, scenes.base)),
  ].map(({ edges: _, ...draft }) => ({ ...draft, message: `${prefix}${draft.message}` }));
}

function byName(stack: Stack | undefined): ReadonlyMap<string, Service> {
  return new Map(stack?.services.map((service) => [service.name, service]) ?? []);
}

function openPorts(scene: Scene, { id }: Service): ReadonlySet<string> {
  const ports = (scene.publishedBy.get(id) ?? []).filter(isOutside);
  return new Set(ports.map(({ hostPort, port, protocol }) => `${hostPort}:${port}/${protocol}`));
}

function isSameLayers(old: Stack, now: Stack, nowAt: (path: string) => string): boolean {
  return old.layers.map(nowAt).join('\n') === now.layers.join('\n');
}

/** Other files laid over one another make another project of it: what is different in it is not the doing of any line. */
function otherLayers(old: Stack, now: Stack): Draft {
  const message = `The variant ${quoted(now.variant ?? now.name)} is now made of ${listed(now.layers)}, before of ${listed(old.layers)}.`;
  return { kind: 'project-renamed', effect: 'neutral', message, services: [], at: now.at, side: 'head' };
}

/** Variants that are new or gone, with the services that only they have and the ports that only they publish. */
function variantsThatCame(
  { addedStacks, removedStacks }: Pairs,
  bases: Pairs,
  { base, head }: { readonly base: Scene; readonly head: Scene },
): Draft[] {
  const draftOf = (stack: Stack, scene: Scene): Draft => {
    const isNew = scene.side === 'head';
    const project = scene.stacks.find(({ id }) => id === stack.variantOf);
    const known = new Map(project?.services.map((service) => [service.name, service]) ?? []);
    const own = stack.services.filter(({ name }) => !known.has(name));
    const openOf = (id: string) => (scene.publishedBy.get(id) ?? []).filter(isOutside);
    const published = stack.services.flatMap((service) => {
      const before = new Set(openOf(known.get(service.name)?.id ?? '').map(({ port }) => port));
      return openOf(service.id).filter(({ port }) => !before.has(port));
    });
    const members = own.length === 0 ? '' : `, with ${listed(own.map(({ name }) => name))}`;
    const ports = published.length === 0 ? '' : `; it ${isNew ? 'publishes' : 'published'} ${listedPorts(published)}`;
    return {
      kind: isNew ? 'project-added' : 'project-removed',
      effect: published.length === 0 ? 'neutral' : isNew ? 'opens' : 'closes',
      message: `The variant ${quoted(stack.variant ?? stack.name)} of project ${quoted(stack.name)} is ${isNew ? 'new' : 'gone'}${members}${ports}.`,
      services: [],
      at: stack.at,
      side: scene.side,
    };
  };
  // A project that is new or gone says so for its variants.
  const ofBoth = (stack: Stack): boolean =>
    bases.stacks.some(({ old, now }) => old.id === stack.variantOf || now.id === stack.variantOf);
  return [
    ...addedStacks.filter(ofBoth).map((stack) => draftOf(stack, head)),
    ...removedStacks.filter(ofBoth).map((stack) => draftOf(stack, base)),
  ];
}

function lastName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
