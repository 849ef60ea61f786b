import type { EntryResult, LayoutAssessment, OrderResult } from '../../layout/assessment.js';

/** Steps that are told at most. */
export const STEPS = 10;

/** The first line: the score and what it is of. */
export function headline({ score, points, profile }: LayoutAssessment, least: number | undefined): string {
  const asked =
    least === undefined
      ? ''
      : score >= least
        ? `, at least ${least} % asked for`
        : `, below the ${least} % that are asked for`;
  return `Layout: ${score} % of ${profile.title} (${pointsText(points.got)} of ${pointsText(points.possible)} points)${asked}`;
}

export function pointsText(points: number): string {
  return Number.isInteger(points) ? String(points) : points.toFixed(1);
}

/** How an entry is shown in the sum; undefined for what is no part of it. */
export function marked({
  status,
  points,
  weight,
}: EntryResult): { readonly mark: string; readonly points: string } | undefined {
  const of = `${pointsText(points)} of ${weight}`;
  switch (status) {
    case 'met':
      return { mark: '✓', points: of };
    case 'partly':
      return { mark: '~', points: of };
    case 'missing':
      return { mark: '✗', points: of };
    case 'found':
      return { mark: '✗', points: `-${weight}` };
    default:
      return undefined;
  }
}

/** What decided an entry. */
export function detailOf(entry: EntryResult): string {
  const { status, level, paths, count, because, such, lacking } = entry;
  const shown = paths.slice(0, 2).map((path) => `\`${path}\``);
  const more = count > shown.length && shown.length > 0 ? ` and ${count - shown.length} more` : '';
  const found = `${shown.join(', ')}${more}`;
  const said = because === undefined ? '' : ` ${because}`;
  if (status === 'missing' || status === 'partly') {
    const without = lacking === undefined ? '' : ` Not in ${namesOf(lacking)}.`;
    const example = such === undefined ? '' : ` Such as \`${such}\`.`;
    return `${level}, ${status === 'missing' ? 'missing.' : `there as ${found}.`}${said}${without}${example}`;
  }
  if (status === 'met') return [level, found, because].filter((one) => one !== undefined && one !== '').join(', ');
  return found;
}

/** What the order of the top level is, a line each; the first says whether it is in order. */
export function linesOfOrder({ concerns, unsorted, points, weight }: OrderResult): readonly string[] {
  const doubled = concerns.filter(({ homes }) => homes.length > 0);
  const first =
    points === weight
      ? 'each entry of the top level belongs to one concern, each concern has one home'
      : 'order at the top level: 1 point off for each entry of no concern, 3 for each concern of two homes';
  const lines = [first];
  if (unsorted.length > 0) lines.push(`Of no concern: ${namesOf(unsorted)}.`);
  for (const { title, homes } of doubled) lines.push(`Two homes of ${title}: ${namesOf(homes)}.`);
  for (const { title, entries } of concerns) lines.push(`${title}: ${namesOf(entries, 4)}`);
  return lines;
}

/** The last line of the table. */
export function sumOf({ points, score }: LayoutAssessment): string {
  return `= ${pointsText(points.got)} of ${pointsText(points.possible)} points, which is ${score} % (rounded down)`;
}

/** What has no points, in groups of one line each. */
export function notCounted({ entries }: LayoutAssessment): readonly string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const { status, what, because } = entry;
    if (status === 'not-applicable' || status === 'unknown') lines.push(`${what}: ${because ?? ''}`);
  }
  const optional = entries.filter(({ status }) => status === 'there' || status === 'absent');
  if (optional.length > 0) {
    const told = optional.map(({ what, status }) => `${what} (${status === 'there' ? 'there' : 'not there'})`);
    lines.push(`Optional, without points: ${told.join(', ')}.`);
  }
  const clear = entries.filter(({ status }) => status === 'clear');
  if (clear.length > 0) lines.push(`Forbidden and not there: ${clear.map(({ id }) => id).join(', ')}.`);
  return lines;
}

function namesOf(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return `${shown.join(', ')}${more}`;
}
