import { outcomeInWords, patternInWords } from '../headline.js';
import { confidenceInWords, counted, grouped, layoutInWords, percent } from '../phrases.js';
import type { Report } from '../report.js';
import { name, prose, shortName } from './inline.js';
import { type Html, html, type Part } from './markup.js';
import type { Page } from './page.js';

/** What a reader came for: does it pass, why, which architecture it is, and how much there is to see. */
export function addVerdict({ report, options, add }: Page): void {
  const { verdict, pattern, target } = report;
  const judged = options.only === undefined;
  const sure = `${percent(pattern.confidence)}, ${confidenceInWords(pattern.confidence)}`;
  const commit = target.commit === undefined ? undefined : html` at ${name(target.commit.slice(0, 12))}`;
  add(html`<section class="verdict ${judged ? (verdict.held ? 'held' : verdict.outcome) : 'plain'}" aria-labelledby="title">
<p class="target">${name(target.path)}${commit}, ${counted(target.files, 'file')}</p>
<h1 id="title">${judged ? outcomeInWords(report) : shortName(patternInWords(report))}</h1>
${judged && html`<p class="because">${prose(verdict.because)}</p>`}
<p class="pattern">${judged && html`Architecture: <a href="#architecture">${shortName(patternInWords(report))}</a> `}<span class="sure">${sure}</span></p>${judged && report.layout !== undefined && html`<p class="because">${prose(`${layoutInWords(report.layout)}.`)}</p>`}
${options.only !== 'classification' && html`<ul class="tiles">${tilesOf(report)}</ul>`}
</section>
`);
}

/** Each number leads to what it counts. */
function tilesOf({ counts, comparison }: Report): Part {
  const inAll = comparison === undefined ? '' : ' in all';
  const levels = (['error', 'warning', 'note'] as const).map((level) =>
    tile(`level=${level}`, 'findings', counts[level], `${counts[level] === 1 ? level : `${level}s`}${inAll}`, level),
  );
  if (comparison === undefined)
    return [...levels, counts.quieted > 0 && tile('', 'quieted', counts.quieted, 'not counted', 'quiet')];
  const added = comparison.counts.new.error + comparison.counts.new.warning + comparison.counts.new.note;
  return [
    tile('state=new', 'findings', added, 'new', 'new'),
    tile('', 'changes', comparison.counts.fixed, 'fixed', 'fixed'),
    ...levels,
    counts.quieted > 0 && tile('', 'quieted', counts.quieted, 'not counted', 'quiet'),
  ];
}

function tile(filter: string, section: string, count: number, label: string, kind: string): Html {
  return html`<li class="tile ${count === 0 ? 'zero' : kind}"><a href="#${section}"${filter !== '' && html` data-filter="${filter}"`}><b>${grouped(count)}</b> ${label}</a></li>`;
}
