import { UserMistake } from '../../lib/mistake.js';
import { openGitFolder } from '../../source/git-folder.js';
import type { FleetEntry } from './entry.js';
import { NOT_HAD, told } from './rounds.js';
import { FleetFailure, type FleetSource, type Opened } from './source.js';

/** The repositories in a folder of clones or mirrors. `folderOf`: the clone of an entry; undefined when it is not there. */
export function localSource(folderOf: (entry: FleetEntry) => string | undefined): FleetSource {
  return {
    open: async (entry): Promise<Opened> => {
      const folder = folderOf(entry);
      if (folder === undefined)
        return {
          kind: 'failed',
          state: 'vanished',
          reason: 'Its clone is not in the folder. Fetch it, or plan again.',
        };
      const found = openGitFolder(folder);
      if (found.kind === 'broken') return { kind: 'failed', state: 'broken', reason: found.message };
      const { branch } = found;
      const named = branch === undefined ? {} : { branch };
      if (found.kind === 'empty') return { kind: 'failed', state: 'empty', reason: NO_COMMIT, ...named };
      const { commit, tree, lacking, close } = found;
      return {
        kind: 'tip',
        ...named,
        commit,
        tree,
        close,
        look: async (act) => {
          const repository = orFailure(() => found.open());
          const value = await act(repository);
          const paths = new Map([...(repository.contents?.() ?? [])].map(([path, object]) => [object, path]));
          return { value, lacking: told(lacking, paths, NOT_HAD), lasting: lacking.size === 0 };
        },
      };
    },
  };
}

/** Said of a repository whose default branch is not there yet. */
export const NO_COMMIT = 'It has no commit yet.';

function orFailure<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    const text = error.lines.join(' ');
    throw new FleetFailure('broken', `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
  }
}
