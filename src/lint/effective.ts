import type { Level, RuleCore } from '../rulebook/rule.js';

/** A rule as it holds for this run: after preset and configuration. */
export interface EffectiveRule {
  readonly rule: RuleCore;
  readonly level: Level;
  /** The rule's own parameters with those of the configuration laid over them. */
  readonly params: Readonly<Record<string, unknown>>;
}
