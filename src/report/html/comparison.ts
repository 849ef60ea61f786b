import type { ReportChange, ReportComparison, ReportPatternName } from '../comparison.js';
import { isOther } from '../headline.js';
import { counted, EFFECT_TITLES, EFFECTS, percent } from '../phrases.js';
import type { ReportFinding } from '../report.js';
import { foldedLines, SECTION_END, sectionStart, tableOf } from './evidence.js';
import { name, prose, shortName } from './inline.js';
import { type Html, html, type Part } from './markup.js';
import type { Page } from './page.js';

/** Fixed findings and changed files that are shown; the others are counted. */
const MOST_FIXED = 200;
const MOST_FILES = 500;

/** What the change does: the pattern, what opens first, the dimensions, what is fixed, the files. */
export function addComparison(page: Page): void {
  const { add, report } = page;
  const { comparison } = report;
  if (comparison === undefined) return;
  const { base, changes, moreChanges, moreOpenings = 0, limits } = comparison;
  add(sectionStart('changes', 'What this change does'));
  const commit = base.commit === undefined ? undefined : html` (${name(base.commit.slice(0, 12))})`;
  add(html`<p class="base">Compared with ${name(base.ref)}${commit}.</p>
${patternOf(comparison)}`);
  addDimensions(comparison, page);
  if (changes.length === 0)
    add(html`<p class="none">Nothing in the architecture changes: services, networks, ports and who reaches whom stay as they are.</p>
`);
  for (const effect of EFFECTS) addChanges(EFFECT_TITLES[effect], changes.filter(isOf(effect)), page);
  const open = moreOpenings > 0 && html`, of which ${counted(moreOpenings, 'opening')}`;
  if (moreChanges > 0) add(html`<p class="left">And ${counted(moreChanges, 'more change')}${open}.</p>\n`);
  addFixed(comparison, page);
  addFiles(comparison, page);
  if (limits.length > 0)
    add(html`<h3>What could not be compared</h3>
<ul>${limits.map((limit) => html`<li>${prose(limit)}</li>`)}</ul>
`);
  add(SECTION_END);
}

function isOf(effect: ReportChange['effect']): (change: ReportChange) => boolean {
  return (change) => change.effect === effect;
}

function patternOf(comparison: ReportComparison): Html {
  const { before, after } = comparison.pattern;
  if (!isOther(comparison))
    return html`<p>The architecture stays ${patternName(after)}.</p>
`;
  const unsure = comparison.drift ? undefined : ' The two readings are not certain enough to call it another one.';
  return html`<p class="drift"><b>Another architecture:</b> ${patternName(before)} <span class="arrow">becomes</span> ${patternName(after)}.${unsure}</p>
`;
}

function patternName({ name: shown, confidence }: ReportPatternName): Html {
  return html`<b>${shortName(shown)}</b> (${percent(confidence)})`;
}

function addDimensions({ dimensions }: ReportComparison, { add }: Page): void {
  if (dimensions.length === 0) return;
  const rows = dimensions.map(
    ({ dimension, before, after }) =>
      html`<tr><th scope="row">${dimension}</th><td>${shortName(before)}</td><td>${shortName(after)}</td></tr>`,
  );
  add(tableOf('Dimensions that change', ['Dimension', 'Before', 'After'], rows));
}

function addChanges(title: string, changes: readonly ReportChange[], page: Page): void {
  if (changes.length === 0) return;
  const items = changes.map((change) => html`<li>${prose(change.message)} ${placeOf(change, page)}</li>\n`);
  page.add(html`<h3>${title}</h3>
<ul class="changes ${changes[0]?.effect}">${items}</ul>
`);
}

/** The lines where it is, or where it was. */
function placeOf({ location, side }: ReportChange, page: Page): Part {
  if (location === undefined) return undefined;
  if (side === 'base') return html`<span class="place">${shortName(location.path)}:${location.line}, before</span>`;
  return foldedLines(location, page);
}

function addFixed({ fixed, counts }: ReportComparison, { add }: Page): void {
  if (counts.fixed === 0) return;
  const items = fixed.slice(0, MOST_FIXED).map(fixedItem);
  const left = counts.fixed - items.length;
  add(html`<h3>Findings that it fixes</h3>
<ul class="fixed">${items}${left > 0 && html`<li class="more">and ${counted(left, 'more')}</li>`}</ul>
`);
}

function fixedItem({ message, ruleId, level, location }: ReportFinding): Html {
  return html`<li>${prose(message)} <span class="meta">${level}, ${name(ruleId)}, ${shortName(location.path)}:${location.line}, before</span></li>`;
}

function addFiles({ files }: ReportComparison, { add }: Page): void {
  if (files.length === 0) return;
  const items = files.slice(0, MOST_FILES).map(({ path, status, from }) => {
    const was = from === undefined ? undefined : html`, was ${name(from)}`;
    return html`<li>${name(path)} ${status}${was}</li>`;
  });
  const left = files.length - items.length;
  add(html`<details><summary>${counted(files.length, 'file')} changed</summary><ul class="files">${items}${
    left > 0 && html`<li class="more">and ${counted(left, 'more file')}</li>`
  }</ul></details>
`);
}
