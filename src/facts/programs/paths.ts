import { resolvePath } from '../../lib/paths.js';
import type { FileSource, Subject } from './reading.js';

/** Folders at the front of a path in the container that are tried without: `/app/config/puma.rb`, `/usr/src/app/puma.rb`. */
const MOST_FOLDERS = 4;

/** Files of the repository that a path in the container may be: by what is mounted there, else by what the image is built from. */
export function pathsInRepository(path: string, { mounts, build }: Subject, files: FileSource): readonly string[] {
  const found: string[] = [];
  const add = (folder: string, rest: string): void => {
    const resolved = resolvePath(folder === '.' ? '' : folder, rest);
    if (resolved !== undefined && files.has(resolved) && !found.includes(resolved)) found.push(resolved);
  };
  for (const { type, source, target, unknown } of mounts) {
    if (type !== 'bind' || source === undefined || unknown === true || source.startsWith('/')) continue;
    if (path === target && files.has(source)) found.push(source);
    const folder = target.endsWith('/') ? target : `${target}/`;
    if (path.startsWith(folder)) add(source, path.slice(folder.length));
    else if (!path.startsWith('/')) add(source, path);
  }
  const context = build?.context;
  if (context === undefined) return found;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const deepest = path.startsWith('/') ? Math.min(MOST_FOLDERS, segments.length - 1) : 0;
  for (let left = 0; left <= deepest; left++) add(context, segments.slice(left).join('/'));
  return found;
}
