import type { Location } from '../documents/location.js';
import type { Service, Stack } from '../model/stack.js';

/** A path of the machine that a service sees, whatever notation gave it. */
export interface HostMount {
  /** Absolute and normalised, in the home folder (`~/.ssh`), or repository-relative. */
  readonly path: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly at: Location;
  /** Where the path is written when the mount only names a volume. */
  readonly writtenAt?: Location;
}

/** Binds, named pipes and volumes that stand for a path of the machine. A path that a variable without a value decides is left out. */
export function hostMounts(stack: Pick<Stack, 'volumes'>, service: Service): readonly HostMount[] {
  return service.mounts.flatMap(({ type, source, target, readOnly, unknown, at }): HostMount[] => {
    if (source === undefined || unknown === true) return [];
    if (type === 'bind' || type === 'npipe') return [{ path: normalPath(source), target, readOnly, at }];
    if (type !== 'volume') return [];
    const path = stack.volumes.find(({ key }) => key === source)?.hostPath;
    return path === undefined ? [] : [{ path: normalPath(path.value), target, readOnly, at, writtenAt: path.at }];
  });
}

/** A path without repeated or trailing slashes, `.` and `..`; backslashes of Windows turned. */
export function normalPath(text: string): string {
  const slashed = text.replaceAll('\\', '/');
  const absolute = slashed.startsWith('/');
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !absolute) parts.push(part);
  }
  return `${absolute ? '/' : ''}${parts.join('/')}`;
}

/**
 * Whether a path is meant by a pattern: the path itself (`/etc`), everything below it (`/proc/**`), names that begin alike (`/dev/sd*`),
 * or a file of that name anywhere (`docker.sock`).
 */
export function matchesPath(path: string, pattern: string): boolean {
  if (pattern.endsWith('/**')) return path.startsWith(pattern.slice(0, -2));
  if (pattern.endsWith('*')) return path.startsWith(pattern.slice(0, -1));
  return path === pattern || (!pattern.includes('/') && path.endsWith(`/${pattern}`));
}
