import { join } from 'node:path';
import { compareText } from '../lib/compare.js';
import { PolicyFailure, type PolicyRepository, type PolicySource } from '../policy/policy-source.js';
import { isGitRepository, openPinned } from '../source/pinned.js';

/**
 * Shared policies from a folder of clones or bare mirrors: `owner/repo`, `owner/repo.git`, or the repository's name alone, with or
 * without `.git`. Nothing is fetched, and work trees are not looked at.
 */
export function folderPolicies(folder: string): PolicySource {
  return {
    open: async ({ owner, repo, ref }) => {
      const places = [join(owner, repo), join(owner, `${repo}.git`), repo, `${repo}.git`];
      const place = places.find((one) => isGitRepository(join(folder, one)));
      if (place === undefined) {
        throw new PolicyFailure(
          `There is no clone of ${owner}/${repo} in ${folder}. Looked for ${places.join(', ')}. Clone it there.`,
        );
      }
      const pinned = openPinned(join(folder, place), ref);
      if ('message' in pinned) throw new PolicyFailure(`${owner}/${repo}: ${pinned.message}`);
      const { commit, paths, read } = pinned;
      const repository: PolicyRepository = {
        commit,
        read: async (path) => read(path),
        list: async (below) => paths.filter((path) => below === '' || path.startsWith(`${below}/`)).sort(compareText),
      };
      return repository;
    },
  };
}
