import { baseName, folderOf, joinPath } from '../lib/paths.js';
import type { RepositoryTree } from '../lint/check.js';
import { type IgnoreRules, parseIgnoreRules, verdictOf } from '../source/gitignore.js';
import type { Repository } from '../source/repository.js';

/** The tree of a repository for rules about paths; undefined when its listing is not complete. Nothing is indexed before it is asked for. */
export function treeOf(repository: Repository): RepositoryTree | undefined {
  if (repository.skipped.some(({ reason }) => reason === 'too-many-files' || reason === 'too-deep')) return undefined;
  let folders: ReadonlyMap<string, readonly string[]> | undefined;
  const index = () => {
    folders ??= namesByFolder(repository);
    return folders;
  };
  const skipped = new Set([...repository.skipped.map(({ path }) => path), ...submodulesOf(repository)]);
  const rules = new Map<string, IgnoreRules>();
  const rulesIn = (folder: string): IgnoreRules => {
    const known = rules.get(folder);
    if (known !== undefined) return known;
    const path = joinPath(folder, '.gitignore');
    const read = repository.has(path) ? repository.read(path) : undefined;
    const parsed = read?.ok === true ? parseIgnoreRules(read.text) : [];
    rules.set(folder, parsed);
    return parsed;
  };
  return {
    hasFile: (path) => repository.has(path),
    hasFolder: (path) => index().has(path),
    isUnknown: (path) => stepsOf(path).some((step) => skipped.has(step)) || isIgnored(path, rulesIn),
    files: () => repository.files,
    namesIn: (folder) => index().get(folder) ?? [],
  };
}

/** Folders of other repositories, which are empty until somebody fetches them. */
function submodulesOf(repository: Repository): string[] {
  const read = repository.has('.gitmodules') ? repository.read('.gitmodules') : undefined;
  if (read?.ok !== true) return [];
  return read.text.split('\n').flatMap((line) => {
    const [key = '', path = ''] = line.split('=', 2);
    return key.trim() === 'path' ? [path.trim()] : [];
  });
}

function namesByFolder(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>([['', []]]);
  for (const { path } of repository.files) {
    let folder = folderOf(path);
    const names = folders.get(folder);
    if (names !== undefined) {
      names.push(baseName(path));
      continue;
    }
    folders.set(folder, [baseName(path)]);
    while (folder !== '') {
      folder = folderOf(folder);
      if (folders.has(folder)) break;
      folders.set(folder, []);
    }
  }
  return folders;
}

/** The path and every folder above it. */
function stepsOf(path: string): string[] {
  const segments = path.split('/');
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** Whether .gitignore files keep a path, or a folder above it, out. Whether a path that is not there is a folder is not known. */
function isIgnored(path: string, rulesIn: (folder: string) => IgnoreRules): boolean {
  const segments = path.split('/');
  for (let end = 1; end <= segments.length; end++) {
    let verdict: boolean | undefined;
    for (let start = end - 1; start >= 0 && verdict === undefined; start--) {
      verdict = verdictOf(rulesIn(segments.slice(0, start).join('/')), segments.slice(start, end), true);
    }
    if (verdict === true) return true;
  }
  return false;
}
