import type { Place } from '../lint/place.js';
import type { ScopeConfig } from './config-file.js';
import { nameMatcher, pathMatcher } from './path-globs.js';

/** The places of a scope as a text, the same for the same places in another order: two versions of a configuration are compared by it. */
export function scopeText({ paths = [], services = [] }: ScopeConfig): string {
  return JSON.stringify([[...new Set(paths)].sort(), [...new Set(services)].sort()]);
}

/** Whether a place is in scope: both bounds must be met where both are given. */
export function scopeMatcher({ paths = [], services = [] }: ScopeConfig): (place: Place) => boolean {
  const inPath = pathMatcher(paths);
  const named = nameMatcher(services);
  return ({ at, service }) =>
    (paths.length === 0 || inPath(at.file.path)) &&
    (services.length === 0 ||
      (service !== undefined && (named(service.name) || (service.id !== undefined && named(service.id)))));
}
