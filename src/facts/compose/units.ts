import type { Service } from '../../model/stack.js';
import type { Vocabulary } from '../../model/survey-knowledge.js';

/** Shortest value of a build argument that is taken for the name of a folder. */
const NAME_LENGTH = 3;

/** What a service runs of the repository's own code: services of one unit are the same software with different commands. */
export interface Units {
  /** The unit that a service is built from; undefined where it is not built from a folder of the repository. */
  readonly of: (service: Service) => string | undefined;
  /** Whether the folder that a service is built from holds source code, as against a Dockerfile for what others wrote. */
  readonly isOwnCode: (service: Service) => boolean;
}

/** Tells units by folder, Dockerfile and the folder that a build argument names: one Dockerfile may build every service of a workspace. */
export function unitsIn(paths: readonly string[], { code }: Vocabulary): Units {
  const { withCode, names } = foldersOf(paths, new Set(code));
  return {
    of: ({ build }) => {
      if (build?.context === undefined) return undefined;
      const chosen = (build.args ?? []).filter((value) => value.length >= NAME_LENGTH && names.has(value));
      return [build.context, build.dockerfile ?? '', ...chosen].join(' ');
    },
    // Where no source file is at all, the code lies elsewhere and nothing can be said.
    isOwnCode: ({ build }) => build?.context !== undefined && (withCode.size === 0 || withCode.has(build.context)),
  };
}

/** Folders with a source file in or below them (empty for the root), and the names of all folders. */
function foldersOf(
  paths: readonly string[],
  code: ReadonlySet<string>,
): { readonly withCode: ReadonlySet<string>; readonly names: ReadonlySet<string> } {
  const withCode = new Set<string>();
  const names = new Set<string>();
  const seen = new Set<string>();
  for (const path of paths) {
    let slash = path.lastIndexOf('/');
    const isCode = code.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
    if (isCode) withCode.add('');
    while (slash >= 0) {
      const folder = path.slice(0, slash);
      // Whatever is above a folder that is known was added with it.
      if (isCode ? withCode.has(folder) : seen.has(folder)) break;
      if (isCode) withCode.add(folder);
      seen.add(folder);
      slash = folder.lastIndexOf('/');
      names.add(folder.slice(slash + 1));
    }
  }
  return { withCode, names };
}
