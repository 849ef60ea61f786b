import type { ReportChange } from './comparison.js';
import { isWhole } from './options.js';
import type {
  ReportCounts,
  ReportFinding,
  ReportLayout,
  ReportLimit,
  ReportPattern,
  ReportRival,
  ReportVerdict,
} from './report.js';

/** Where the documentation stands. */
export const DOCUMENTATION = 'https://github.com/groundplan/groundplan/blob/main/docs';

/** What stands above the differences of each effect, in every format. */
export const EFFECT_TITLES: Readonly<Record<ReportChange['effect'], string>> = {
  opens: 'What this opens',
  closes: 'What this closes',
  neutral: 'What else changes',
};

/** From what a reviewer must weigh to what is good to know. */
export const EFFECTS: readonly ReportChange['effect'][] = ['opens', 'closes', 'neutral'];

/** `1 file`, `3 files`, `1,204 files`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}

/** A share between 0 and 1 as a whole percentage: `87 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** How far to trust a reading, in words. */
export function confidenceInWords(confidence: number): string {
  if (confidence >= 0.8) return 'high confidence';
  if (confidence >= 0.5) return 'moderate confidence';
  return 'low confidence';
}

/** Below this, an answer is named only where there is no other to name. */
const NEGLIGIBLE = 0.005;

export function isPossible({ confidence }: ReportRival): boolean {
  return confidence >= NEGLIGIBLE;
}

/** What would make a rival the answer, where anything short of another repository would. */
export function changeInWords({ ifTrue, ifNotTrue }: ReportRival): string | undefined {
  const wanted = ifTrue.length === 0 ? [] : [`with: ${ifTrue.join(' ')}`];
  const unwanted = ifNotTrue.length === 0 ? [] : [`without: ${ifNotTrue.join(' ')}`];
  const change = [...wanted, ...unwanted].join(' And ');
  return change === '' ? undefined : `It would be the answer ${change}`;
}

/** From here on nothing is missed that would make an answer surer. */
export const SURE = 0.9;

/**
 * The reasons that a reader needs: of those that rest on one fact the first, most specific; and what is few or absent, which
 * has no place, only where it explains that there is no system.
 */
export function reasonsToShow({ fired, id }: ReportPattern): ReportPattern['fired'] {
  const told = new Set<string>();
  const shown = fired.filter(({ fact, evidence: [first] }) => {
    if (told.has(fact) || (id !== 0 && first !== undefined && isWhole(first.path))) return false;
    told.add(fact);
    return true;
  });
  return shown.length > 0 ? shown : fired.slice(0, 1);
}

/** `2 errors, 1 warning and 0 notes`, with the quieted ones where there are any. */
export function countsInWords(counts: ReportCounts): string {
  const levels = `${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')} and ${counted(counts.note, 'note')}`;
  if (counts.quieted === 0) return levels;
  return `${levels}; ${counted(counts.quieted, 'more does', 'more do')} not count: ${quietedInWords(counts)}`;
}

/** `2 suppressed, 1 in the baseline`. */
export function quietedInWords({ suppressed, baselined, waived }: ReportCounts): string {
  const parts = [
    ...(suppressed === 0 ? [] : [`${grouped(suppressed)} suppressed`]),
    ...(baselined === 0 ? [] : [`${grouped(baselined)} in the baseline`]),
    ...(waived === 0 ? [] : [`${grouped(waived)} waived`]),
  ];
  return parts.join(', ');
}

/**
 * Who decided that a finding does not count, and why: `Suppressed in compose.yaml:4 until 2030-12-31: it is a test machine.`,
 * `Waived in .groundplan.yml:9 until 2030-12-31 by @acme/payments: until the tunnel is there.`
 */
export function decisionInWords({ disposition, decision }: Pick<ReportFinding, 'disposition' | 'decision'>): string {
  const { location, until, reason, owner } = decision ?? {};
  const where = location === undefined ? '' : ` in ${location.path}:${location.line}`;
  const end = until === undefined ? '' : ` until ${until}`;
  const because = reason === undefined ? '' : `: ${reason}`;
  const who = owner === undefined ? '' : ` by ${owner}`;
  return `${DISPOSITIONS[disposition]}${where}${end}${who}${because}`;
}

const DISPOSITIONS: Readonly<Record<ReportFinding['disposition'], string>> = {
  active: 'Counts',
  suppressed: 'Suppressed',
  baselined: 'Listed',
  waived: 'Waived',
};

export function verdictInWords(verdict: ReportVerdict): string {
  if (verdict.held) return verdict.enforcement === 'observe' ? 'Observed' : 'Held back';
  switch (verdict.outcome) {
    case 'pass':
      return 'Passed';
    case 'fail':
      return 'Failed';
    case 'error':
      return 'No verdict';
  }
}

/** `1,204`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A file that was read may lack what it refers to; one that was skipped was not looked at. */
export function limitInWords({ reason }: ReportLimit): string {
  return reason === 'not-read' ? 'Not known' : 'Not looked at';
}

/** How far the tree is as the configuration asks: `Layout: 86 % of Microservices, as .groundplan.yml asks`. */
export function layoutInWords({ score, profile, minScore, askedBy }: ReportLayout): string {
  const least = minScore === undefined || score >= minScore ? '' : `; at least ${minScore} % is asked for`;
  return `Layout: ${score} % of ${profile.title}, as ${askedBy} asks${least}`;
}
