import { counted } from '../phrases.js';
import type { ReportPolicy, ReportPolicySource, ReportProposal, ReportRefusal, ReportWaiver } from '../policy.js';
import {
  COMMIT,
  effectInWords,
  isUrgent,
  proposalInWords,
  refusedExceptions,
  sourceInWords,
  stageInWords,
  stateInWords,
  waiversByUrgency,
} from '../policy-words.js';
import type { ReportLocation } from '../report.js';
import { foldedLines, SECTION_END, sectionStart, tableOf } from './evidence.js';
import { name, prose, shortName, webLink } from './inline.js';
import { type Html, html, joined, type Part } from './markup.js';
import type { Page } from './page.js';

/** Of each kind that is shown; the others are counted. */
const SOURCES = 50;
const WAIVERS = 300;
const REFUSED = 200;
const MISTAKES = 50;

/** What the repository was held to: policies, how far they are rolled out, what is not accepted, and every waiver. */
export function addPolicy(page: Page): void {
  const { report, add } = page;
  const { policy, verdict } = report;
  if (policy === undefined) return;
  add(sectionStart('policy', 'Policy'));
  const stage = stageInWords(verdict);
  if (stage !== undefined) add(html`<p class="stage">${prose(stage)}</p>\n`);
  addSources(policy, page);
  addRefused(policy, page);
  if (policy.proposed !== undefined) addProposal(policy.proposed, page);
  addWaivers(policy, page);
  add(SECTION_END);
}

function addSources(policy: ReportPolicy, { add }: Page): void {
  const items = policy.sources.slice(0, SOURCES).map((source) => html`<li>${sourceOf(source, policy)}</li>`);
  const left = policy.sources.length - items.length;
  add(html`<h3>Held to</h3>
<ul class="sources">${items}${left > 0 && html`<li class="more">and ${counted(left, 'more policy', 'more policies')}</li>`}</ul>
`);
}

function sourceOf(source: ReportPolicySource, policy: ReportPolicy): Html {
  const { url, commit, sha256 } = source;
  const rest = sourceInWords(source, policy).slice(source.name.length);
  const shown = name(source.name);
  const at = commit === undefined ? undefined : html` <span class="meta">at ${name(commit.slice(0, COMMIT))}</span>`;
  const digest =
    sha256 === undefined ? undefined : html`<span class="meta">, SHA-256 ${name(sha256.slice(0, COMMIT))}</span>`;
  return html`${url === undefined ? shown : webLink(url, shown)}${rest}${at}${digest}`;
}

function addRefused(policy: ReportPolicy, page: Page): void {
  const refused = refusedExceptions(policy);
  if (refused.length === 0) return;
  const items = refused.slice(0, REFUSED).map((one) => refusalOf(one, policy, page));
  const left = refused.length - items.length;
  page.add(html`<h3>Exceptions that do not count</h3>
<ul class="refused">${items}${left > 0 && html`<li class="more">and ${counted(left, 'more')}</li>`}</ul>
`);
}

function refusalOf({ kind, message, location, added }: ReportRefusal, policy: ReportPolicy, page: Page): Html {
  const at = kind === 'ignore' ? policyPlace(location, policy, page) : foldedLines(location, page);
  return html`<li>${added && html`<span class="age">added</span> `}${prose(message)} ${at}</li>\n`;
}

/**
 * A place of a policy: a link where it is in another repository. The lines themselves are shown of a file that is looked at in the version
 * that spoke.
 */
export function policyPlace(
  location: ReportLocation,
  policy: ReportPolicy | undefined,
  page: Page,
  url?: string,
): Part {
  const shown = `${shortName(location.path)}:${location.line}`;
  const source = policy?.sources.find((one) => one.name === location.path);
  const address = url ?? (source?.url === undefined ? undefined : `${source.url}#L${location.line}`);
  if (address !== undefined) return webLink(address, html`<span class="place">${shown}</span>`);
  const isElsewhere = source?.commit !== undefined || (policy?.from === 'base' && source !== undefined);
  return isElsewhere ? html`<span class="place">${shown}</span>` : foldedLines(location, page);
}

function addProposal(proposal: ReportProposal, { add }: Page): void {
  const lines = [...proposalInWords(proposal), ...proposal.mistakes.slice(0, MISTAKES)];
  const left = proposal.mistakes.length - MISTAKES;
  add(html`<h3>Once this is merged</h3>
<p>${prose(proposal.because)}</p>
${lines.length > 0 && html`<ul>${lines.map((line) => html`<li>${prose(line)}</li>`)}${left > 0 && html`<li class="more">and ${counted(left, 'more mistake')}</li>`}</ul>`}
`);
}

function addWaivers(policy: ReportPolicy, page: Page): void {
  const waivers = waiversByUrgency(policy.waivers);
  if (waivers.length === 0) return;
  page.add(html`<h3>Waivers</h3>
`);
  const rows = waivers.slice(0, WAIVERS).map((waiver) => waiverRow(waiver, policy, page));
  const columns = ['State', 'Rules', 'Owner', 'Why', 'Granted in', { number: 'Findings' }];
  page.add(tableOf('Waivers, those that call for something first', columns, rows));
  const left = waivers.length - rows.length;
  if (left > 0) page.add(html`<p class="more">and ${counted(left, 'more waiver')}</p>\n`);
}

function waiverRow(waiver: ReportWaiver, policy: ReportPolicy, page: Page): Html {
  const { state, rules, owner, reason, findings, location } = waiver;
  const effect = !isUrgent(waiver) ? undefined : html`<p class="meta">${prose(effectInWords(waiver))}</p>`;
  return html`<tr class="waiver ${state}"><th scope="row">${stateInWords(waiver)}</th><td>${joined(rules.map(name), ', ')}</td><td>${shortName(owner)}</td><td>${prose(reason)}${effect}</td><td>${policyPlace(location, policy, page)}</td><td class="number">${findings}</td></tr>
`;
}
