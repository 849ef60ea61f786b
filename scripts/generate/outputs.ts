import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders in which every file is generated: what is not among the outputs is left over from a rule that is gone. */
const OWNED = ['docs/rules', 'docs/patterns', 'docs/schema', 'rules/schema', 'src/rulebook/generated'];

/** Generated files by path, relative to the repository's root. */
export type Outputs = Map<string, string>;

/** Paths, sorted, whose content on disk is not what was generated: changed, absent or left over. */
export function staleFiles(root: string, outputs: Outputs): string[] {
  const changed = [...outputs].filter(([path, text]) => contentOf(join(root, path)) !== text).map(([path]) => path);
  return [...changed, ...leftovers(root, outputs)].sort();
}

/** Writes what changed and removes what is left over. Unchanged files keep their time, so that builds stay incremental. */
export function writeOutputs(root: string, outputs: Outputs): string[] {
  const stale = staleFiles(root, outputs);
  for (const path of stale) {
    const text = outputs.get(path);
    if (text === undefined) rmSync(join(root, path));
    else write(join(root, path), text);
  }
  return stale;
}

/** Files that the compiler does not copy, beside the compiled modules that import them. */
export function copyToBuild(root: string, outputs: Outputs): void {
  for (const [path, text] of outputs) {
    if (/\.(cjs|json)$/.test(path) && path.startsWith('src/')) write(join(root, 'build', path), text);
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function contentOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function leftovers(root: string, outputs: Outputs): string[] {
  return OWNED.flatMap((folder) => filesBelow(root, folder)).filter((path) => !outputs.has(path));
}

/** Paths of all files below a folder, relative to the root, sorted. Empty when there is no such folder. */
export function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}
