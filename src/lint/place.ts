import type { Location } from '../documents/location.js';
import type { Service } from '../model/stack.js';

/** Where something was found, as policies name places: the place in the text, and the service that it is about. */
export interface Place {
  readonly at: Location;
  /** Name of the service, and its id; absent where it is about none. */
  readonly service?: { readonly name: string; readonly id?: string };
}

/** The place of what is said about a subject: of a service when the subject is one, or when its text stands inside of one. */
export function placeOf(
  services: ReadonlyMap<string, Service>,
  { at, subject }: { readonly at: Location; readonly subject: string },
): Place {
  const service = services.get(subject);
  if (service !== undefined) return { at, service: { name: service.name, id: service.id } };
  const name = /^services\.([^.[\]]+)/.exec(at.pointer)?.[1];
  return name === undefined ? { at } : { at, service: { name } };
}
