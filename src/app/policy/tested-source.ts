import { PolicyFailure, type PolicyRepository, type PolicySource } from '../../policy/policy-source.js';
import type { Repository } from '../../source/repository.js';

/** What a repository of policies that is tried before it is published is called: no owner on GitHub has a name of one letter's repetition. */
const OWNER = 'tried';
const REPO = 'policies';
const COMMIT = '0'.repeat(40);

/** Characters of a policy at most. */
const LARGEST = 1024 * 1024;

/** The name by which {@link tryingSource} knows a file of the repository that is tried. */
export function triedPolicy(path: string): string {
  return `${OWNER}/${REPO}/${path}@${COMMIT}`;
}

/** The same text with the files of the repository that is tried as their own paths. */
export function withTriedPaths(text: string): string {
  const repository = `${OWNER}/${REPO} at ${COMMIT}`;
  return text.replaceAll(repository, 'the repository').replaceAll(`@${COMMIT}`, '').replaceAll(`${OWNER}/${REPO}/`, '');
}

/** A source that has the files of `repository` beside those of other repositories. Absent `elsewhere`: there are no others. */
export function tryingSource(repository: Repository, elsewhere?: PolicySource): PolicySource {
  return {
    open: async (at) => {
      if (at.owner === OWNER && at.repo === REPO) return policyRepositoryOf(repository, COMMIT);
      if (elsewhere !== undefined) return elsewhere.open(at);
      throw new PolicyFailure(
        `${at.owner}/${at.repo}@${at.ref} lies in another repository, and there is none to read it from. Name a folder of clones with --policies.`,
      );
    },
  };
}

function policyRepositoryOf(repository: Repository, commit: string): PolicyRepository {
  return {
    commit,
    read: async (path) => {
      if (!repository.has(path)) return { ok: false, message: 'There is no such file.' };
      const result = repository.read(path);
      return result.ok && result.text.length > LARGEST
        ? { ok: false, message: 'It is larger than a megabyte.' }
        : result;
    },
    list: async (folder) => {
      const prefix = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/, '')}/`;
      return repository.files.map(({ path }) => path).filter((path) => path.startsWith(prefix));
    },
  };
}
