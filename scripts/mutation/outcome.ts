import { positionOf } from '../../src/documents/location.js';
import type { AnyCheck } from '../../src/lint/check.js';
import { CHECKS } from '../../src/lint/checks/index.js';
import { lint } from '../../src/lint/run.js';
import type { RuleCore } from '../../src/rulebook/rule.js';
import type { Case, ProvenRule } from './cases.js';

/** A rule with something wrong in it. */
export interface Mutant {
  readonly rule: RuleCore;
  /** What is wrong, in a few words. */
  readonly name: string;
  /** Mutants that are counted together: of one parameter, of one kind. */
  readonly group: string;
  readonly params?: RuleCore['params'];
  /** Stands in for the rule's check. */
  readonly check?: AnyCheck;
}

/** The check that a rule names. Throws an Error for one that is gone. */
export function checkOf({ check, id }: RuleCore): AnyCheck {
  const found = CHECKS.find(({ name }) => name === check);
  if (found === undefined) throw new Error(`${id} names the check ${check}, which does not exist.`);
  return found;
}

/** The first example that is not as the rule says when the mutant runs; undefined when all of them are, and it survives. */
export function killedBy(mutant: Mutant, { cases }: Pick<ProvenRule, 'cases'>): Case | undefined {
  const { rule, params = rule.params, check = checkOf(rule) } = mutant;
  return cases.find(({ context, wanted }) => {
    try {
      const { findings, defects } = lint(context, [{ rule, level: rule.level, params }], [check]);
      return defects.length > 0 || findings.length !== wanted.length || !findings.every(isAt(wanted));
    } catch {
      // A check may be so wrong that what it gives is no finding.
      return true;
    }
  });
}

function isAt(wanted: readonly string[]) {
  return ({ at }: { at: Parameters<typeof positionOf>[0] }, index: number): boolean => {
    const { path, line } = positionOf(at);
    return `${path}:${line}` === wanted[index];
  };
}
