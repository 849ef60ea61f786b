import type { ReportComparison } from './comparison.js';
import { counted } from './phrases.js';
import type { Report } from './report.js';

/** The verdict, what it rests on and the pattern in a few words: `Failed: 1 new error · Monolith (was Multi-Tier Architecture)`. Plain text. */
export function headline(report: Report): string {
  return `${outcomeInWords(report)} · ${patternInWords(report)}`;
}

/**
 * `Passed`, `Passed with 2 new warnings`, `Failed: 1 new error`, `Failed: another architecture`, `No verdict`; where it is held back,
 * `Would fail from 2030-12-31: 1 new error`, `Observed: 1 new error would fail`.
 */
export function outcomeInWords({ verdict, counts, comparison }: Report): string {
  const { outcome, onlyNew } = verdict;
  if (outcome === 'error') return 'No verdict';
  const judged = onlyNew && comparison !== undefined ? comparison.counts.new : counts;
  const age = onlyNew && comparison !== undefined ? 'new ' : '';
  const level = (['error', 'warning', 'note'] as const).find((one) => judged[one] > 0);
  const found = level === undefined ? undefined : counted(judged[level], `${age}${level}`);
  const drifted = verdict.failOnDrift && comparison?.drift === true ? 'another architecture' : undefined;
  const reasons = [drifted, found].filter((part) => part !== undefined).join(' and ') || 'see below';
  if (verdict.held) return heldInWords(verdict, reasons);
  if (outcome === 'pass') return found === undefined ? 'Passed' : `Passed with ${found}`;
  return `Failed: ${reasons}`;
}

function heldInWords({ enforcement, blocksFrom }: Report['verdict'], reasons: string): string {
  const from = blocksFrom === undefined ? '' : ` from ${blocksFrom}`;
  return enforcement === 'observe' ? `Observed: ${reasons} would fail${from}` : `Would fail${from}: ${reasons}`;
}

/** The pattern, and the one that it was where it is another. */
export function patternInWords({ pattern, comparison }: Report): string {
  const before = comparison === undefined || !isOther(comparison) ? undefined : comparison.pattern.before.name;
  return before === undefined ? pattern.name : `${pattern.name} (was ${before})`;
}

/** Whether the change gives the repository another pattern, sure or not. */
export function isOther({ pattern: { before, after } }: ReportComparison): boolean {
  return before.slug !== after.slug;
}

/** True when everything that counts is gone: the page may be short. */
export function isClean({ counts, verdict, comparison }: Report): boolean {
  if (verdict.outcome !== 'pass' || verdict.held) return false;
  if (comparison === undefined) return counts.error + counts.warning + counts.note === 0;
  const { new: added } = comparison.counts;
  return added.error + added.warning + added.note === 0 && comparison.changes.length === 0 && !isOther(comparison);
}
