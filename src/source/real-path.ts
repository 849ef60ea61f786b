import { realpathSync } from 'node:fs';

/** An absolute path with its links resolved; undefined where nothing is there or the links lead in a circle. */
export function realPath(path: string): string | undefined {
  if (path.includes('\0')) return undefined;
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
