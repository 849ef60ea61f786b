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
}

/** What places are told by. */
export interface Places {
  readonly services: ReadonlyMap<string, Service>;
  readonly stacks: readonly Stack[];
}

const layersById = memo((stacks: readonly Stack[]) => new Map(stacks.map(({ id, layers }) => [id, layers])));

/** The place of what is said about a subject: of a service when the subject is one, or when its text stands inside of one. */
export function placeOf(
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
