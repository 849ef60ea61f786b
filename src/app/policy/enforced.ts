import type { Config } from '../../policy/config.js';
import { enforcementOf, stageOn } from '../../policy/enforcement.js';
import type { ShownEnforcement } from '../../report/policy/shown.js';

/** How far a rule, or the policy as a whole, is rolled out, and whether its findings fail today. */
export function shownEnforcement(config: Config, ruleId: string, today: string | undefined): ShownEnforcement {
  const enforcement = enforcementOf(config, ruleId);
  const { stage, blockFrom } = enforcement;
  return { stage, ...(blockFrom === undefined ? {} : { blockFrom }), blocks: stageOn(enforcement, today) === 'block' };
}
