import type { Location } from '../documents/location.js';
import type { Service, Stack } from '../model/stack.js';
import { memo } from './memo.js';

/** Where something was found, as policies name places: the place in the text, and the service that it is about. */
export interface Place {
  readonly at: Location;
  /** Name of the service, and its id; absent where it is about none. */
  readonly service?: { readonly name: string; readonly id?: string };
  /** Files of the project that are laid over one another; each may write the key that this stands at. */
  readonly layers?: readonly string[];
  /** The same place as the version to compare with had it, under another path or name: a change must not move it into an exception. */
  readonly before?: Place;
}

/** What places are told by. */
export interface Places {
  readonly services: ReadonlyMap<string, Service>;
  readonly stacks: readonly Stack[];
  /** How the version to compare with had a place; undefined where it had the same, or none. Absent: there is no such version. */
  readonly placeBefore?: ((place: Place) => Place | undefined) | undefined;
}

const layersById = memo((stacks: readonly Stack[]) => new Map(stacks.map(({ id, layers }) => [id, layers])));

/** The place of what is said about a subject: of a service when the subject is one, or when its text stands inside of one. */
export function placeOf(places: Places, of: { readonly at: Location; readonly subject: string }): Place {
  const place = placeNow(places, of);
  const before = places.placeBefore?.(place);
  return before === undefined ? place : { ...place, before };
}

function placeNow(
  { services, stacks }: Places,
  { at, subject }: { readonly at: Location; readonly subject: string },
): Place {
  const service = services.get(subject);
  const layers = layersById(stacks).get(service?.stack ?? subject) ?? [];
  const place = layers.length < 2 ? { at } : { at, layers };
  if (service !== undefined) return { ...place, service: { name: service.name, id: service.id } };
  const name = /^services\.([^.[\]]+)/.exec(at.pointer)?.[1];
  return name === undefined ? place : { ...place, service: { name } };
}
