import { by } from '../../../lib/compare.js';
import { name, prose, shortName, webLink } from '../../html/inline.js';
import { type Html, html, type Part } from '../../html/markup.js';
import { isWhole } from '../../options.js';
import { LEVELS } from '../../order.js';
import { counted, grouped, percent } from '../../phrases.js';
import type { FleetChange } from '../changes.js';
import { propertiesOf, propertyOf } from '../csv.js';
import { awayInWords, daysBetween } from '../days.js';
import type { FleetPlace, FleetResult, FleetRow, FleetRule, FleetWaiver } from '../fleet.js';
import { lineUrl, repositoryUrl, webAddress } from '../web.js';
import { rulesChanged } from './changes.js';
import type { Dashboard } from './dashboard.js';
import { patternName, someNames, standingMark } from './parts.js';
import { ruleName } from './rules.js';

/** Bounds of one repository, so that the page of many can be opened. */
const MOST = { reasons: 5, rules: 24, places: 3, waivers: 8, limits: 4, names: 12 };
/** Characters after which no further rule is told in full. */
const ENOUGH = 14_000;

/** What the row of a repository opens to: why it is read so, what is found where, what is waived, what was not looked at. */
export function evidenceOf(row: FleetRow, page: Dashboard, change: FleetChange | undefined): Html {
  const { result } = row;
  const left =
    result === undefined ? undefined : html`<div>${architecture(row, result, page)}${facts(row, page)}</div>`;
  const right =
    result === undefined ? facts(row, page) : html`${rules(row, result)}${waivers(row, result, page)}${limits(result)}`;
  return html`<div class="inside"><div class="head">${links(row)}${row.reason !== undefined && html`<p class="reason">${prose(row.reason)}</p>`}${
    result !== undefined && html`<p>${verdict(result)}</p>`
  }${change !== undefined && changed(change, page)}</div>${left}<div>${right}</div></div>`;
}

function links(row: FleetRow): Part {
  const { branch, commit } = row;
  const at =
    commit !== undefined && html` · ${branch !== undefined && html`${name(branch)} at `}${name(commit.slice(0, 12))}`;
  const url = repositoryUrl(row);
  const shown = shortName(row.repository);
  return html`<p class="meta">${url === undefined ? shown : html`<a href="${url}" rel="noreferrer">${shown}</a>`}${at}</p>`;
}

function verdict({ verdict: { because, enforcement, blocksFrom, held } }: FleetResult): Part {
  return html`${prose(because)}${enforcement !== 'block' && html` The policy is at the stage ${name(enforcement)}.`}${held && blocksFrom !== undefined && html` <strong>It fails from ${shortName(blocksFrom)} on.</strong>`}`;
}

