import { compareText } from '../lib/compare.js';
import { joinPath } from '../lib/paths.js';
import type { Collector } from './collector.js';
import type { Folders } from './folders.js';
import { type IgnoreRules, parseIgnoreRules, verdictOf } from './gitignore.js';
import type { Repository } from './repository.js';

interface Level {
  readonly depth: number;
  readonly rules: IgnoreRules;
}

/**
 * Lists a folder without git: everything that its .gitignore files, nested ones included, do not exclude.
 * Git's own folders are never entered. The rules of a deeper file decide before those above it (gitignore(5)).
 */
export function walk(collector: Collector, folders: Folders, read: Repository['read']): void {
  const visit = (folder: string, depth: number, above: readonly Level[]): void => {
    const listing = folders.list(folder);
    if (listing === undefined) return;
    const levels =
      listing.get('.gitignore') === 'file' ? withRules(above, depth, read(joinPath(folder, '.gitignore'))) : above;
    for (const name of [...listing.keys()].sort(compareText)) {
      if (collector.full) return;
      const kind = listing.get(name);
      const path = joinPath(folder, name);
      if (kind === undefined || name === '.git' || isIgnored(levels, path, kind === 'folder')) continue;
      if (kind !== 'folder') collector.add(path, kind);
      else if (depth + 1 >= collector.limits.maxDepth) collector.tooDeep(path);
      else visit(path, depth + 1, levels);
    }
  };
  visit('', 0, []);
}

function withRules(above: readonly Level[], depth: number, file: ReturnType<Repository['read']>): readonly Level[] {
  return file.ok ? [...above, { depth, rules: parseIgnoreRules(file.text) }] : above;
}

function isIgnored(levels: readonly Level[], path: string, isFolder: boolean): boolean {
  if (levels.length === 0) return false;
  const segments = path.split('/');
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i];
    const verdict = level && verdictOf(level.rules, segments.slice(level.depth), isFolder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}
