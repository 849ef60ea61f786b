import { compareText } from '../../src/lib/compare.js';
import { calibrationError, DIMENSIONS, isAccepted, isExact, isTopTwo, macroExact, type Scored } from './score.js';

/** The figures of a run, as lines of text. */
export function tableOf(cases: readonly Scored[]): readonly string[] {
  const golds = [...new Set(cases.map(({ label }) => label.gold))].sort(compareText);
  const groups = [...new Set(cases.flatMap(({ label }) => label.group ?? []))].sort(compareText);
  const observed = (name: (typeof DIMENSIONS)[number]): readonly Scored[] =>
    cases.filter(({ label }) => label.observed?.[name] !== undefined);
  const times = cases.map(({ ms }) => ms).sort((a, b) => a - b);
  return [
    ...golds.map((gold) =>
      row(
        gold,
        cases.filter(({ label }) => label.gold === gold),
      ),
    ),
    ...groups.map((group) =>
      row(
        `group ${group}`,
        cases.filter(({ label }) => label.group === group),
      ),
    ),
    row(
      'plain',
      cases.filter(({ label }) => label.kind === 'plain'),
    ),
    row(
      'hard',
      cases.filter(({ label }) => label.kind === 'hard'),
    ),
    row('all', cases),
    `macro exact ${percent(macroExact(cases))}, calibration error ${calibrationError(cases).toFixed(3)}`,
    ...DIMENSIONS.map((name) => {
      const seen = observed(name);
      return `${name.padEnd(15)} ${share(seen, ({ label, dimensions }) => dimensions[name] === label.observed?.[name])}`;
    }),
    `reading a case: median ${Math.round(times[times.length >> 1] ?? 0)} ms, longest ${Math.round(times.at(-1) ?? 0)} ms`,
  ];
}

/** Who was taken for whom, most frequent first. */
export function confusionOf(cases: readonly Scored[]): readonly string[] {
  const pairs = new Map<string, number>();
  for (const scored of cases) {
    if (isExact(scored)) continue;
    const pair = `${scored.label.gold} read as ${scored.got}${isAccepted(scored) ? ' (accepted)' : ''}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([pair, count]) => `${count} × ${pair}`);
}

/** The cases that were not read exactly, wrong ones first. */
export function missesOf(cases: readonly Scored[]): readonly string[] {
  return cases
    .filter((scored) => !isExact(scored))
    .sort((a, b) => Number(isAccepted(a)) - Number(isAccepted(b)) || compareText(a.label.id, b.label.id))
    .map((scored) => {
      const { label, got, second, confidence } = scored;
      const verdict = isAccepted(scored) ? 'also ' : 'MISS ';
      return `${verdict} ${label.id} (${label.kind}): ${label.gold}, read as ${got} ${confidence}, then ${second ?? '-'}`;
    });
}

function row(name: string, cases: readonly Scored[]): string {
  const cells = [`exact ${share(cases, isExact)}`, `accepted ${share(cases, isAccepted)}`];
  return `${name.padEnd(30)} ${cells.map((cell) => cell.padEnd(25)).join(' ')} top two ${share(cases, isTopTwo)}`;
}

function share(cases: readonly Scored[], is: (scored: Scored) => boolean): string {
  const count = cases.filter(is).length;
  return cases.length === 0 ? '-' : `${count}/${cases.length} ${percent(count / cases.length)}`;
}

export function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
