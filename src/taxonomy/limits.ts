import type { Facts } from '../facts/fact.js';
import type { Calibration } from '../rulebook/pattern.js';
import { fires } from './signals.js';

/** A confidence held down to what the evidence can carry, and what keeps it there. */
export interface LimitedConfidence {
  readonly confidence: number;
  readonly limitedBy: readonly string[];
}

/** Applies the limits whose conditions hold: the lowest counts, and each that is lower than the stated confidence is told. */
export function limited(
  confidence: number,
  supported: boolean,
  facts: Facts,
  { limits, unsupported }: Calibration,
): LimitedConfidence {
  const lower = limits.filter((limit) => limit.ceiling < confidence && fires(limit, facts));
  const met = supported || unsupported.ceiling >= confidence ? lower : [unsupported, ...lower];
  return {
    confidence: met.reduce((lowest, { ceiling }) => Math.min(lowest, ceiling), confidence),
    limitedBy: met.map(({ because }) => because),
  };
}
