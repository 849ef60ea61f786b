import { resolvePath } from '../../lib/paths.js';

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|git@|github\.com\/|[/~\\])/i;

/**
 * The repository path that a path of the canonical model means: the loader has made it repository-relative, unless it lies
 * outside. Empty for the root; undefined for URLs, absolute and home paths, and paths that leave the repository.
 */
export function repositoryPath(text: string): string | undefined {
  return text === '' || ELSEWHERE.test(text) ? undefined : resolvePath('', text);
}
