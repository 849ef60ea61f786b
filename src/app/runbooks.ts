import type { ParsedFile } from '../documents/node.js';
import { candidateOf } from '../evidence/collect.js';
import { filePathOf } from '../evidence/file-path.js';
import { readRunbook, runbookFormatOf } from '../evidence/runbooks/read.js';
import { compareText } from '../lib/compare.js';
import { baseName, folderOf } from '../lib/paths.js';
import type { Runbook } from '../model/runbook.js';
import type { Repository } from '../source/repository.js';

/** Files that are read; a repository with more is none that people run by hand. */
const MAX_FILES = 300;
const MAX_TEXT = 300_000;

/** The files of commands that run Compose, and those beside them, which may run these. */
export function runbooksOf(
  repository: Repository,
  paths: readonly string[],
  parse: (path: string) => ParsedFile,
): readonly Runbook[] {
  const folders = new Set(paths.map(folderOf));
  const certain = new Set(paths);
  const candidates = repository.files
    .filter(({ path }) => folders.has(folderOf(path)) && runbookFormatOf(filePathOf(path)) !== undefined)
    .map(({ path }) => path)
    .sort((a, b) => Number(certain.has(b)) - Number(certain.has(a)) || compareText(a, b))
    .slice(0, MAX_FILES)
    .sort(compareText);
  let names: ReadonlySet<string> | undefined;
  const listing = {
    has: repository.has,
    hasName: (name: string) => {
      names ??= new Set(repository.files.map(({ path }) => baseName(path)));
      return names.has(name);
    },
  };
  repository.prefetch(candidates);
  return candidates.flatMap((path) => {
    const read = repository.read(path);
    if (!read.ok || read.text.length > MAX_TEXT) return [];
    return readRunbook(candidateOf(filePathOf(path), read.text, parse), listing) ?? [];
  });
}
