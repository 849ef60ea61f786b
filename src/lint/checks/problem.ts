import type { Problem } from '../../documents/problem.js';
import type { Check, Violation } from '../check.js';

export interface Params {
  /**
   * Codes of the problems of reading and loading that this rule reports.
   * @minItems 1
   */
  readonly codes: readonly string[];
}

/** Reports what reading and loading found wrong. The problem says it all; the rule groups, levels and explains. */
export const check: Check<Params> = {
  name: 'problem',
  scope: 'repository',
  *run(context, { codes }) {
    const wanted = new Set(codes);
    for (const problem of context.problems) {
      if (wanted.has(problem.code)) yield violation(problem);
    }
  },
};

function violation(problem: Problem): Violation {
  return {
    at: problem.at,
    subject: problem.at.file.path,
    values: { problem: problem.message, code: problem.code, hint: problem.hint ?? '' },
    value: `${problem.code} ${problem.message}`,
    related: problem.related,
  };
}
