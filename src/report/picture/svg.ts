import { GLYPHS, outline } from './glyphs.js';
import type { Box, Layout, Line } from './layout.js';
import { legendOf } from './legend.js';
import type { Picture, PictureFrame, PictureLink, PictureNode, PictureZone } from './picture.js';
import {
  type Block,
  blockOf,
  boxTitle,
  EXPOSED,
  edgeBlock,
  frameTitle,
  GLYPH_ROOM,
  hasBox,
  hubBlock,
  linkLabel,
  soleZone,
} from './sizes.js';
import { svgStyle } from './svg-style.js';
import { svgText } from './svg-text.js';

export interface SvgOptions {
  /** Id of the picture's root, unique on its page: letters, digits and hyphens. `groundplan` unless given. */
  readonly id?: string;
  /** What the picture is called, for who cannot see it. */
  readonly title?: string;
  /** False for a page that has `svgStyle(id)` in a style of its own. */
  readonly style?: boolean;
}

/**
 * The picture as one SVG element, ended by a line break: well-formed XML without script, links, fonts or anything else from elsewhere.
 * It can stand in HTML and be a file. No text from the repository is anything but text in it.
 */
export function renderSvg(picture: Picture, layout: Layout, options: SvgOptions = {}): string {
  const { id = 'groundplan', title = 'What is deployed, and who is connected with whom', style = true } = options;
  const width = widthOfPicture(layout);
  const legend = legendOf(picture, width, layout.height);
  const height = Math.ceil(layout.height + legend.height);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${svgText(title)}</title>`,
    `<desc id="${id}-desc">${svgText([picture.summary, ...picture.leftOut].join(' '), 2_000)}</desc>`,
    ...(style ? [`<style>${svgStyle(id)}</style>`] : []),
    `<defs>${HEADS.map((kind) => head(id, kind)).join('')}</defs>`,
    ...picture.frames.flatMap((frame) => frameBoxes(frame, layout)),
    ...picture.links.map((link, index) => line(id, link, layout.lines.get(index))),
    ...picture.edges.map((edge) => block('edge', edge.kind, 'frontend', edgeBlock(edge), layout.boxes.get(edge.id))),
    ...picture.hubs.map((hub) =>
      block(`hub ${hub.mark ?? ''}`, 'network', 'proxy', hubBlock(hub), layout.boxes.get(hub.id)),
    ),
    ...picture.frames.flatMap(({ zones }) => zones.flatMap(({ nodes }) => nodes.map((one) => node(one, layout)))),
    ...picture.links.map((link, index) => labelOf(link, layout.lines.get(index))),
    legend.svg,
    '</svg>',
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

/** The legend needs so much. */
const LEAST_WIDTH = 640;

/** Width of the whole picture in pixels. */
export function widthOfPicture({ width }: Layout): number {
  return Math.ceil(Math.max(width, LEAST_WIDTH));
}

type Head = 'plain' | 'path' | 'added' | 'removed';

const HEADS: readonly Head[] = ['plain', 'path', 'added', 'removed'];

function head(id: string, kind: Head): string {
  return `<marker id="${id}-${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="head ${kind}" d="M0 0L8 4 0 8z"/></marker>`;
}

function frameBoxes(frame: PictureFrame, layout: Layout): string[] {
  const { project, zones } = frame;
  const isSole = soleZone(frame) !== undefined;
  const outer =
    project === undefined || isSole ? [] : [box('project', frameTitle(project), layout.boxes.get(frame.id))];
  return [
    ...outer,
    ...zones.filter(hasBox).map((zone) => box(zoneClass(zone), boxTitle(frame, zone), layout.boxes.get(zone.id))),
  ];
}

function zoneClass({ kind, networks: [network], mark }: PictureZone): string {
  if (mark !== undefined) return mark;
  if (kind === 'bridge' || kind === 'apart') return 'bridge';
  return network?.internal === true ? 'internal' : '';
}

function box(classes: string, title: string, at: Box | undefined): string {
  if (at === undefined) return '';
  const { x, y, width, height } = at;
  return `<rect class="${['box', classes].join(' ').trim()}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="8"/><text class="title" x="${round(x + 12)}" y="${round(y + 20)}">${svgText(title)}</text>`;
}

