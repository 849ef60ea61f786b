import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { packed, partsOf } from './parts.js';
import type { Picture, PictureFrame, PictureZone } from './picture.js';
import { rowsInside } from './rows.js';
import { blockOf, boxTitle, DETAIL_SIZE, edgeBlock, hasBox, hubBlock, linkLabel, soleZone } from './sizes.js';
import { widthOf } from './svg-text.js';

/** Where everything stands, in pixels from the upper left. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By id of node, zone, frame, hub and edge. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** By place in the picture's list of links; a link that the library could not place is absent. */
  readonly lines: ReadonlyMap<number, Line>;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly points: readonly Point[];
  /** Upper left corner of its label. */
  readonly label?: Point;
}

const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  // Lines run between boxes at any depth, so all boxes are laid out at once.
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=12,left=12,bottom=12,right=12]',
  'elk.randomSeed': '1',
};

const INSIDE: Readonly<Record<string, string>> = { 'elk.padding': '[top=34,left=16,bottom=16,right=16]' };

/** Lays a picture out with the Eclipse Layout Kernel, which is loaded here. The same picture always comes out the same. */
export async function layoutOf(picture: Picture): Promise<Layout> {
  const { default: Elk } = (await import('elkjs/lib/elk.bundled.js')).default;
  const elk: ELK = new Elk();
  const parts = partsOf(picture);
  const layouts = await Promise.all(
    parts.map(async (part) => ({ part, layout: laidOut(await elk.layout(elkGraph(part.picture))) })),
  );
  return packed(layouts);
}

function elkGraph(picture: Picture): ElkNode {
  const { frames, hubs, edges, links } = picture;
  return {
    id: 'root',
    layoutOptions: OPTIONS,
    children: [
      ...edges.map((edge) => ({ ...leaf(edge.id, edgeBlock(edge)), layoutOptions: FIRST })),
      ...frames.flatMap(frameNodes),
      ...hubs.map((hub) => leaf(hub.id, hubBlock(hub))),
    ],
    edges: [
      ...links.map((link, index): ElkExtendedEdge => {
        const text = linkLabel(link);
        const labels = text === '' ? [] : [{ text, width: widthOf(text, DETAIL_SIZE) + 6, height: 15 }];
        return { id: `l${index}`, sources: [link.from], targets: [link.to], labels };
      }),
      ...rowsInside(picture).map(
        ([left, right], index): ElkExtendedEdge => ({ id: `r${index}`, sources: [left], targets: [right] }),
      ),
    ],
  };
}

const FIRST: Readonly<Record<string, string>> = { 'elk.layered.layering.layerConstraint': 'FIRST' };

function frameNodes(frame: PictureFrame): ElkNode[] {
  const sole = soleZone(frame);
  if (frame.project === undefined || sole !== undefined) return frame.zones.flatMap((zone) => zoneNodes(frame, zone));
  return [{ id: frame.id, layoutOptions: INSIDE, children: frame.zones.flatMap((zone) => zoneNodes(frame, zone)) }];
}

function zoneNodes(frame: PictureFrame, zone: PictureZone): ElkNode[] {
  const nodes = zone.nodes.map((node) => leaf(node.id, blockOf(node)));
  if (!hasBox(zone)) return nodes;
  // A box is at least as wide as its title.
  const width = Math.ceil(widthOf(boxTitle(frame, zone), DETAIL_SIZE) * 1.08 + 24);
  const layoutOptions = {
    ...INSIDE,
    'elk.nodeSize.constraints': '[MINIMUM_SIZE]',
    'elk.nodeSize.minimum': `(${width},60)`,
  };
  return [{ id: zone.id, layoutOptions, children: nodes }];
}

function leaf(id: string, { width, height }: { readonly width: number; readonly height: number }): ElkNode {
  return { id, width, height };
}

function laidOut(root: ElkNode): Layout {
  const boxes = new Map<string, Box>();
  const walk = ({ children = [] }: ElkNode): void => {
    for (const child of children) {
      const { id, x = 0, y = 0, width = 0, height = 0 } = child;
      boxes.set(id, { x, y, width, height });
      walk(child);
    }
  };
  walk(root);
  const lines = new Map<number, Line>();
  for (const { id, sections = [], labels = [] } of root.edges ?? []) {
    const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
      startPoint,
      ...bendPoints,
      endPoint,
    ]);
    if (!id.startsWith('l') || points.length < 2) continue;
    const [label] = labels;
    lines.set(Number(id.slice(1)), {
      points: points.map(({ x, y }) => ({ x, y })),
      ...(label?.x === undefined || label.y === undefined ? {} : { label: { x: label.x, y: label.y } }),
    });
  }
  return { width: root.width ?? 0, height: root.height ?? 0, boxes, lines };
}