function changed({ pattern, standing, findings, rules: list }: FleetChange, { before }: Dashboard): Part {
  const parts = [
    pattern !== undefined && html`was ${prose(pattern.from.name)}`,
    standing !== undefined && html`was ${standingMark(standing.from)}`,
    findings !== undefined && html`${grouped(findings.from)} findings, now ${grouped(findings.to)}`,
    list.length > 0 && html`${rulesChanged(list, 5)}`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return undefined;
  return html`<p class="since">Since ${before === undefined ? 'the last run' : before.day}: ${parts.map((part, index) => html`${index > 0 && '; '}${part}`)}</p>`;
}

function architecture(
  row: FleetRow,
  { pattern, expected = [], asExpected }: FleetResult,
  { patternNames }: Dashboard,
): Html {
  const reasons = pattern.evidence.slice(0, MOST.reasons).map((one) => placed(one, row));
  const wanted =
    expected.length > 0 &&
    html`<p>${asExpected === 'yes' ? 'As expected' : asExpected === 'no' ? html`<strong class="off">Not as expected</strong>` : 'Not sure whether as expected'}: ${expected.slice(0, MOST.names).map((slug, index) => html`${index > 0 && ' or '}${prose(patternName(slug, patternNames))}`)}</p>`;
  return html`<h3>${prose(pattern.name)} <span class="sure">${percent(pattern.confidence)}</span></h3>${wanted}<ul class="why">${reasons}</ul>`;
}

function placed({ message, path, line }: FleetPlace, row: FleetRow): Html {
  if (isWhole(path)) return html`<li>${prose(message)}</li>`;
  const url = lineUrl(row, path, line);
  const shown = html`<span class="place">${shortName(path)}:${line}</span>`;
  return html`<li>${prose(message)} ${url === undefined ? shown : html`<a href="${url}" rel="noreferrer">${shown}</a>`}</li>`;
}

function rules(row: FleetRow, result: FleetResult): Part {
  const found = Object.entries(result.rules).sort(
    by(
      ([, { active }]) => (active > 0 ? 0 : 1),
      ([, { level }]) => LEVELS.indexOf(level),
      ([, { active }]) => -active,
      ([id]) => id,
    ),
  );
  if (found.length === 0) return html`<h3>Rules</h3><p>Nothing is found.</p>`;
  const shown: Html[] = [];
  let size = 0;
  for (const [id, rule] of found.slice(0, MOST.rules)) {
    if (size > ENOUGH) break;
    const part = ruleOf(id, rule, row);
    size += part.markup.length;
    shown.push(part);
  }
  const left = found.length - shown.length;
  return html`<h3>Rules</h3><ul class="found">${shown}</ul>${left > 0 && html`<p class="more">and ${counted(left, 'more rule')}</p>`}`;
}

function ruleOf(
  id: string,
  { level, title, active, waived, suppressed, baselined, places }: FleetRule,
  row: FleetRow,
): Html {
  const shown = places.slice(0, MOST.places).map((one) => placed(one, row));
  const left = active - shown.length;
  const quiet = [
    [waived, 'waived'],
    [suppressed, 'suppressed'],
    [baselined, 'in the baseline'],
  ] as const;
  const accepted = quiet.filter(([count]) => count > 0).map(([count, how]) => `${grouped(count)} ${how}`);
  const numbers = [...(active > 0 ? [grouped(active)] : []), ...accepted].join(', ');
  return html`<li class="${active > 0 && level}"><p><span class="lv">${active > 0 ? level : 'accepted'}</span> ${ruleName(id)} <span class="sure">${numbers}</span><br>${prose(title)}.</p>${
    shown.length > 0 &&
    html`<ul>${shown}${left > 0 && html`<li class="more">and ${counted(left, 'more place')}</li>`}</ul>`
  }</li>`;
}

function waivers(row: FleetRow, result: FleetResult, { run }: Dashboard): Part {
  if (result.waivers.length === 0) return undefined;
  const items = result.waivers.slice(0, MOST.waivers).map((one) => waiverOf(one, row, run.day));
  const left = result.waivers.length - items.length;
  return html`<h3>Waivers</h3><ul>${items}${left > 0 && html`<li class="more">and ${counted(left, 'more waiver')}</li>`}</ul>`;
}

function waiverOf(waiver: FleetWaiver, row: FleetRow, day: string): Html {
  const { rules: ids, owner, reason, until, state, because, source, location } = waiver;
  const url = source.includes('@')
    ? webAddress(waiver.url)
    : (webAddress(waiver.url) ?? lineUrl(row, location.path, location.line));
  const place = html`<span class="place">${shortName(source)}:${location.line}</span>`;
  const end =
    state === 'refused'
      ? 'does not count'
      : `${state === 'ended' ? 'ended' : 'ends'} ${awayInWords(daysBetween(day, until))}`;
  return html`<li>${ids.slice(0, MOST.rules).map((id, index) => html`${index > 0 && ' '}${ruleName(id)}`)}: ${end} (${shortName(until)}), ${shortName(owner)}. ${prose(reason)} ${because !== undefined && prose(because)} ${url === undefined ? place : webLink(url, place)}</li>`;
}

function limits(result: FleetResult): Part {
  if (result.limits.length === 0) return undefined;
  return html`<h3>Not looked at</h3><ul>${result.limits.slice(0, MOST.limits).map((limit) => html`<li>${prose(limit)}</li>`)}</ul>`;
}

/** What GitHub says of it, and what it was held to. */
function facts(row: FleetRow, page: Dashboard): Html {
  const { result, teams = [], language, topics = [], policies = [], archived, fork } = row;
  const properties = propertiesOf([row]).map((key) => [key, propertyOf(row, key) ?? []] as const);
  const lines: readonly (readonly [term: string, values: readonly string[]])[] = [
    ['Owners', teams],
    ['Language', language ? [language] : []],
    ['Topics', topics],
    ...properties,
    ['Held to', policies],
    [
      'Deployed',
      result === undefined ? [] : [`${counted(result.stacks, 'project')}, ${counted(result.services, 'service')}`],
    ],
    ['Kind', [...(archived ? ['archived'] : []), ...(fork ? ['fork'] : [])]],
  ];
  const shown = lines.filter(([, values]) => values.length > 0).slice(0, 2 * MOST.names);
  if (shown.length === 0 && page.rows.length > 0) return html``;
  return html`<dl>${shown.map(([term, values]) => html`<dt>${shortName(term)}</dt><dd>${someNames(values, MOST.names)}</dd>`)}</dl>`;
}
