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

/** Commands that help on the way, a sentence each. */
export function helpInWords({ fits, migration: { example, convert } }: Recommendation): readonly string[] {
  if (fits) return [];
  return [
    ...(convert === undefined
      ? []
      : [`\`${convert}\` does the steps that concern the Compose file, as a diff first, and says what it cannot do.`]),
    `\`${example}\` writes a small working example to look at.`,
  ];
}

/** How many places a rule finds. */
export function findingsInWords({ findings, more = 0 }: RuleToSatisfy): string {
  return counted(findings.length + more, 'finding');
}

/** The last words of the way: how it is held. */
export function closingWords({ pattern, migration, today }: Recommendation): string {
  if (today.declared === pattern.slug) {
    return `\`pattern: ${pattern.slug}\` is declared already: every pull request is held to the ${counted(migration.held, 'rule')} for this pattern.`;
  }
  return `Write \`pattern: ${pattern.slug}\` into .groundplan.yml. From then on every pull request is held to the ${counted(migration.held, 'rule')} for this pattern; \`groundplan check --preset ${pattern.slug}\` tries them before.`;
}

/** The step of rules that no other step is about. */
export const SATISFY = 'Satisfy what else the rules for this pattern find today.';
