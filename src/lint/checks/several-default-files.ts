import { wholeFile } from '../../documents/location.js';
import { joinPath } from '../../lib/paths.js';
import type { Check, Violation } from '../check.js';

export interface Params {
  /** Names that Compose looks for where nobody names a file, in its order: the first that is there is read. */
  readonly names: readonly string[];
  /** The same for the file that it lays over the first one. */
  readonly overrides: readonly string[];
}

/** Folders with several files of which Compose reads only the first. One finding for the files of one kind in a folder. */
export const check: Check<Params> = {
  name: 'several-default-files',
  scope: 'repository',
  *run({ stacks, tree }, { names, overrides }) {
    if (tree === undefined) return;
    const folders = new Set(stacks.map(({ path }) => path));
    for (const folder of folders) {
      const there = new Set(tree.namesIn(folder));
      for (const kind of [names, overrides]) {
        const [read, ...ignored] = kind.filter((name) => there.has(name));
        if (read !== undefined && ignored.length > 0) yield violation(folder, read, ignored);
      }
    }
  },
};

function violation(folder: string, read: string, ignored: readonly string[]): Violation {
  const [first = '', ...others] = ignored.map((name) => joinPath(folder, name));
  return {
    at: wholeFile(first),
    subject: first,
    values: { ignored: ignored.map((name) => `\`${name}\``).join(' and '), read },
    value: read,
    related: [
      { at: wholeFile(joinPath(folder, read)), message: 'Compose reads this file.' },
      ...others.map((path) => ({ at: wholeFile(path), message: 'It does not read this one either.' })),
    ],
  };
}
