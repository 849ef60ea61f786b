import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Draft } from './draft.js';
import type { ServicePair } from './pairs.js';
import type { Scene } from './scene.js';

/** Pairs of which one can reach the other, that one change names. */
const MOST_EDGES = 100;

/** Services that go into the network of another service or container, or leave it: `network_mode: service:db`. */
export function sharingChanges(
  pairs: readonly ServicePair[],
  base: Scene,
  head: Scene,
  wasOf: ReadonlyMap<string, string>,
): Draft[] {
  return pairs.flatMap(({ old, now }): Draft[] => {
    const [before, after] = [ownerOf(old), ownerOf(now)];
    if (before === after) return [];
    if (after === undefined) {
      const message = `${quoted(now.name)} no longer shares the network of ${quoted(before ?? '')}.`;
      const at = old.networkMode?.at ?? old.at;
      return [{ kind: 'network-left', effect: 'neutral', message, services: [now.id], at, side: 'base' }];
    }
    const reached = base.reach.from(old.id);
    const edges = [...head.reach.from(now.id).keys()]
      .filter((id) => wasOf.has(id) && !reached.has(wasOf.get(id) ?? ''))
      .slice(0, MOST_EDGES)
      .map((to) => ({ from: now.id, to }));
    return [
      {
        kind: 'network-joined',
        effect: edges.length > 0 ? 'opens' : 'neutral',
        message: `${quoted(now.name)} now shares the network of ${quoted(after)}${before === undefined ? '' : `, before that of ${quoted(before)}`}.`,
        services: [now.id],
        ...(edges.length > 0 ? { edges } : {}),
        at: now.networkMode?.at ?? now.at,
        side: 'head',
      },
    ];
  });
}

/** The service or the container whose network it shares. */
function ownerOf({ networkMode }: Service): string | undefined {
  const mode = networkMode?.value;
  if (mode?.kind === 'service') return mode.service;
  return mode?.kind === 'container' ? mode.container : undefined;
}
