import { changeInWords, confidenceInWords, counted, isPossible, percent, reasonsToShow, SURE } from '../phrases.js';
import type { ReportPattern, ReportRival, ReportSystem } from '../report.js';
import { evidenceList, SECTION_END, sectionStart, tableOf } from './evidence.js';
import { name, prose, shortName } from './inline.js';
import { type Html, html } from './markup.js';
import type { Page } from './page.js';
import { addTrail } from './trail.js';

const DIMENSIONS = ['infrastructure', 'granularity', 'network', 'deployment'] as const;

/** Folders shown that deploy something of their own; the others are counted. */
const MOST_SYSTEMS = 200;

/** The pattern, the four dimensions, the reasons for and against, what else it could be, and all that was weighed. */
export function addClassification(page: Page): void {
  const { report, add } = page;
  const { pattern } = report;
  add(sectionStart('architecture', 'Architecture'));
  add(html`<p class="answer"><b>${shortName(pattern.name)}</b> <span class="sure">${percent(pattern.confidence)}, ${confidenceInWords(pattern.confidence)}</span></p>
`);
  addDoubts(pattern, page);
  if (report.fit !== undefined)
    add(html`<p class="fit">${prose(report.fit.message)}</p>
`);
  addDimensions(pattern, page);
  addReasons(pattern, page);
  addRivals(pattern.runnersUp, page);
  if (report.systems.length > 1) addSystems(report.systems, page);
  if (report.trail !== undefined) addTrail(report.trail, page);
  add(SECTION_END);
}

function addDoubts({ undetermined, limitedBy }: ReportPattern, { add }: Page): void {
  if (undetermined !== undefined) {
    const [first, second] = undetermined.between.map(name);
    add(html`<p>Undetermined between ${first} and ${second}: ${prose(undetermined.because)}</p>
`);
  }
  for (const because of limitedBy)
    add(html`<p class="limit">No surer, because: ${prose(because)}</p>
`);
}

function addDimensions({ dimensions }: ReportPattern, page: Page): void {
  const entries = DIMENSIONS.map((dimension) => {
    const { value, confidence, evidence } = dimensions[dimension];
    return html`<div class="dimension"><h4>${dimension}</h4><p><b>${shortName(value)}</b> <span class="sure">${percent(confidence)}</span></p>${evidenceList(evidence, page)}</div>
`;
  });
  page.add(html`<h3>The four dimensions</h3>
<div class="dimensions">
${entries}</div>
`);
}

function addReasons(pattern: ReportPattern, page: Page): void {
  const reasons = reasonsToShow(pattern);
  if (reasons.length > 0) {
    const items = reasons.map(({ because, evidence }) => {
      const places = evidence.filter(({ message }) => message !== because);
      return html`<li>${prose(because)} ${evidenceList(places, page, 3)}</li>
`;
    });
    page.add(html`<h3>Why</h3>
<ul class="for">${items}</ul>
`);
  }
  if (pattern.contradictions.length > 0)
    page.add(html`<h3>What speaks against it, or for another answer</h3>
<div class="against">${evidenceList(pattern.contradictions, page)}</div>
`);
  if (pattern.missing.length > 0 && pattern.confidence < SURE)
    page.add(html`<h3>It would be surer with</h3>
<ul>${pattern.missing.map(({ because }) => html`<li>${prose(because)}</li>`)}</ul>
`);
}

/** Why the others lost, and what would make each the answer. */
function addRivals(runnersUp: readonly ReportRival[], { add }: Page): void {
  const possible = runnersUp.filter(isPossible);
  const rivals = possible.length > 0 ? possible : runnersUp.slice(0, 1);
  if (rivals.length === 0) return;
  add(html`<h3>${possible.length > 0 ? 'Also possible' : 'Nearest other answer'}</h3>
<ul class="rivals">${rivals.map(rivalOf)}</ul>
`);
}

function rivalOf(rival: ReportRival): Html {
  const change = changeInWords(rival);
  return html`<li><b>${shortName(rival.slug)}</b> ${percent(rival.confidence)}: ${prose(rival.because)}${change !== undefined && html` ${prose(change)}`}</li>
`;
}

function addSystems(systems: readonly ReportSystem[], { add }: Page): void {
  const rows = systems.slice(0, MOST_SYSTEMS).map(
    ({ path, pattern, confidence, because }) =>
      html`<tr><th scope="row">${name(path)}</th><td>${shortName(pattern)}</td><td class="number">${percent(confidence)}</td><td>${prose(because)}</td></tr>
`,
  );
  const left = systems.length - rows.length;
  add(html`<details><summary>${counted(systems.length, 'folder')} of this repository deploy something of their own</summary>
${tableOf('Folders', ['Folder', 'Architecture', { number: 'Confidence' }, 'Why'], rows)}${left > 0 && html`<p class="more">and ${counted(left, 'more folder')}</p>`}</details>
`);
}
