import type { ExposurePath } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import { type Draft, listedIds, nameOf } from './draft.js';
import { isOutside, wayIn } from './port-words.js';
import type { Scene } from './scene.js';

/** Stores of both versions to which a way from a published port leads in one of them alone, by the first hop of it. */
export function exposureChanges(
  base: Scene,
  head: Scene,
  wasOf: ReadonlyMap<string, string>,
  nowOf: ReadonlyMap<string, string>,
): Draft[] {
  const [before, after] = [exposed(base), exposed(head)];
  return [
    ...waysTo(after, (id) => wasOf.has(id) && !before.has(wasOf.get(id) ?? '')).map((ways): Draft => {
      const { published, through } = ways[0];
      const message = `${listedIds(ways.map(({ store }) => store))} can now be reached from ${wayIn(published)}, by way of ${hops(through)}.`;
      const services = [...new Set(ways.flatMap((way) => way.through))];
      return { kind: 'store-exposed', effect: 'opens', message, services, at: published.at, side: 'head' };
    }),
    ...waysTo(before, (id) => nowOf.has(id) && !after.has(nowOf.get(id) ?? '')).map((ways): Draft => {
      const { published, through } = ways[0];
      const message = `No published port leads to ${listedIds(
        ways.map(({ store }) => store),
        'or',
      )} any more: before, ${wayIn(published).replace(/^the published port /, '')} did by way of ${hops(through)}.`;
      const services = [...new Set(ways.flatMap((way) => way.through))].map((id) => nowOf.get(id) ?? id);
      return { kind: 'store-shielded', effect: 'closes', message, services, at: published.at, side: 'base' };
    }),
  ];
}

type Ways = readonly [ExposurePath, ...ExposurePath[]];

/** The first way from outside to each store; an empty one where the store itself is published. */
function exposed({ reach }: Scene): ReadonlyMap<string, ExposurePath> {
  const found = new Map<string, ExposurePath>();
  for (const path of reach.paths) {
    if (!isOutside(path.published)) continue;
    const known = found.get(path.store);
    if (known === undefined || path.through.length < known.through.length) found.set(path.store, path);
  }
  return found;
}

/** Those that are asked for, together where they are reached by one way. A store that is published itself is told with its port. */
function waysTo(paths: ReadonlyMap<string, ExposurePath>, wanted: (store: string) => boolean): Ways[] {
  const groups = new Map<string, [ExposurePath, ...ExposurePath[]]>();
  for (const path of paths.values()) {
    if (path.through.length < 2 || !wanted(path.store)) continue;
    const key = JSON.stringify([path.published.hostPort, path.published.port, ...path.through.slice(0, -1)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [path]);
    else group.push(path);
  }
  return [...groups.values()];
}

/** Hops shown of one way. */
const MOST_HOPS = 5;

function hops(through: readonly string[]): string {
  const names = through.slice(0, -1).map((id) => quoted(nameOf(id)));
  return names.length <= MOST_HOPS
    ? names.join(' -> ')
    : `${names.slice(0, MOST_HOPS).join(' -> ')} and ${names.length - MOST_HOPS} more`;
}
