import type { Problem } from '../../documents/problem.js';
import { digest } from '../../lib/hash.js';
import { folderOf, joinPath } from '../../lib/paths.js';
import type { Check, LintContext, Violation } from '../check.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';

export interface Params {
  /**
   * Codes of the problems of reading and loading that this rule reports.
   * @minItems 1
   */
  readonly codes: readonly string[];
  /** True: files of Swarm are left out, whose tools still read what Compose no longer does. */
  readonly exceptSwarm?: boolean;
  /** Names of files which mark a folder as that of another tool, which reads more than Compose. */
  readonly exceptBeside?: readonly string[];
  /** What one finding covers: the places in one file that have the same problem, or all problems of one file. */
  readonly group: 'same-problem' | 'file';
}

/** Places that a finding shows beside its own. */
const MAX_RELATED = 10;

/** Reports what reading and loading found wrong. The problem says it all; the rule groups, levels and explains. */
export const check: Check<Params> = {
  name: 'problem',
  scope: 'repository',
  *run(context, { codes, group, exceptSwarm = false, exceptBeside = [] }) {
    const wanted = new Set(codes);
    const swarm = new Set(
      exceptSwarm ? context.stacks.filter(({ kind }) => kind === 'swarm').flatMap(({ files }) => files) : [],
    );
    const groups = new Map<string, Map<string, Problem>>();
    for (const problem of context.problems) {
      if (!wanted.has(problem.code)) continue;
      const { path } = problem.at.file;
      if (swarm.has(path) || exceptBeside.some((name) => isBeside(context, path, name))) continue;
      const key = group === 'file' ? path : JSON.stringify([path, problem.code, problem.message]);
      // A file that several projects read gives each problem several times.
      const place = `${problem.at.start} ${problem.message}`;
      const places = groups.get(key);
      if (places === undefined) groups.set(key, new Map([[place, problem]]));
      else if (!places.has(place)) places.set(place, problem);
    }
    for (const places of groups.values()) yield* grouped([...places.values()], problemMember, violation);
  },
};

function isBeside({ tree }: LintContext, path: string, name: string): boolean {
  return tree?.hasFile(joinPath(folderOf(path), name)) === true;
}

/** Known by its place and words, of which the indices of lists and the numbers may change. */
function problemMember({ code, message, at }: Problem): Member {
  const place = at.pointer.replace(/\[\d+\]/g, '[]');
  return { at, subject: at.file.path, key: `${place} ${digest(code, withoutNumbers(message))}` };
}

/** At one place it is the same problem whichever number is wrong: of another version, say. */
function withoutNumbers(message: string): string {
  return message.replace(/\d[\d.]*/g, '0');
}

function withoutLines(message: string): string {
  return message.replace(/\bline \d+/g, 'line');
}

function violation([first, ...others]: readonly [Problem, ...Problem[]]): Violation {
  const more =
    others.length === 0
      ? ''
      : `The same in ${others.length} more ${others.length === 1 ? 'place' : 'places'} of this file.`;
  return {
    at: first.at,
    subject: first.at.file.path,
    values: { problem: first.message, code: first.code, hint: first.hint ?? '', more },
    value: `${first.code} ${withoutLines(first.message)}`,
    related: [...(first.related ?? []), ...others.slice(0, MAX_RELATED).map(({ at, message }) => ({ at, message }))],
  };
}
