import { isOther, outcomeInWords } from '../headline.js';
import { layoutInWords } from '../phrases.js';
import type { Report, ReportVerdict } from '../report.js';
import { prose } from './inline.js';
import type { Room } from './room.js';

const SIGNS: Readonly<Record<ReportVerdict['outcome'], string>> = { pass: '✅', fail: '❌', error: '⚠️' };

/** Verdict and pattern in one line, then the reason of the verdict. */
export function addHeading(report: Report, room: Room): void {
  const { verdict, pattern, comparison } = report;
  const was = comparison !== undefined && isOther(comparison) ? ` (was ${prose(comparison.pattern.before.name)})` : '';
  const outcome = outcomeInWords(report);
  const told = verdict.outcome === 'error' ? 'has no verdict' : `${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`;
  room.add(`## ${signOf(verdict)} Groundplan ${told} · ${prose(pattern.name)}${was}\n\n`);
  room.add(`${prose(verdict.because)}\n\n`);
  if (report.layout !== undefined) room.add(`${prose(`${layoutInWords(report.layout)}.`)}\n\n`);
}

/** One that is held back is neither a pass nor a failure. */
function signOf({ outcome, held, enforcement }: ReportVerdict): string {
  if (!held) return SIGNS[outcome];
  return enforcement === 'observe' ? '👀' : '⏳';
}
