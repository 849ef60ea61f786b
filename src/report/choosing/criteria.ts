import type { PatternProfile } from '../../rulebook/pattern.js';

/** One thing by which patterns are compared. */
export interface Criterion {
  readonly id: keyof PatternProfile;
  readonly name: string;
  /** Which is the better end. Absent: neither. */
  readonly better?: 'more' | 'less';
  /** From 0 (least) to 5 (most). */
  readonly rank: (profile: PatternProfile) => number;
  readonly shown: (profile: PatternProfile) => string;
  /** How a pattern that has more of it than another is told: `scales further`. */
  readonly more: string;
  readonly less: string;
}

type Figure = {
  [key in keyof PatternProfile]: PatternProfile[key] extends number ? key : never;
}[keyof PatternProfile];

const LEARNING: Readonly<Record<PatternProfile['learningCurve'], number>> = {
  easy: 1,
  medium: 2,
  hard: 4,
  'very hard': 5,
};
const SPEED: Readonly<Record<PatternProfile['deploymentSpeed'], number>> = {
  slow: 1,
  medium: 2,
  fast: 4,
  'very fast': 5,
};

/** The eleven criteria, in the order in which they are shown. */
export const CRITERIA: readonly Criterion[] = [
  figure('setupComplexity', 'setup complexity', 'less', 'is more work to set up', 'is less work to set up'),
  figure('operationalCost', 'operational cost', 'less', 'costs more to run', 'costs less to run'),
  figure('scalability', 'scalability', 'more', 'grows further', 'grows less far'),
  {
    id: 'teamSize',
    name: 'team size',
    rank: ({ teamSize }) => sizeRank(teamSize),
    shown: ({ teamSize }) => teamSize,
    more: 'is meant for more people',
    less: 'is meant for fewer people',
  },
  {
    id: 'learningCurve',
    name: 'learning curve',
    better: 'less',
    rank: ({ learningCurve }) => LEARNING[learningCurve],
    shown: ({ learningCurve }) => learningCurve,
    more: 'is harder to learn',
    less: 'is easier to learn',
  },
  {
    id: 'deploymentSpeed',
    name: 'deployment speed',
    better: 'more',
    rank: ({ deploymentSpeed }) => SPEED[deploymentSpeed],
    shown: ({ deploymentSpeed }) => deploymentSpeed,
    more: 'is deployed faster',
    less: 'is deployed more slowly',
  },
  figure('faultIsolation', 'fault isolation', 'more', 'keeps faults apart better', 'keeps faults apart less'),
  share(
    'independentScaling',
    'independent scaling',
    'scales its parts more independently',
    'scales its parts less independently',
  ),
  share(
    'technologyDiversity',
    'technology diversity',
    'leaves parts more choice of technology',
    'leaves parts less choice of technology',
  ),
  figure(
    'observability',
    'observability',
    'more',
    'shows more of what happens inside',
    'shows less of what happens inside',
  ),
  figure('security', 'security', 'more', 'is more secure by its structure', 'is less secure by its structure'),
];

function figure(id: Figure, name: string, better: 'more' | 'less', more: string, less: string): Criterion {
  const shown = (profile: PatternProfile): string => (profile[id] === 0 ? '-' : String(profile[id]));
  return { id, name, better, rank: (profile) => profile[id], shown, more, less };
}

/** What a pattern has not at all, in part, or wholly. */
function share(id: Figure, name: string, more: string, less: string): Criterion {
  const plain = figure(id, name, 'more', more, less);
  return { ...plain, shown: (profile) => (profile[id] === 5 ? 'yes' : plain.shown(profile)) };
}

/** By the least number of people: 1, 2, 5, 10, 20, 50; any size stands in the middle. */
function sizeRank(size: string): number {
  const least = Number(/^\d+/.exec(size)?.[0] ?? Number.NaN);
  if (Number.isNaN(least)) return 2;
  return [2, 5, 10, 20, 50].filter((bound) => least >= bound).length;
}
