import { type Location, positionOf, type Via } from '../documents/location.js';
import { by } from '../lib/compare.js';
import type { Decision, Finding } from '../lint/finding.js';
import type { PlannedFix } from '../lint/fixes/plan.js';
import type { ReportDecision, ReportFinding, ReportLocation } from '../report/report.js';
import { clash } from './fix/apply.js';

/** What is known of a finding beyond itself. */
export interface Told {
  /** The fixes of its places. */
  readonly planned: readonly PlannedFix[];
  /** Whether the version to compare with has it. */
  readonly age: ReportFinding['age'];
  /** How far its rule is rolled out, where that keeps it from failing. */
  readonly stage: ReportFinding['enforcement'];
  /** Web address of a place in a policy of another repository. */
  readonly urlOf: ((at: Location) => string | undefined) | undefined;
}

/** A finding with concrete lines and columns: the one place where they are computed. */
export function reportFinding(finding: Finding, { planned, age, stage, urlOf }: Told): ReportFinding {
  const fix = finding.fix ?? fixOf(planned);
  return {
    ruleId: finding.ruleId,
    level: finding.level,
    message: finding.message,
    location: reportLocation(finding.at),
    related: relatedPlaces(finding),
    subject: finding.subject,
    fingerprint: finding.fingerprint,
    disposition: finding.disposition,
    ...(age === undefined ? {} : { age }),
    ...(finding.decision === undefined ? {} : { decision: reportDecision(finding.decision, urlOf) }),
    ...(stage === undefined ? {} : { enforcement: stage }),
    confidence: finding.confidence,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** What can be mended of a finding, as one fix. */
function fixOf(planned: readonly PlannedFix[]): ReportFinding['fix'] {
  const [first, ...others] = planned.filter(({ edits }) => edits.length > 0);
  if (first === undefined) return undefined;
  const edits = [...first.edits];
  for (const { edits: more } of others) if (!clash(edits, more)) edits.push(...more);
  return { description: first.description, ...(first.unsafe ? { unsafe: true } : {}), edits };
}

function reportDecision({ by: decidedBy, at, reason, until, owner }: Decision, urlOf: Told['urlOf']): ReportDecision {
  const url = at === undefined ? undefined : urlOf?.(at);
  return {
    by: decidedBy,
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(owner === undefined ? {} : { owner }),
    ...(at === undefined ? {} : { location: reportLocation(at) }),
    ...(url === undefined ? {} : { url }),
  };
}

/** Places on a value's way into the project that one finding shows. */
const MOST_STEPS = 4;

/**
 * What the rule relates, then how the value got here: what it overrides, where it is extended or included. Each place once, and never
 * that of the finding itself: several things can have one cause.
 */
function relatedPlaces({ at, related }: Finding): ReportFinding['related'] {
  const primary = positionOf(at);
  const own = related
    .map((one) => ({ location: reportLocation(one.at), message: one.message }))
    .filter(({ location }) => placeKey(location) !== placeKey(primary));
  const { via } = at;
  if (via === undefined) return own;
  const known = new Set(own.map(({ location }) => placeKey(location)));
  const steps: { location: ReportLocation; message: string }[] = [];
  for (const step of [...via.filter(isOverride), ...via.filter((one) => !isOverride(one)).toReversed()]) {
    const location = positionOf({ ...step, pointer: '' });
    const key = placeKey(location);
    // A step on the same line is in view already.
    if (known.has(key) || (location.path === primary.path && location.line === primary.line)) continue;
    known.add(key);
    steps.push({ location, message: stepInWords(step) });
    if (steps.length === MOST_STEPS) break;
  }
  return [...own, ...steps];
}

/** The last value that was replaced comes first among its like, the last step of another kind last. */
function isOverride({ kind }: Via): boolean {
  return kind === 'override';
}

function placeKey({ path, line, column }: Pick<ReportLocation, 'path' | 'line' | 'column'>): string {
  return `${path}:${line}:${column}`;
}

function stepInWords({ kind }: Via): string {
  switch (kind) {
    case 'alias':
      return 'Alias used here.';
    case 'merge-key':
      return 'Merged in here.';
    case 'extends':
      return 'Extended here.';
    case 'include':
      return 'Included here.';
    case 'override':
      return 'Overrides this value.';
    case 'env-file':
      return "The variable's value is set here.";
    case 'variable-file':
      return 'This file of variables is used here.';
    case 'default':
      return 'The default value is written here.';
    case 'process':
      return 'The environment sets this variable.';
    case 'option':
      return 'An option sets this variable.';
  }
}

/** By path, place and rule: the order of every report. */
export const compareFindings = by<ReportFinding>(
  (finding) => finding.location.path,
  (finding) => finding.location.line,
  (finding) => finding.location.column,
  (finding) => finding.ruleId,
  (finding) => finding.fingerprint,
);

export function reportLocation(at: Location): ReportLocation {
  return positionOf(at);
}
