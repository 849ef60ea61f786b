import type { Config, Enforcement } from '../../policy/config.js';
import type { ShownEnforcement } from '../../report/policy/shown.js';

/** How far the policy as a whole, or one rule, is rolled out. Where no day is known, what blocks from a day on blocks. */
export function enforcementOf(config: Config, ruleId: string | undefined, today: string | undefined): ShownEnforcement {
  const { stage, blockFrom }: Enforcement =
    (ruleId === undefined ? undefined : config.ruleEnforcement.get(ruleId)) ?? config.enforcement;
  const blocks = stage === 'block' || (blockFrom !== undefined && (today === undefined || today >= blockFrom));
  return { stage, ...(blockFrom === undefined ? {} : { blockFrom }), blocks };
}
