import type { Location } from '../documents/location.js';
import type { Image } from './stack.js';

/** Where and how an image reference was written. */
export interface ImageOrigin {
  readonly at: Location;
  /** True when a variable without a value is in it. */
  readonly unknown?: boolean;
}

/**
 * The parts of an image reference (OCI distribution: `[host[:port]/]path[:tag][@digest]`). Never fails: what does not fit
 * the grammar stays in the repository. Docker Hub's names (`docker.io`, `index.docker.io`) and its `library/` are left out.
 */
export function parseImage(reference: string, { at, unknown = false }: ImageOrigin): Image {
  const text = reference.trim();
  const digestAt = text.indexOf('@');
  const digest = digestAt < 0 ? undefined : text.slice(digestAt + 1);
  const named = digestAt < 0 ? text : text.slice(0, digestAt);

  // Only a colon after the last slash starts a tag; before it stands a registry's port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  // A registry that is a variable without a value leaves a slash at the start.
  const path = (colon < 0 ? named : named.slice(0, colon)).replace(/^\/+/, '');

  const slash = path.indexOf('/');
  const host = slash < 0 ? '' : path.slice(0, slash);
  const hub = host === 'docker.io' || host === 'index.docker.io';
  const registry = !hub && isHost(host) ? host : undefined;
  const repository = hub || registry !== undefined ? path.slice(slash + 1) : path;

  return {
    reference: text,
    registry,
    repository: registry === undefined && repository.startsWith('library/') ? repository.slice(8) : repository,
    tag: tag === '' ? undefined : tag,
    digest: digest === '' ? undefined : digest,
    unknown,
    at,
  };
}

/** A first part is a host when it could be no path: a dot, a port, `localhost`, or a capital. */
function isHost(part: string): boolean {
  return part === 'localhost' || /[.:A-Z]/.test(part);
}
