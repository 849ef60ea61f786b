import type { ReportComparison } from '../comparison.js';
import type { ReportGraph } from '../graph.js';
import { pictureOf } from './build.js';
import { layoutOf } from './layout.js';
import { renderSvg, type SvgOptions, widthOfPicture } from './svg.js';

export interface DrawOptions extends SvgOptions {
  readonly comparison?: ReportComparison;
  /** Most nodes that stand for services: 100 unless given. */
  readonly limit?: number;
}

/** What was drawn, for the text around it. */
export interface DrawnSvg {
  readonly svg: string;
  /** In pixels, as it is meant to be read. */
  readonly width: number;
  /** What it shows, in one sentence. */
  readonly summary: string;
  /** What it does not show, one sentence each; the picture says the same. */
  readonly leftOut: readonly string[];
}

/** Nodes that are still found in a picture as large as a screen or two. */
const NODES = 100;

/** Draws the graph as SVG, with what changed marked where there is a comparison. Loads the layout library. */
export async function drawSvg(graph: ReportGraph, options: DrawOptions = {}): Promise<DrawnSvg> {
  const { comparison, limit = NODES, ...how } = options;
  const picture = pictureOf(graph, { comparison, limit });
  const layout = await layoutOf(picture);
  const svg = renderSvg(picture, layout, how);
  return { svg, width: widthOfPicture(layout), summary: picture.summary, leftOut: picture.leftOut };
}
