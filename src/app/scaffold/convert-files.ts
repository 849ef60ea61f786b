import { baseName, folderOf, joinPath } from '../../lib/paths.js';

/** A file that a conversion writes. */
export interface ConvertedFile {
  readonly path: string;
  /** Its text so far; absent where the file is new. */
  readonly before?: string;
  readonly after: string;
}

/** `compose.prod.yml` and `infra` make `compose.infra.prod.yml`. */
export function withPart(path: string, part: string): string {
  if (part === '') return path;
  const name = baseName(path);
  const dot = name.indexOf('.', 1);
  const named = dot < 0 ? `${name}.${part}` : `${name.slice(0, dot)}.${part}${name.slice(dot)}`;
  return joinPath(folderOf(path), named);
}

/** A path from a folder, both of the repository; `.` where they are the same. */
export function fromFolder(folder: string, path: string): string {
  const [from, to] = [folder, path].map((one) => one.split('/').filter((segment) => segment !== ''));
  let common = 0;
  const [a = [], b = []] = [from, to];
  while (common < a.length && a[common] === b[common]) common++;
  const segments = [...a.slice(common).map(() => '..'), ...b.slice(common)];
  return segments.length === 0 ? '.' : segments.join('/');
}
