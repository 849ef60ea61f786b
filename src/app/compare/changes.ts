import { by } from '../../lib/compare.js';
import { STORE_ROLES } from '../../model/role.js';
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
import { sharingChanges } from './sharing.js';
import { exposureChanges } from './stores.js';
import { variantChanges } from './variants.js';

/** Differences that are told one by one. */
const MOST = 200;
/** Those that nobody may overlook are told beyond that. */
const MOST_GRAVE = 2_000;
/** Openings that are read at a glance. */
const FEW = 8;
/** Sentences on a weaker policy before those on exposed data stores. */
const POLICY_FIRST = 4;

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
    ...sharingChanges(pairs.services, scenes.base, scenes.head, pairs.wasOf),
    ...allPortChanges(pairs.services, scenes.base, scenes.head),
    ...guardDrafts(guards, (id) => pairs.nowOf.get(id) ?? id),
  ];
  const ways = drafts.length === 0 ? [] : exposureChanges(scenes.base, scenes.head, pairs.wasOf, pairs.nowOf);
  const all = [...drafts, ...ways, ...variantChanges(base, head, pairs, guards, nowAt)];
  return all.map((draft) => (isGrave(draft, scenes.head) ? { ...draft, grave: true } : draft));
}

function stacksById({ stacks }: Scene): ReadonlyMap<string, Stack> {
  return new Map(stacks.map((stack) => [stack.id, stack]));
}

const Rank = { policy: 0, store: 1, opening: 2, otherPolicy: 3, other: 4 } as const;

const EXPOSING: ReadonlySet<Draft['kind']> = new Set(['port-published', 'service-added', 'store-exposed']);

/** Whether a data store comes into the open. */
function isGrave({ kind, effect, services }: Draft, { services: known }: Scene): boolean {
  return (
    effect === 'opens' &&
    EXPOSING.has(kind) &&
    services.some((id) => STORE_ROLES.has(known.get(id)?.role.role ?? 'app'))
  );
}

/** What is told of a comparison, and how much more there is. */
export interface Told {
  readonly changes: readonly ReportChange[];
  readonly more: number;
  /** How many of those open something. */
  readonly moreOpenings: number;
}

/**
 * In the order in which they are told: what weakens the policy and what exposes a data store, what else opens something, then the
 * others; each by place. A policy that is weakened in many ways does not push the stores out of sight. Few openings are told by
 * place alone: nobody overlooks one of them.
 */
export function inOrder(drafts: readonly Draft[]): Told {
  const isMuch = drafts.filter(({ effect }) => effect === 'opens').length > FEW;
  const sorted = drafts
    .map((draft) => ({ change: changeOf(draft), rank: rankOf(draft, isMuch) }))
    .sort(
      by(
        ({ rank }) => rank,
        ({ change }) => change.location?.path ?? '',
        ({ change }) => change.location?.line ?? 0,
        ({ change }) => change.location?.column ?? 0,
        ({ change }) => change.side,
        ({ change }) => change.kind,
        ({ change }) => change.message,
      ),
    );
  const of = (rank: Rank): readonly ReportChange[] => sorted.flatMap((one) => (one.rank === rank ? [one.change] : []));
  const [policy, stores] = [of(Rank.policy), of(Rank.store)];
  const first = [...policy.slice(0, POLICY_FIRST), ...stores, ...policy.slice(POLICY_FIRST)];
  const all = [...first, ...of(Rank.opening), ...of(Rank.otherPolicy), ...of(Rank.other)];
  const most = Math.min(Math.max(MOST, first.length), MOST_GRAVE);
  const rest = all.slice(most);
  return {
    changes: all.slice(0, most),
    more: rest.length,
    moreOpenings: rest.filter(({ effect }) => effect === 'opens').length,
  };
}

type Rank = (typeof Rank)[keyof typeof Rank];

function rankOf({ effect, kind, grave }: Draft, isMuch: boolean): Rank {
  const isPolicy = kind === 'policy-changed';
  if (effect !== 'opens') return isPolicy ? Rank.otherPolicy : Rank.other;
  if (isPolicy) return Rank.policy;
  return isMuch && grave === true ? Rank.store : Rank.opening;
}
