import type { Problem } from '../../documents/problem.js';
import type { Check } from '../check.js';

export interface Params {
  /** Code of what is reported. */
  readonly code: string;
}

/** Places that a finding shows beside its own. */
const MAX_RELATED = 10;

/** How Compose files are written: one finding per file, however often. */
export const check: Check<Params> = {
  name: 'file-style',
  scope: 'repository',
  *run({ style = [] }, { code }) {
    const byFile = new Map<string, Map<number, Problem>>();
    for (const problem of style) {
      if (problem.code !== code) continue;
      const { file, start } = problem.at;
      const places = byFile.get(file.path) ?? new Map<number, Problem>();
      byFile.set(file.path, places.set(start, problem));
    }
    for (const [path, places] of byFile) {
      const [first, ...others] = places.values();
      if (first === undefined) continue;
      const more = others.length === 1 ? 'place' : 'places';
      yield {
        at: first.at,
        subject: path,
        values: {
          problem: first.message,
          more: others.length === 0 ? '' : `The same in ${others.length} more ${more} of this file.`,
        },
        related: others.slice(0, MAX_RELATED).map(({ at, message }) => ({ at, message })),
      };
    }
  },
};
