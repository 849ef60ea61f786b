import { cut } from '../escape/cut.js';
import { markdownCode, markdownText } from '../escape/markdown.js';
import { LEVEL_SIGNS } from '../markdown/findings.js';
import { LEVELS } from '../order.js';
import { counted, grouped, percent } from '../phrases.js';
import { type FleetChanges, toldChanges } from './changes.js';
import { awayInWords } from './days.js';
import type { FleetRow, FleetRun, FleetTotals } from './fleet.js';
import { STANDING_TITLES, standingOf, worstFirst } from './standing.js';
import { undecidedOf } from './totals.js';
import { findingsInWords, waiversOf } from './waivers.js';
import { repositoryUrl } from './web.js';

/** What a run is told of beside its rows. */
export interface FleetContext {
  readonly run: FleetRun;
  readonly totals: FleetTotals;
  /** The run before it, to say what became more or less. */
  readonly before?: FleetTotals;
  readonly changes?: FleetChanges;
}

/** Repositories in the table of the worst. */
const WORST = 10;
/** Lines of each other list; the rest is counted. */
const LISTED = 10;
/** Characters of one text. */
const LONGEST = 300;
/** Waivers that end within so many days are told of. */
const SOON = 14;

/** The fleet on one page of Markdown, for the summary of a job: totals, the worst, what drifted, which waivers end. */
export function fleetSummary(rows: readonly FleetRow[], context: FleetContext): string {
  const { run, totals } = context;
  const policy = run.policy === undefined ? '' : ` Policy: ${code(run.policy)}.`;
  return [
    `## Fleet ${text(run.source)}: ${headlineOf(totals)}\n`,
    `${text(run.day)}, ${counted(totals.repositories, 'repository', 'repositories')}.${policy}\n`,
    totalsTable(context),
    worstTable(rows),
    changesPart(context.changes, rows),
    waiversPart(rows, run.day),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** From this share on, those without a verdict are what there is to say first. */
const MUCH = 1 / 4;

/** `12 of 40 fail, 3 are held back, 2 have no verdict`. Where nothing or much has no verdict, or none fails, that comes first. */
export function headlineOf(totals: FleetTotals): string {
  const { failing, held, repositories } = totals;
  if (repositories === 0) return 'no repository';
  const undecided = undecidedOf(totals);
  const all = grouped(repositories);
  if (undecided === repositories) return `none of ${all} has a verdict`;
  const isFirst = undecided > 0 && (failing === 0 || undecided >= repositories * MUCH);
  const of = isFirst ? '' : ` of ${all}`;
  const fail =
    failing > 0
      ? `${grouped(failing)}${of} ${failing === 1 ? 'fails' : 'fail'}`
      : `none${isFirst ? ' of the others' : ''} fails`;
  const back = held === 0 ? [] : [`${grouped(held)} ${held === 1 ? 'is' : 'are'} held back`];
  const without = `${grouped(undecided)}${isFirst ? ` of ${all}` : ''} ${undecided === 1 ? 'has' : 'have'} no verdict`;
  if (undecided === 0) return [fail, ...back].join(', ');
  return (isFirst ? [without, fail, ...back] : [fail, ...back, without]).join(', ');
}

function totalsTable({ totals, before }: FleetContext): string {
  const lines: readonly (readonly [title: string, of: (totals: FleetTotals) => number])[] = [
    ['fail', ({ failing }) => failing],
    ['held back: would fail', ({ held }) => held],
    ['pass', ({ passing }) => passing],
    ['no verdict', undecidedOf],
    ['as expected', ({ asExpected }) => asExpected],
    ['not as expected', ({ notAsExpected }) => notAsExpected],
    ['errors', ({ findings }) => findings.error],
    ['warnings', ({ findings }) => findings.warning],
    ['notes', ({ findings }) => findings.note],
    ['waived findings', ({ waived }) => waived],
  ];
  const since = before === undefined ? '' : ` since ${text(before.day)} |`;
  const head = `| | now |${since}\n| --- | ---: |${since === '' ? '' : ' ---: |'}\n`;
  const lost = before === undefined ? 0 : undecidedOf(totals) - undecidedOf(before);
  const note = lost > 0 ? `\n${lostInWords(lost)}\n` : '';
  return `${head}${lines
    .map(([title, of]) => {
      const change = before === undefined ? '' : ` ${signed(of(totals) - of(before))} |`;
      return `| ${title} | ${grouped(of(totals))} |${change}\n`;
    })
    .join('')}${note}`;
}

/** Said where fewer findings may be no improvement. */
export function lostInWords(lost: number): string {
  return `${grouped(lost)} more ${lost === 1 ? 'repository has' : 'repositories have'} no verdict than before: where fewer fail, or fewer findings count, that may be why.`;
}

/** `+3`, `−2`, nothing where nothing changed. */
export function signed(change: number): string {
  if (change === 0) return '';
  return `${change > 0 ? '+' : '\u2212'}${grouped(Math.abs(change))}`;
}

function worstTable(rows: readonly FleetRow[]): string {
  const worst = worstFirst(rows).filter((row) => standingOf(row) !== 'passes');
  if (worst.length === 0) return '';
  const lines = worst.slice(0, WORST).map((row) => {
    const { result } = row;
    const pattern = result === undefined ? '' : `${text(result.pattern.name)} (${percent(result.pattern.confidence)})`;
    const off = result?.asExpected === 'no' ? ', not as expected' : '';
    return `| ${repository(row)} | ${STANDING_TITLES[standingOf(row)]} | ${pattern}${off} | ${countsOf(row)} | ${text(row.reason ?? result?.verdict.because ?? '')} |\n`;
  });
  const more =
    worst.length > WORST ? `\nand ${grouped(worst.length - WORST)} more, in the dashboard and in \`fleet.csv\`.\n` : '';
  return `### Worst first\n\n| repository | verdict | architecture | findings | why |\n| --- | --- | --- | --- | --- |\n${lines.join('')}${more}`;
}

function countsOf({ result }: FleetRow): string {
  const counts = result?.counts;
  if (counts === undefined) return '';
  return LEVELS.filter((level) => counts[level] > 0)
    .map((level) => `${LEVEL_SIGNS[level]} ${grouped(counts[level])}`)
    .join(' ');
}

function changesPart(changes: FleetChanges | undefined, rows: readonly FleetRow[]): string {
  if (changes === undefined) return '';
  const { drifted, nowFailing, noLongerFailing, noLongerDecided } = toldChanges(changes);
  const byName = new Map(rows.map((row) => [row.repository, row]));
  const shown = (name: string): string => {
    const row = byName.get(name);
    return row === undefined ? code(name) : repository(row);
  };
  const drift = drifted.map(
    ({ repository: name, pattern }) =>
      `${shown(name)}: ${text(pattern?.from.name ?? '')} → ${text(pattern?.to.name ?? '')}`,
  );
  const names = (list: readonly { readonly repository: string }[]): readonly string[] =>
    list.map((one) => shown(one.repository));
  const parts = [
    list('Another architecture than before', drift),
    list('Newly failing', names(nowFailing)),
    list('No longer failing', names(noLongerFailing)),
    list('No verdict any more', names(noLongerDecided)),
    list('New in the fleet', changes.appeared.map(shown)),
    list('Gone', changes.gone.map(code)),
  ].filter((part) => part !== '');
  return parts.length === 0
    ? '### Since the last run\n\nNothing changed.\n'
    : `### Since the last run\n\n${parts.join('')}`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > LISTED ? `, and ${grouped(items.length - LISTED)} more` : '';
  return `- **${title}** (${grouped(items.length)}): ${items.slice(0, LISTED).join(', ')}${more}\n`;
}

function waiversPart(rows: readonly FleetRow[], day: string): string {
  const ending = waiversOf(rows, day).filter(({ days, waiver }) => waiver.state !== 'refused' && days <= SOON);
  if (ending.length === 0) return '';
  const lines = ending.slice(0, LISTED).map(({ waiver, repositories, findings, url, days }) => {
    const [first = ''] = repositories;
    const whom = repositories.length === 1 ? code(first) : counted(repositories.length, 'repository', 'repositories');
    const rules = waiver.rules.slice(0, 3).map(code).join(', ');
    const place = code(`${waiver.source}:${waiver.location.line}`);
    const link = url === undefined ? place : `<a href="${url}">${place}</a>`;
    const ended = days < 0 ? 'ended' : 'ends';
    return `- ${ended} ${awayInWords(days)} (${text(waiver.until)}): ${rules} for ${whom}, ${findingsInWords(waiver, findings)}, owner ${text(waiver.owner)}, ${link}\n`;
  });
  const more = ending.length > LISTED ? `- and ${grouped(ending.length - LISTED)} more\n` : '';
  return `### Waivers that end\n\n${lines.join('')}${more}`;
}

function repository(row: FleetRow): string {
  const url = repositoryUrl(row);
  return url === undefined ? code(row.repository) : `<a href="${url}">${code(row.repository)}</a>`;
}

function text(value: string): string {
  return markdownText(cut(value, LONGEST));
}

function code(value: string): string {
  return markdownCode(cut(value, LONGEST));
}
