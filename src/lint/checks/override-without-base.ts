import { wholeFile } from '../../documents/location.js';
import { baseName, folderOf, joinPath } from '../../lib/paths.js';
import type { Check } from '../check.js';

export interface Params {
  /** Names that Compose looks for where nobody names a file. */
  readonly names: readonly string[];
  /** Names of the files that it lays over the first one. */
  readonly overrides: readonly string[];
}

/** Override files in folders without the file that they are to be laid over: Compose never reads them by itself. */
export const check: Check<Params> = {
  name: 'override-without-base',
  scope: 'repository',
  *run({ stacks, tree }, { names, overrides }) {
    if (tree === undefined) return;
    const used = new Map(stacks.flatMap(({ layers }) => layers.map((path) => [path, layers.length] as const)));
    const layered = new Set(stacks.flatMap(({ layers }) => (layers.length > 1 ? layers : [])));
    for (const { path } of tree.files()) {
      if (!overrides.includes(baseName(path)) || !used.has(path) || layered.has(path)) continue;
      const folder = folderOf(path);
      if (names.some((name) => tree.hasFile(joinPath(folder, name)) || tree.isUnknown(joinPath(folder, name))))
        continue;
      yield {
        at: wholeFile(path),
        subject: path,
        values: { file: baseName(path), folder: folder === '' ? 'the root' : `\`${folder}\`` },
      };
    }
  },
};
