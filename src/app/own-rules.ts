import type { AnyCheck } from '../lint/check.js';
import type { Unjudged } from '../lint/expression/check.js';
import { type Config, type ConfigOverrides, defaultConfig, givenConfig } from '../policy/config.js';
import type { LoadedRule } from '../policy/organisation-rules.js';
import type { ReportLimit } from '../report/report.js';
import type { RuleExplanation } from '../rulebook/explain.js';
import { loadRulebook } from '../rulebook/load.js';
import { presetLevel } from '../rulebook/preset.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';
import type { PolicyOptions } from './analysis.js';

/** The rules of an organisation, as one run has them. */
export interface OwnRules {
  readonly checks: readonly AnyCheck[];
  /** Rule id to what is known of it beyond its core. */
  readonly byId: ReadonlyMap<string, LoadedRule>;
  /** What could not be judged so far, one entry a rule. */
  readonly limits: () => readonly ReportLimit[];
}

export const NO_OWN_RULES: OwnRules = { checks: [], byId: new Map(), limits: () => [] };

/** Configuration, rulebook and rules of an organisation, which belong together: a configuration names rules, and rules can be set by it. */
export interface Setup {
  readonly config: Config;
  /** The built-in rules and the organisation's. */
  readonly book: Rulebook;
  readonly own: OwnRules;
}

/**
 * Loads what holds for a run: the repository's configuration, the policies above it and their rules. Throws UserMistake with every
 * mistake of the repository's own files and of the options, and PolicyFailure where a shared policy is wrong or cannot be had.
 */
export async function setUp(
  repository: Repository,
  builtIn: Rulebook,
  overrides: ConfigOverrides & { readonly policy?: PolicyOptions },
): Promise<Setup> {
  const { policy = {}, preset, failOn, onlyNew } = overrides;
  const said = [policy.shared, preset, failOn, onlyNew, givenConfig(repository, overrides)];
  // Most repositories have no configuration, and pay for none.
  if (said.every((one) => one === undefined)) {
    return { config: defaultConfig(builtIn), book: builtIn, own: NO_OWN_RULES };
  }
  const { loadPolicy } = await import('../policy/load.js');
  const { config, book, rules } = await loadPolicy(repository, builtIn, overrides, policy);
  return { config, book, own: rules.length === 0 ? NO_OWN_RULES : await ownRules(rules) };
}

/** What there is to say about a rule that the repository's configuration names; undefined when it names no such rule. Throws UserMistake. */
export async function explainOwnRule(repository: Repository, id: string): Promise<RuleExplanation | undefined> {
  const builtIn = loadRulebook();
  const { own } = await setUp(repository, builtIn, {});
  const rule = own.byId.get(id);
  if (rule === undefined) return undefined;
  const { core, source } = rule;
  const levels = builtIn.presets.map((preset) => ({ preset: preset.name, level: presetLevel(preset, core) }));
  return {
    kind: 'rule',
    rule: { ...core, message: source.message },
    texts: { examples: source.examples, references: source.references, covers: source.covers },
    levels,
  };
}

/** Makes rules that were loaded ready for one run. */
export async function ownRules(rules: readonly LoadedRule[]): Promise<OwnRules> {
  const { expressionCheck } = await import('../lint/expression/check.js');
  const unjudged = new Map<string, { readonly first: Unjudged; readonly subjects: Set<string> }>();
  const note = (one: Unjudged): void => {
    const known = unjudged.get(one.ruleId);
    if (known === undefined) unjudged.set(one.ruleId, { first: one, subjects: new Set([one.subject]) });
    else known.subjects.add(one.subject);
  };
  const byId = new Map(rules.map((rule) => [rule.core.id, rule]));
  return {
    byId,
    checks: rules.flatMap(({ core, expression }) =>
      expression === undefined ? [] : [expressionCheck(core.check, expression, note)],
    ),
    limits: () =>
      [...unjudged].map(([id, { first, subjects }]) => ({
        path: byId.get(id)?.path ?? '',
        reason: 'not-judged',
        message: `${id} could not be judged for \`${first.subject}\`: ${first.because}.${others(subjects.size - 1)}`,
      })),
  };
}

function others(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' Nor for 1 other.' : ` Nor for ${count} others.`;
}
