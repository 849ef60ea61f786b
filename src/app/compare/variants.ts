import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Side } from '../side.js';
import type { Draft } from './draft.js';
import { type Pairs, pairsOf } from './pairs.js';
import { portChanges } from './ports.js';
import { type GuardChange, guardDrafts, guardsOf } from './protections.js';
import { type Scene, sceneOf } from './scene.js';

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
  const baseOf = new Map(bases.stacks.map(({ now }) => [now.id, now]));
  const baseChanges = ownDrafts(bases, scenes);
  const known = new Set(baseChanges.map((draft) => JSON.stringify([draft.services.map(lastName), draft.message])));
  const toldGuards = new Set(told.map(({ service, key }) => `${service.stack}\n${service.name}\n${key}`));
  const drafts: Draft[] = [];
  for (const { old, now } of pairs.stacks) {
    const prefix = `In the variant ${quoted(now.variant ?? now.name)}, `;
    const isOwn = (draft: Draft): boolean => !known.has(JSON.stringify([draft.services.map(lastName), draft.message]));
    const services = pairs.services.filter((pair) => pair.now.stack === now.id && pair.old.stack === old.id);
    const ports = services.flatMap((pair) => portChanges(pair, scenes.base, scenes.head)).filter(isOwn);
    const guards = guardsOf(services, byId(old), byId(now)).filter(({ service, key }) => {
      const stacks = [old.variantOf, now.variantOf];
      return !stacks.some((stack) => toldGuards.has(`${stack}\n${service.name}\n${key}`));
    });
    const inBase = new Map(baseOf.get(now.variantOf ?? '')?.services.map(({ name, id }) => [name, id]) ?? []);
    const found = [
      ...ports.map((draft) => ({ ...draft, message: `${prefix}${draft.message}` })),
      ...guardDrafts(guards, (id) => id, prefix),
      ...existence(pairs, now, inBase, prefix),
    ];
    // Pictures show projects without their variants: a service stands for what the variant makes of it.
    const shown = (id: string): readonly string[] => {
      const own = inBase.get(lastName(id));
      return own === undefined ? [] : [own];
    };
    drafts.push(...found.map((draft) => ({ ...draft, services: draft.services.flatMap(shown) })));
  }
  return [...drafts, ...variantsThatCame(pairs)];
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

/** Services that only the variant adds or drops. */
function existence(pairs: Pairs, stack: Stack, inBase: ReadonlyMap<string, string>, prefix: string): Draft[] {
  const added = pairs.added.filter((service) => service.stack === stack.id && !inBase.has(service.name));
  return added.map((service) => ({
    kind: 'service-added',
    effect: 'neutral',
    message: `${prefix}${quoted(service.name)} is new.`,
    services: [service.id],
    at: service.at,
    side: 'head',
  }));
}

function variantsThatCame({ addedStacks, removedStacks }: Pairs): Draft[] {
  const draftOf = (stack: Stack, side: Draft['side']): Draft => ({
    kind: side === 'head' ? 'project-added' : 'project-removed',
    effect: 'neutral',
    message: `The variant ${quoted(stack.variant ?? stack.name)} of project ${quoted(stack.name)} is ${side === 'head' ? 'new' : 'gone'}.`,
    services: [],
    at: stack.at,
    side,
  });
  return [
    ...addedStacks.map((stack) => draftOf(stack, 'head')),
    ...removedStacks.map((stack) => draftOf(stack, 'base')),
  ];
}

function lastName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
