import type { Candidate } from './candidates.js';
import { namesEnvironment } from './file-names.js';
import type { Outline } from './outline.js';

/** How a file stands to the base of its folder. */
export type Standing =
  /** Laid over the base. */
  | 'overlay'
  /** The same system, written out once more. */
  | 'alternative'
  /** A system of its own. */
  | 'own'
  /** Neither whole nor part of the base. */
  | 'fragment';

/** Whether everything that the file's services rest on is in the file. */
export function standsAlone({ services, needs, usesNetworks, sections, includes }: Outline): boolean {
  if (includes.length > 0) return true;
  if (services.size === 0 || [...services.values()].includes(false)) return false;
  if (usesNetworks && !sections.has('networks')) return false;
  return [...needs].every((name) => services.has(name));
}

export function standingOf(file: Candidate, base: Candidate): Standing {
  const own = file.outline.services;
  const shared = sharedServices(file.outline, base.outline);
  if (!standsAlone(file.outline)) {
    const leans = shared > 0 || [...file.outline.needs].some((name) => base.outline.services.has(name));
    return leans || own.size === 0 ? 'overlay' : 'fragment';
  }
  if (shared * 2 >= Math.max(own.size, base.outline.services.size) && shared > 0) return 'alternative';
  return shared > 0 && namesEnvironment(file.path) ? 'alternative' : 'own';
}

export function sharedServices(a: Outline, b: Outline): number {
  const [small, large] = a.services.size <= b.services.size ? [a, b] : [b, a];
  let shared = 0;
  for (const name of small.services.keys()) if (large.services.has(name)) shared++;
  return shared;
}
