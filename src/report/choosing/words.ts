import { counted, percent } from '../phrases.js';
import type { AnswerSource, Recommendation, RuleToSatisfy } from './shape.js';

/** Who gave an answer: `.groundplan.yml:3`, `said now`, `nobody said`. */
export function sourceInWords({ by, place }: AnswerSource): string {
  switch (by) {
    case 'option':
    case 'asked':
      return 'said now';
    case 'assumed':
      return 'nobody said';
    case 'policy':
      return place === undefined ? 'from the configuration' : `${place.path}:${place.line}`;
  }
}

/** What the repository is today, in a sentence. */
export function todayInWords({ today, fits }: Recommendation): string {
  const read = `it reads as ${today.name} (${percent(today.confidence)})`;
  const declared = today.declared === undefined ? '' : `the configuration declares ${today.declared}, and `;
  const own = `${declared}${read}`;
  return fits ? `It is that already: ${own}.` : `Today ${own}.`;
}

/** How many places a rule finds. */
export function findingsInWords({ findings, more = 0 }: RuleToSatisfy): string {
  return counted(findings.length + more, 'finding');
}

/** The last words of the way: how it is held. */
export function closingWords({ pattern, migration }: Recommendation): string {
  return `Write \`pattern: ${pattern.slug}\` into .groundplan.yml. From then on every pull request is held to the ${counted(migration.held, 'rule')} for this pattern; \`groundplan check --preset ${pattern.slug}\` tries them before.`;
}

/** The step of rules that no other step is about. */
export const SATISFY = 'Satisfy what else the rules for this pattern find today.';
