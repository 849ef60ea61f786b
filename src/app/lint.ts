import type { Problem } from '../documents/problem.js';
import type { Reachability } from '../facts/reachability.js';
import { PagedList } from '../lib/paged-list.js';
import type { AnyCheck, RepositoryTree } from '../lint/check.js';
import { CHECKS } from '../lint/checks/index.js';
import { lintContext } from '../lint/context.js';
import { type EffectiveRule, effectiveRules } from '../lint/effective.js';
import { type PlanInput, type PlannedFix, planFixes } from '../lint/fixes/plan.js';
import { type Defect, lintPages } from '../lint/run.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Evidence } from '../model/evidence.js';
import type { Stack } from '../model/stack.js';
import type { Config } from '../policy/config.js';
import type { ReportFinding } from '../report/report.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { compareFindings, reportFinding } from './findings.js';

export interface LintInput {
  readonly book: Rulebook;
  readonly config: Config;
  /** Slug that rules for single patterns go by: declared in the configuration, else read. */
  readonly pattern: string;
  readonly stacks: readonly Stack[];
  readonly reachability: Reachability;
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
  readonly evidence: readonly Evidence[];
  readonly tree?: RepositoryTree;
  /** Set where findings are to say how they are mended. */
  readonly fixes?: Pick<PlanInput, 'source'> & { readonly listed: boolean };
  /** Checks of the organisation's rules, beside the built-in ones. */
  readonly checks?: readonly AnyCheck[];
  readonly style?: readonly Problem[];
}

export interface Linted {
  readonly findings: PagedList<ReportFinding>;
  readonly counts: { error: number; warning: number; note: number; quieted: number };
  /** Rule id to the number of its findings. */
  readonly byRule: ReadonlyMap<string, number>;
  readonly rules: readonly EffectiveRule[];
  readonly defects: readonly Defect[];
  /** Empty unless they are to be listed. */
  readonly fixes: readonly PlannedFix[];
}

/** Runs the rules that hold and makes their findings concrete stack by stack, so that only one stack's are in memory as objects of the model. */
export function lintRepository(input: LintInput): Linted {
  const rules = effectiveRules(input.book, input.config);
  const context = lintContext({
    stacks: input.stacks,
    reachability: input.reachability,
    catalogue: input.catalogue,
    problems: input.problems,
    pattern: input.pattern,
    tree: input.tree,
    style: input.style,
    createdNetworks: input.evidence
      .filter((evidence) => evidence.kind === 'command.network-create')
      .map((evidence) => ({ name: evidence.value, at: evidence.at })),
  });
  const linted = { ...nothingLinted(), rules };
  const byRule = new Map<string, number>();
  const defects: Defect[] = [];
  const fixes: PlannedFix[] = [];
  const edits = new Map(input.book.rules.map(({ id, edit }) => [id, edit]));
  for (const page of lintPages(context, rules, [...CHECKS, ...(input.checks ?? [])])) {
    defects.push(...page.defects);
    for (const finding of page.findings) {
      const planned =
        input.fixes === undefined || finding.disposition !== 'active'
          ? []
          : planFixes(finding, edits.get(finding.ruleId), {
              ...input.fixes,
              context,
              probes: input.book.probes.probes,
            });
      if (input.fixes?.listed === true) fixes.push(...planned);
      linted.findings.add(reportFinding(finding, planned));
      byRule.set(finding.ruleId, (byRule.get(finding.ruleId) ?? 0) + 1);
      if (finding.disposition === 'active') linted.counts[finding.level]++;
      else linted.counts.quieted++;
    }
  }
  linted.findings.sortWhileOpen(compareFindings);
  return { ...linted, byRule, defects, fixes };
}

/** What there is when no rule was run. */
export function nothingLinted(): Linted {
  return {
    findings: new PagedList<ReportFinding>(),
    counts: { error: 0, warning: 0, note: 0, quieted: 0 },
    byRule: new Map(),
    rules: [],
    defects: [],
    fixes: [],
  };
}
