import type { Problem } from '../documents/problem.js';

/**
 * What is wrong with the files of a repository: what loading its projects found, what parsing them found, and what reading them as
 * evidence found beyond that.
 */
export function problemsOf(
  loaded: readonly Problem[],
  parsed: readonly Problem[],
  observed: readonly Problem[] = [],
): readonly Problem[] {
  return [...loaded, ...parsed.filter(isMistake), ...newTo(loaded, observed)];
}

/** A template that evidence is read from line by line is no mistake; for a Compose file the loader has said so itself. */
function isMistake(problem: Problem): boolean {
  return problem.code !== 'yaml-template';
}

const UNREAD = ['unreadable-compose-file', 'unreadable-file'];

/** A file that could not be read is one problem, whoever asked for it. */
function newTo(known: readonly Problem[], more: readonly Problem[]): readonly Problem[] {
  const unread = new Set(known.filter(({ code }) => UNREAD.includes(code)).map(({ at }) => at.file.path));
  return more.filter(({ at }) => !unread.has(at.file.path));
}
