import type { ReportComparison } from '../comparison.js';
import type { ReportGraph } from '../graph.js';
import { type Html, html, trusted } from './markup.js';

/** Id of the picture in a page: its style is part of the page's, which a policy allows by its hash. */
export const PICTURE_ID = 'deployed-picture';

/** Pixels up to which a picture is made to fit its page; a wider one would not be read then, and scrolls. */
const FITS = 1_500;

/** The picture of what is deployed, with what a change adds and removes; undefined when there is none. Loads the layout library. */
export async function pictureOf({
  graph,
  comparison,
}: {
  readonly graph: ReportGraph;
  readonly comparison?: ReportComparison;
}): Promise<Html | undefined> {
  if (graph.services.length === 0) return undefined;
  const { drawSvg } = await import('../picture/draw.js');
  const { svg, width, summary, leftOut } = await drawSvg(graph, { comparison, id: PICTURE_ID, style: false });
  return html`<figure class="picture${width <= FITS && ' fits'}"><div tabindex="0" role="group" aria-label="Picture of what is deployed">
${trusted(svg)}</div>
<figcaption>${[summary, ...leftOut].join(' ')}</figcaption></figure>
`;
}
