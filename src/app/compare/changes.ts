import { by } from '../../lib/compare.js';
import type { Stack } from '../../model/stack.js';
import type { ReportChange } from '../../report/comparison.js';
import type { Side } from '../side.js';
import { changeOf, type Draft } from './draft.js';
import { networkChanges, type Translation } from './networks.js';
import { pairsOf } from './pairs.js';
import { allPortChanges } from './ports.js';
import { guardDrafts, guardsOf } from './protections.js';
import { renamedNetworks, type Scene, sceneOf } from './scene.js';
import { serviceChanges } from './services.js';
import { exposureChanges } from './stores.js';
import { variantChanges } from './variants.js';

/** Differences that are told one by one. */
const MOST = 200;

/** What is different between two versions of what is deployed. `nowAt` tells where a file of the base is in the head. */
export function architectureChanges(base: Side, head: Side, nowAt: (path: string) => string): Draft[] {
  const scenes = {
    base: sceneOf('base', base.observed.loaded),
    head: sceneOf('head', head.observed.loaded),
  };
  const pairs = pairsOf(scenes.base.stacks, scenes.head.stacks, nowAt);
  const renamed = renamedNetworks(scenes.base, scenes.head, pairs.stacks);
  const earlier = new Map([...renamed].map(([old, now]) => [now, old]));
  const toBase: Translation = {
    service: (id) => pairs.wasOf.get(id),
    network: (name) => earlier.get(name) ?? (scenes.base.networks.has(name) ? name : undefined),
  };
  const toHead: Translation = {
    service: (id) => pairs.nowOf.get(id),
    network: (name) => renamed.get(name) ?? (scenes.head.networks.has(name) ? name : undefined),
  };
  const guards = guardsOf(pairs.services, stacksById(scenes.base), stacksById(scenes.head));
  const drafts = [
    ...serviceChanges(pairs, scenes.base, scenes.head),
    ...networkChanges(scenes.base, scenes.head, toBase, toHead),
    ...allPortChanges(pairs.services, scenes.base, scenes.head),
    ...guardDrafts(guards, (id) => pairs.nowOf.get(id) ?? id),
  ];
  const ways = drafts.length === 0 ? [] : exposureChanges(scenes.base, scenes.head, pairs.wasOf, pairs.nowOf);
  return [...drafts, ...ways, ...variantChanges(base, head, pairs, guards, nowAt)];
}

function stacksById({ stacks }: Scene): ReadonlyMap<string, Stack> {
  return new Map(stacks.map((stack) => [stack.id, stack]));
}

/** In the order in which they are told: what weakens the policy, what opens something, then the others; each by place. */
export function inOrder(drafts: readonly Draft[]): {
  readonly changes: readonly ReportChange[];
  readonly more: number;
} {
  const changes = drafts.map(changeOf).sort(
    by(
      ({ effect }) => (effect === 'opens' ? 0 : 1),
      ({ kind }) => (kind === 'policy-changed' ? 0 : 1),
      ({ location }) => location?.path ?? '',
      ({ location }) => location?.line ?? 0,
      ({ location }) => location?.column ?? 0,
      ({ side }) => side,
      ({ kind }) => kind,
      ({ message }) => message,
    ),
  );
  return { changes: changes.slice(0, MOST), more: Math.max(0, changes.length - MOST) };
}