function node(one: PictureNode, layout: Layout): string {
  const { shape, mark, exposed, label, detail, count } = one;
  const kind = STORES.has(shape) ? 'store' : shape === 'proxy' ? 'proxy' : '';
  const classes = [kind, exposed ? 'exposed' : '', mark ?? ''].filter((name) => name !== '').join(' ');
  return block(classes, shape, shape, blockOf(one), layout.boxes.get(one.id), `${label}: ${detail}`, count > 1);
}

const STORES: ReadonlySet<PictureNode['shape']> = new Set(['store', 'cache', 'files', 'search', 'queue']);

/** An outline with a glyph, a name and details; a title tells the name in full where a mouse rests on it. */
function block(
  classes: string,
  glyph: keyof typeof GLYPHS,
  shape: PictureNode['shape'],
  { name, details, top }: Block,
  at: Box | undefined,
  title?: string,
  isStacked = false,
): string {
  if (at === undefined) return '';
  const { x, y, width, height } = at;
  const path = outline(shape, round(width), round(height));
  const behind = isStacked ? `<path class="outline" transform="translate(4 4)" d="${path}"/>` : '';
  const lines = details.map(
    (text, index) =>
      `<text class="detail${text === EXPOSED ? ' warn' : ''}" x="${GLYPH_ROOM}" y="${top + 36 + index * 15}">${svgText(text)}</text>`,
  );
  return [
    `<g${classes.trim() === '' ? '' : ` class="${classes.trim()}"`} transform="translate(${round(x)} ${round(y)})">`,
    title === undefined ? '' : `<title>${svgText(title)}</title>`,
    `${behind}<path class="outline" d="${path}"/>`,
    `<path class="glyph" transform="translate(12 ${round((height + top) / 2 - 8)})" d="${GLYPHS[glyph]}"/>`,
    `<text class="name" x="${GLYPH_ROOM}" y="${top + 20}">${svgText(name)}</text>`,
    ...lines,
    '</g>',
  ].join('');
}

function line(id: string, link: PictureLink, drawn: Line | undefined): string {
  if (drawn === undefined) return '';
  const { kind, mark, opens, onPath } = link;
  const classes = ['link', kind, onPath ? 'path' : '', mark ?? '', opens === true ? 'opens' : ''].filter(
    (name) => name !== '',
  );
  const marker = kind === 'member' || kind === 'namespace' ? '' : ` marker-end="url(#${id}-${headOf(link)})"`;
  return `<path class="${classes.join(' ')}" d="${pathOf(drawn)}"${marker}/>`;
}

function headOf({ mark, onPath }: PictureLink): Head {
  if (mark === 'added' || mark === 'removed') return mark;
  return onPath ? 'path' : 'plain';
}

/** Straight pieces with rounded corners. */
function pathOf({ points }: Line): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (const [index, corner] of rest.entries()) {
    const next = rest[index + 1];
    const before = points[index];
    if (next === undefined || before === undefined) {
      path += `L${round(corner.x)} ${round(corner.y)}`;
      continue;
    }
    const radius = Math.min(6, distance(before, corner) / 2, distance(corner, next) / 2);
    const into = towards(corner, before, radius);
    const out = towards(corner, next, radius);
    path += `L${round(into.x)} ${round(into.y)}Q${round(corner.x)} ${round(corner.y)} ${round(out.x)} ${round(out.y)}`;
  }
  return path;
}

function distance(a: Line['points'][number], b: Line['points'][number]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Line['points'][number], to: Line['points'][number], by: number): Line['points'][number] {
  const whole = distance(from, to);
  return whole === 0
    ? from
    : { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole };
}

function labelOf(link: PictureLink, drawn: Line | undefined): string {
  const text = linkLabel(link);
  if (text === '' || drawn?.label === undefined) return '';
  return `<text class="label" x="${round(drawn.label.x + 3)}" y="${round(drawn.label.y + 11)}">${svgText(text)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
