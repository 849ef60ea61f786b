import type { ReportComparison } from '../comparison.js';
import type { ReportGraph, ReportNetwork, ReportPath } from '../graph.js';
import type { RenderOptions } from '../options.js';
import { counted } from '../phrases.js';
import type { Write } from '../report.js';
import { names, portInWords, servicesTable } from './deployed.js';
import { SECTION_END, sectionStart, tableOf } from './evidence.js';
import { name, prose, shortName } from './inline.js';
import { type Html, html } from './markup.js';
import { pictureOf } from './picture.js';
import { SHELL_END, shellStart } from './shell.js';

/** What the page is of. */
export interface GraphPageInput {
  readonly graph: ReportGraph;
  /** The repository as the user named it. */
  readonly target: string;
  readonly comparison?: ReportComparison;
}

/** Rows of a table; the others are counted. */
const MOST = 500;

/** The graph as one page that needs nothing else: the picture, and the same as tables for who cannot see it. Loads the layout library. */
export async function renderGraphPage(input: GraphPageInput, write: Write): Promise<void> {
  const { graph, comparison } = input;
  const picture = await pictureOf(input);
  write(head(input).markup);
  if (picture === undefined) write(html`<p>No service was found.</p>\n`.markup);
  else write(html`${sectionStart('picture', 'Picture')}${picture}${SECTION_END}`.markup);
  if (comparison !== undefined) write(changes(comparison).markup);
  if (graph.services.length > 0) write(tables(graph).markup);
  write(html`</main>\n${SHELL_END}`.markup);
}

function head({ target, comparison }: GraphPageInput): Html {
  const title = html`What is deployed in ${name(target)}${comparison !== undefined && html`, compared with ${name(comparison.base.ref)}`}`;
  return html`${shellStart({ title: shortName(target), skipTo: 'picture' })}<h1>${title}</h1>
`;
}

function changes({ changes: list, moreChanges }: ReportComparison): Html {
  const items = list
    .slice(0, MOST)
    .map(
      ({ message, effect }) => html`<li>${prose(message)}${effect === 'opens' && html` <strong>opens</strong>`}</li>`,
    );
  const left = moreChanges + list.length - items.length;
  const none = items.length === 0 && html`<p>Nothing that is deployed changes.</p>`;
  return html`${sectionStart('changes', 'What changes')}${none}${items.length > 0 && html`<ul>${items}</ul>`}${
    left > 0 && html`<p class="more">and ${counted(left, 'more change')}</p>`
  }${SECTION_END}`;
}

function tables(graph: ReportGraph): Html {
  const options: RenderOptions = { colour: false, width: 100 };
  const networks = graph.networks.slice(0, MOST).map(networkRow);
  const ways = graph.paths.slice(0, MOST).map(wayRow);
  const left = graph.paths.length - ways.length;
  return html`${sectionStart('services', 'Services')}${servicesTable(graph, options)}${SECTION_END}
${sectionStart('networks', 'Networks')}<p>All services on a network reach one another there.</p>
${tableOf('Networks and who is on them', ['Network', 'Driver', 'Kind', 'Services'], networks)}${SECTION_END}
${sectionStart('ways', 'Ways from published ports to data stores')}${
  ways.length === 0
    ? html`<p>No data store can be reached from a published port.</p>`
    : tableOf(
        'The shortest way from each published port to each data store',
        ['Published', 'Data store', 'Through'],
        ways,
      )
}${left > 0 && html`<p class="more">and ${counted(left, 'more way')}</p>`}${SECTION_END}
`;
}

function networkRow(network: ReportNetwork): Html {
  const { driver, internal, external, creator, services } = network;
  const kinds = [...(internal ? ['internal'] : []), ...(external ? ['external, no project here creates it'] : [])];
  const made = creator === undefined ? undefined : html` <span class="nothing">created by</span> ${name(creator)}`;
  return html`<tr><th scope="row">${name(network.name)}${made}</th><td>${name(driver)}</td><td>${kinds.join(', ')}</td><td>${names(services)}</td></tr>
`;
}

function wayRow({ published, store, through }: ReportPath): Html {
  return html`<tr><th scope="row">${name(published.service)} ${name(portInWords(published))}</th><td>${name(store)}</td><td>${names(through)}</td></tr>
`;
}
