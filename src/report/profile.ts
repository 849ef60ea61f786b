import type { PatternProfile } from '../rulebook/pattern.js';

/** One line of a pattern's profile. */
export interface Measure {
  readonly name: string;
  /** From 0 (none) to 5 (most); absent for what is said in words alone. */
  readonly figure?: number;
  readonly words: string;
}

const DEGREES = ['none', 'very low', 'low', 'medium', 'high', 'very high'];

/** What a pattern takes of a team, and what the team gets for it. */
export function measuresOf(profile: PatternProfile): {
  readonly takes: readonly Measure[];
  readonly gives: readonly Measure[];
} {
  return {
    takes: [
      measure('setup complexity', profile.setupComplexity),
      measure('operational cost', profile.operationalCost),
      { name: 'learning curve', words: profile.learningCurve },
      { name: 'team size', words: profile.teamSize === 'any' ? 'any' : `${profile.teamSize} people` },
    ],
    gives: [
      measure('scalability', profile.scalability),
      measure('fault isolation', profile.faultIsolation),
      measure('independent scaling', profile.independentScaling),
      measure('technology diversity', profile.technologyDiversity),
      measure('observability', profile.observability),
      measure('security', profile.security),
      { name: 'deployment speed', words: profile.deploymentSpeed },
    ],
  };
}

function measure(name: string, figure: number): Measure {
  const words = DEGREES[figure] ?? '';
  return { name, figure, words: figure === 0 ? words : `${figure} of 5, ${words}` };
}

/** `■■■□□` for 3 of 5. */
export function bar(figure: number): string {
  return '■'.repeat(figure) + '□'.repeat(5 - figure);
}
