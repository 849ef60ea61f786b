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
export function standsAlone(outline: Outline): boolean {
  const { services } = outline;
  return services.size > 0 && ![...services.values()].includes(false) && missing(outline).size === 0;
}

/** Services waited for and networks joined that the file does not have itself. */
function missing({ services, needs, joined, networks }: Outline): Set<string> {
  const absent = [...needs].filter((name) => !services.has(name));
  return new Set([...absent, ...[...joined].filter((name) => !networks.has(name) && name !== 'default')]);
}

/** How many of the things that a file lacks, and of the services that it names, another file has. */
export function leaning(file: Outline, base: Outline): number {
  let count = sharedServices(file, base);
  for (const name of missing(file)) if (base.services.has(name) || base.networks.has(name)) count++;
  return count;
}

export function standingOf(file: Candidate, base: Candidate): Standing {
  const own = file.outline.services;
  const shared = sharedServices(file.outline, base.outline);
  if (!standsAlone(file.outline)) {
    return leaning(file.outline, base.outline) > 0 || own.size === 0 ? 'overlay' : 'fragment';
  }
  if (shared * 2 >= Math.max(own.size, base.outline.services.size) && shared > 0) return 'alternative';
  return shared > 0 && namesEnvironment(file.path) ? 'alternative' : 'own';
}

function sharedServices(a: Outline, b: Outline): number {
  const [small, large] = a.services.size <= b.services.size ? [a, b] : [b, a];
  let shared = 0;
  for (const name of small.services.keys()) if (large.services.has(name)) shared++;
  return shared;
}
