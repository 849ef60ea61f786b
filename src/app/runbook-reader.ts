import type { Evidence } from '../model/evidence.js';
import type { Runbook } from '../model/runbook.js';
import type { Repository } from '../source/repository.js';
import type { Observed } from './observe.js';

const SOURCES: ReadonlySet<string> = new Set(['makefile', 'script', 'package']);

/** Reads the files of commands that run the projects of a repository; undefined where none does, and nothing is loaded. */
export async function runbookReader(
  repository: Repository,
  { files, observed }: Pick<Observed, 'files' | 'observed'>,
): Promise<(() => readonly Runbook[]) | undefined> {
  const paths = runbookPaths(observed.evidence);
  if (paths.length === 0) return undefined;
  const { runbooksOf } = await import('./runbooks.js');
  return () => runbooksOf(repository, paths, files.parse);
}

/** Files in which commands were found that run Compose. */
export function runbookPaths(evidence: readonly Evidence[]): readonly string[] {
  return evidence
    .filter(({ kind, details }) => kind === 'command.compose' && SOURCES.has(details?.source ?? ''))
    .map(({ at }) => at.file.path);
}
