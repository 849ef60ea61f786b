import { by } from '../../lib/compare.js';
import type { DifferingFinding, DifferingRule, OtherLevel, PolicyDifference } from '../../report/policy/difference.js';
import type { Report, ReportFinding } from '../../report/report.js';

/** Findings of one rule that are shown. */
const SHOWN = 20;

/** Which findings count in one of two reports on the same files and not in the other. */
export function differingFindings(
  from: Report,
  to: Report,
): Pick<PolicyDifference, 'more' | 'fewer' | 'otherLevel' | 'sameFindings'> {
  const [old, now] = [byKey(from), byKey(to)];
  const titles = new Map([...from.rules, ...to.rules].map(({ id, title }) => [id, title]));
  const levels = new Map<string, OtherLevel & { count: number }>();
  let same = 0;
  for (const [key, one] of now) {
    const before = old.get(key);
    if (!counts(one) || before === undefined || !counts(before)) continue;
    same++;
    if (one.level === before.level) continue;
    const word = `${one.ruleId} ${before.level} ${one.level}`;
    const known = levels.get(word) ?? { ruleId: one.ruleId, from: before.level, to: one.level, count: 0 };
    levels.set(word, { ...known, count: known.count + 1 });
  }
  return {
    more: countingIn(now, old, titles),
    fewer: countingIn(old, now, titles),
    otherLevel: [...levels.values()].sort(
      by(
        ({ ruleId }) => ruleId,
        ({ from: level }) => level,
      ),
    ),
    sameFindings: same,
  };
}

type Findings = ReadonlyMap<string, ReportFinding>;

/** By rule, place and number at that place: a message may name the policy, and its fingerprint then differs. */
function byKey(report: Report): Findings {
  const found = new Map<string, ReportFinding>();
  const numbers = new Map<string, number>();
  for (const finding of report.findings) {
    const { ruleId, subject, location } = finding;
    const place = JSON.stringify([ruleId, subject, location.path, location.line, location.column]);
    const number = numbers.get(place) ?? 0;
    numbers.set(place, number + 1);
    found.set(`${place} ${number}`, finding);
  }
  return found;
}

function counts({ disposition }: ReportFinding): boolean {
  return disposition === 'active';
}

/** Findings that count in the first and not in the second, by rule. */
function countingIn(first: Findings, second: Findings, titles: ReadonlyMap<string, string>): readonly DifferingRule[] {
  const rules = new Map<string, DifferingRule & { count: number; findings: DifferingFinding[] }>();
  for (const [key, finding] of first) {
    const other = second.get(key);
    if (!counts(finding) || (other !== undefined && counts(other))) continue;
    const { ruleId, level, location, message } = finding;
    const known = rules.get(ruleId) ?? { ruleId, title: titles.get(ruleId) ?? '', level, count: 0, findings: [] };
    const because = other === undefined || other.disposition === 'active' ? 'no such finding' : other.disposition;
    if (known.findings.length < SHOWN) known.findings.push({ location, message, because });
    rules.set(ruleId, { ...known, count: known.count + 1 });
  }
  return [...rules.values()].sort(by(({ ruleId }) => ruleId));
}
