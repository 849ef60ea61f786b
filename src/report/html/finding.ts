import { isHeld } from '../failing.js';
import { isWhole } from '../options.js';
import { counted, decisionInWords } from '../phrases.js';
import type { ReportDecision, ReportFinding, ReportLocation } from '../report.js';
import { foldedLines } from './evidence.js';
import { codeLine, excerptOf } from './excerpt.js';
import { fixOf } from './fix.js';
import { name, place, prose, shortName } from './inline.js';
import { type Html, html, type Part } from './markup.js';
import type { Page } from './page.js';
import { policyPlace } from './policy.js';

/** Related places shown of one finding; the others are counted. */
const RELATED = 12;
/** More than these are folded: the finding says how many there are. */
const RELATED_OPEN = 2;

interface Shown {
  /** Whether there is room for excerpts, related places and fixes. */
  readonly withSource: boolean;
  /** Rules of which this file has told what to do. */
  readonly rules: Set<string>;
}

/** Findings of one line beside the lines around it. */
export function addPlace(findings: readonly ReportFinding[], shown: Shown, page: Page): void {
  const said = findings.map((finding) => findingOf(finding, shown, page));
  page.add(html`<div class="at"><div class="said">${said}</div>${shown.withSource && linesBeside(findings, page)}</div>
`);
}

/** The lines around the findings, each place marked. */
function linesBeside(findings: readonly ReportFinding[], page: Page): Part {
  const path = findings[0]?.location.path ?? '';
  const file = page.sources.file(path);
  const excerpt =
    file &&
    excerptOf(
      file,
      findings.map(({ location }) => location),
    );
  if (excerpt === undefined) return undefined;
  const { first, last, code } = excerpt;
  const lines = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  return html`<figure class="src"><figcaption>${shortName(path)}, ${lines}</figcaption>${code}</figure>`;
}

function findingOf(finding: ReportFinding, { withSource, rules }: Shown, page: Page): Html {
  const { message, fix, related, ruleId } = finding;
  const first = !rules.has(ruleId);
  rules.add(ruleId);
  return html`<article ${attributes(finding, finding.age ?? '')}>
${heading(finding, message, isHeld(finding, page.report.verdict))}
<p class="meta">${placeOf(finding, page)}${detailsOf(finding)}</p>
${withSource && relatedList(related, page)}${withSource && fix !== undefined && fixOf(fix, finding.location.path, page)}${remedy(ruleId, first && withSource, page)}</article>
`;
}

/** One that does not count: who decided that, and the lines, folded. */
export function addQuiet(finding: ReportFinding, page: Page): void {
  const { location, decision } = finding;
  const told = decisionInWords({ ...finding, ...(decision && { decision: { ...decision, location: undefined } }) });
  const { path, line } = location;
  page.add(html`<div class="at quiet" data-file="${shortName(path)}"><article ${attributes(finding, finding.disposition)}>
${heading(finding, finding.message)}
<p class="meta">${place(path, line, page.options)}${detailsOf(finding)}</p>
<p>${prose(told)}${decision?.location !== undefined && html` (${decisionPlace(decision.location, decision, page)})`}</p>
</article></div>
`);
}

/** Where it was decided: of a policy in the version that spoke, which may be another one than is looked at. */
function decisionPlace(location: ReportLocation, { by, url }: ReportDecision, page: Page): Part {
  const isPolicy = by === 'policy' || by === 'configuration';
  return isPolicy ? policyPlace(location, page.report.policy, page, url) : foldedLines(location, page);
}

/** What the filter goes by. */
function attributes({ level, ruleId, subject }: ReportFinding, state: string): Html {
  return html`class="f ${level}" data-l="${level}" data-r="${ruleId}" data-s="${shortName(subject)}" data-a="${state}"`;
}

function heading({ level, age, disposition }: ReportFinding, message: string, held = false): Html {
  const isNew = age === 'new' && disposition === 'active';
  const tag = disposition === 'active' ? 'h4' : 'h3';
  const inner = html`<span class="lv">${level}</span> ${isNew && html`<span class="age">new</span> `}${held && html`<span class="age wait">held</span> `}${prose(message)}`;
  return tag === 'h4' ? html`<h4>${inner}</h4>` : html`<h3>${inner}</h3>`;
}

function placeOf({ location: { path, line, column } }: ReportFinding, { options }: Page): Part {
  if (isWhole(path)) return undefined;
  return html`${place(path, line, options)}<span class="column">:${column}</span>`;
}

function detailsOf({ location, ruleId, subject, confidence }: ReportFinding): Part {
  return [
    !isWhole(location.path) && ' · ',
    html`<span class="rule">${name(ruleId)}</span>`,
    subject !== '' &&
      !isWhole(subject) &&
      subject !== location.path && [' · ', html`<span class="subject">${shortName(subject)}</span>`],
    confidence !== 'high' && ` · ${confidence} confidence`,
  ];
}

/** Related places with the line that each is about. */
function relatedList(related: ReportFinding['related'], page: Page): Part {
  if (related.length === 0) return undefined;
  const items = related.slice(0, RELATED).map(({ location: { path, line }, message }) => {
    const file = page.sources.file(path);
    const text = file?.lines[line - 1] ?? '';
    const code =
      text.trim() !== '' &&
      html`<figure class="src one"><pre><code>${codeLine(line, text, file?.hidden.get(line - 1) ?? [], [], '')}</code></pre></figure>`;
    return html`<li>${prose(message)} ${place(path, line, page.options)}${code}</li>`;
  });
  const left = related.length - items.length;
  const list = html`<ul class="related">${items}${left > 0 && html`<li class="more">and ${counted(left, 'more place')}</li>`}</ul>`;
  if (related.length <= RELATED_OPEN) return list;
  return html`<details class="places"><summary>${counted(related.length, 'related place')}</summary>${list}</details>
`;
}

/** What to do: in full where the file has not told it yet, else where all rules stand. */
function remedy(ruleId: string, inFull: boolean, { report, ruleAnchor }: Page): Part {
  const anchor = ruleAnchor(ruleId);
  const rule = anchor === undefined ? undefined : report.rules[Number(anchor.slice('rule-'.length)) - 1];
  if (rule === undefined || anchor === undefined) return undefined;
  if (!inFull) return html`<p class="remedy"><a href="#${anchor}">What to do</a></p>`;
  return html`<details class="remedy"><summary>What to do</summary><p>${prose(rule.fix)}</p><p>${prose(rule.why)} <a href="#${anchor}">More on this rule</a></p></details>`;
}
