import type { ReportGraph, ReportPort, ReportService } from '../graph.js';
import type { RenderOptions } from '../options.js';
import { counted } from '../phrases.js';
import { SECTION_END, sectionStart, tableOf } from './evidence.js';
import { name, place, shortName } from './inline.js';
import { type Html, html, joined, type Part } from './markup.js';
import type { Page } from './page.js';

/** Services listed; the others are counted. */
const MOST = 500;
/** Names in one cell of the table. */
const MOST_NAMES = 12;

/** What is deployed: the picture where there is one, and the same as a table. */
export function addDeployed(page: Page, picture: Html | undefined): void {
  const { graph } = page.report;
  if (graph.services.length === 0) return;
  page.add(sectionStart('deployed', 'What is deployed'));
  if (picture !== undefined) page.add(picture);
  const table = servicesTable(graph, page.options);
  page.add(
    picture === undefined
      ? table
      : html`<details><summary>The same as a table</summary>${table}</details>
`,
  );
  page.add(SECTION_END);
}

/** The services with their networks, ports and those they call, the first ones where there are very many. */
export function servicesTable(graph: ReportGraph, options: RenderOptions): Html {
  const rows = graph.services.slice(0, MOST).map((service) => rowOf(service, graph, options));
  const left = graph.services.length - rows.length;
  const caption = 'Services, their networks, and who reaches them from outside';
  return html`${tableOf(caption, ['Service', 'Role', 'Networks', 'Published', 'Uses'], rows)}${
    left > 0 && html`<p class="more">and ${counted(left, 'more service')}</p>`
  }`;
}

function rowOf(service: ReportService, graph: ReportGraph, options: RenderOptions): Html {
  const { id, role, product, path, line } = service;
  const networks = graph.networks.filter(({ services }) => services.includes(id)).map((network) => network.name);
  const uses = graph.uses.filter(({ from }) => from === id).map(({ to }) => to);
  const published = graph.published.filter((port) => port.service === id).map(portInWords);
  const runs = product === undefined || product === role ? undefined : ` (${shortName(product)})`;
  return html`<tr><th scope="row">${name(id)} ${place(path, line, options)}</th><td>${role}${runs}</td><td>${names(networks)}</td><td>${names(published)}</td><td>${names(uses)}</td></tr>
`;
}

/** `0.0.0.0:5432 to 5432/udp`. */
export function portInWords({ hostIp, hostPort, port, protocol }: ReportPort): string {
  const host = hostPort === '' ? `${hostIp}, a port of its own choice` : `${hostIp}:${hostPort}`;
  return `${host} to ${port}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

/** Names between commas, the first ones where there are many. */
export function names(list: readonly string[]): Part {
  if (list.length === 0) return html`<span class="nothing">none</span>`;
  const left = list.length - MOST_NAMES;
  return [joined(list.slice(0, MOST_NAMES).map(name), ', '), left > 0 && ` and ${left} more`];
}
