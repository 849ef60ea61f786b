import { wholeFile } from '../../documents/location.js';
import { baseName } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Check, NoParams } from '../check.js';

const MAX_RELATED = 10;

/** Compose files of a repository that are named after different habits: the old name beside the new one, two endings. One finding. */
export const check: Check<NoParams> = {
  name: 'mixed-file-names',
  scope: 'repository',
  *run({ stacks }) {
    const paths = [...new Set(stacks.flatMap(({ layers }) => layers))]
      .filter((path) => /compose/i.test(baseName(path)))
      .sort();
    for (const [what, kindOf] of HABITS) {
      const byKind = new Map<string, string[]>();
      for (const path of paths) {
        const kind = kindOf(baseName(path).toLowerCase());
        byKind.set(kind, [...(byKind.get(kind) ?? []), path]);
      }
      const [most, second] = [...byKind].sort(([, a], [, b]) => b.length - a.length);
      const [first, ...others] = second?.[1] ?? [];
      if (most === undefined || second === undefined || first === undefined) continue;
      yield {
        at: wholeFile(first),
        subject: first,
        values: {
          what,
          one: counted(most),
          other: counted(second),
        },
        value: what,
        related: others
          .slice(0, MAX_RELATED)
          .map((path) => ({ at: wholeFile(path), message: `Another one with \`${second[0]}\`.` })),
      };
    }
  },
};

const HABITS: readonly (readonly [string, (name: string) => string])[] = [
  ['names', (name) => (name.includes('docker-compose') ? 'docker-compose' : 'compose')],
  ['endings', (name) => name.slice(name.lastIndexOf('.'))],
];

function counted([kind, paths]: readonly [string, readonly string[]]): string {
  return `${quoted(kind)} (${paths.length} ${paths.length === 1 ? 'file' : 'files'})`;
}
