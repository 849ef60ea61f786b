import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Paths, with the folder, that are missing, different or no longer made. Sorted. */
export function differences(folder: string, files: ReadonlyMap<string, Buffer>): readonly string[] {
  const paths = new Set([...files.keys(), ...present(folder)]);
  return [...paths]
    .filter((path) => {
      const wanted = files.get(path);
      const at = join(folder, path);
      return wanted === undefined || !existsSync(at) || !readFileSync(at).equals(wanted);
    })
    .sort()
    .map((path) => join(folder, path));
}

/** Makes the folder hold exactly these files. */
export function write(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const path of present(folder)) if (!files.has(path)) rmSync(join(folder, path));
  for (const [path, content] of files) {
    const at = join(folder, path);
    mkdirSync(dirname(at), { recursive: true });
    // An entry starts with a shebang, so that it runs by its own name.
    writeFileSync(at, content);
    chmodSync(at, content.subarray(0, 2).toString() === '#!' ? 0o755 : 0o644);
  }
}

function present(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
