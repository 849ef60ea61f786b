import type { Place } from '../../lint/place.js';
import type { Stack } from '../../model/stack.js';
import type { Pairs, ServicePair } from './pairs.js';

/** What is needed to say where something of the head was in the base. */
export interface PlaceReading {
  readonly pairs: Pick<Pairs, 'stacks' | 'services'>;
  /** The projects of the base. */
  readonly olds: readonly Stack[];
  /** Where a file of the head was in the base. */
  readonly wasAt: (path: string) => string;
  /** Whether the base has a file. */
  readonly has: (path: string) => boolean;
}

/**
 * Says how the base had a place of the head: under the old path of a file that was moved, and the old name of a service that was renamed.
 * A service that both versions have was where the base declared it, unless that file was already one of its project's. Undefined for
 * what stayed where it was, and for what is new.
 */
export function placesBefore({ pairs, olds, wasAt, has }: PlaceReading): (place: Place) => Place | undefined {
  const filesOf = new Map(olds.map(({ id, files }) => [id, new Set(files)] as const));
  const moved = new Map<string, string>();
  for (const { old, now } of pairs.stacks) {
    if (!has(now.at.file.path)) moved.set(now.at.file.path, old.at.file.path);
  }
  const fileWas = (path: string): string => {
    const was = wasAt(path);
    return was === path ? (moved.get(path) ?? path) : was;
  };
  const byId = new Map<string, ServicePair>();
  const byName = new Map<string, ServicePair>();
  for (const pair of pairs.services) {
    byId.set(pair.now.id, pair);
    byName.set(keyOf(pair.now.at.file.path, pair.now.name), pair);
  }
  const pathOf = ({ old, now }: ServicePair, path: string): string => {
    if (path === now.at.file.path) return old.at.file.path;
    const was = fileWas(path);
    return filesOf.get(old.stack)?.has(was) === false ? old.at.file.path : was;
  };
  return (place) => {
    const { at, service } = place;
    const { path } = at.file;
    const pair =
      service === undefined
        ? undefined
        : service.id === undefined
          ? byName.get(keyOf(path, service.name))
          : byId.get(service.id);
    const was = pair === undefined ? fileWas(path) : pathOf(pair, path);
    if (was === path && (pair === undefined || pair.old.id === pair.now.id)) return undefined;
    return {
      at: { ...at, file: { ...at.file, path: was } },
      ...(pair === undefined
        ? service === undefined
          ? {}
          : { service }
        : { service: { name: pair.old.name, id: pair.old.id } }),
    };
  };
}

function keyOf(path: string, name: string): string {
  return JSON.stringify([path, name]);
}
