import type {
  PictureEdge,
  PictureFrame,
  PictureHub,
  PictureLink,
  PictureNetwork,
  PictureNode,
  PictureZone,
  Shape,
} from './picture.js';
import { SIGNS } from './signs.js';
import { fitted, widthOf } from './svg-text.js';

/** Sizes of type in pixels. */
export const NAME_SIZE = 13;
export const DETAIL_SIZE = 11;
/** Pixels that a name or a detail may take. */
const NAME_ROOM = 190;
const DETAIL_ROOM = 200;
const TITLE_ROOM = 320;
/** Pixels left of the text of a node, where its glyph is, and right of it. */
export const GLYPH_ROOM = 34;
const RIGHT = 14;

/** What stands in a node, cut to what fits, and the room that it takes. */
export interface Block {
  readonly name: string;
  readonly details: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Pixels above the text that its outline needs. */
  readonly top: number;
}

export function blockOf(node: PictureNode): Block {
  const { label, detail, ports, exposed, mark, shape } = node;
  const details = [detail, ...(ports === undefined ? [] : [`⇦ ${ports}`]), ...(exposed ? [EXPOSED] : [])];
  const plain = block(`${sign(mark)}${label}`, details);
  if (shape === 'queue' || shape === 'proxy') return { ...plain, width: plain.width + 10 };
  if (!CYLINDERS.has(shape)) return plain;
  return { ...plain, top: LID, height: plain.height + LID + 2 };
}

/** What keeps data is drawn as a cylinder, with a lid of so many pixels. */
export const CYLINDERS: ReadonlySet<Shape> = new Set(['store', 'cache', 'files', 'search']);
const LID = 9;

/** What is written into a data store that other machines can get at. */
export const EXPOSED = 'reachable from outside';

export function hubBlock(hub: PictureHub): Block {
  return block(`${sign(hub.mark)}network ${hub.label}`, hub.notes);
}

export function edgeBlock({ kind }: PictureEdge): Block {
  return kind === 'outside'
    ? block('outside', ['every interface', 'of the machine'])
    : block('the machine itself', ['127.0.0.1']);
}

function block(name: string, details: readonly string[]): Block {
  const shownName = fitted(name, NAME_SIZE, NAME_ROOM);
  const shown = details.map((detail) => fitted(detail, DETAIL_SIZE, DETAIL_ROOM));
  const widest = Math.max(
    widthOf(shownName, NAME_SIZE) * BOLD,
    ...shown.map((detail) => widthOf(detail, DETAIL_SIZE) * (detail === EXPOSED ? BOLD : 1)),
  );
  return {
    name: shownName,
    details: shown,
    width: Math.ceil(GLYPH_ROOM + widest + RIGHT),
    height: 30 + shown.length * 15,
    top: 0,
  };
}

/** Bold type is wider. */
const BOLD = 1.06;

/** The title of the box of a zone in its frame. */
export function boxTitle(frame: PictureFrame, zone: PictureZone): string {
  return soleZone(frame) === zone ? `${frameTitle(frame.project ?? '')} · ${zoneTitle(zone)}` : zoneTitle(zone);
}

/** What a zone alone is called. */
function zoneTitle({ kind, networks, mark }: PictureZone): string {
  const [network] = networks;
  switch (kind) {
    case 'network':
    case 'host':
      return network === undefined
        ? 'network'
        : fitted(`${sign(mark)}${networkTitle(network)}`, DETAIL_SIZE, TITLE_ROOM);
    case 'bridge':
      return fitted(`on ${networks.map(({ label }) => label).join(' and ')}`, DETAIL_SIZE, TITLE_ROOM);
    case 'apart':
      return 'on no network';
    case 'removed':
      return 'no longer there';
    case 'projects':
      return 'projects';
  }
}

function networkTitle({ label, notes }: PictureNetwork): string {
  return [`network ${fitted(label, DETAIL_SIZE, 160)}`, ...notes].join(' · ');
}

export function frameTitle(project: string): string {
  return `project ${fitted(project, NAME_SIZE, TITLE_ROOM)}`;
}

/** The text at a line, cut to what fits; empty where it has none. */
export function linkLabel({ label, mark }: PictureLink): string {
  return label === undefined ? '' : fitted(`${sign(mark)}${label}`, DETAIL_SIZE, 180);
}

function sign(mark: PictureNode['mark']): string {
  return mark === undefined ? '' : `${SIGNS[mark]} `;
}

/** Whether a zone is drawn as a box: what bridges networks alone stands between them. */
export function hasBox({ kind, nodes }: PictureZone): boolean {
  return kind !== 'projects' && !(kind === 'bridge' && nodes.length === 1);
}

/** The one zone of a project that is on one network: its box is drawn once, with both names. */
export function soleZone(frame: PictureFrame): PictureZone | undefined {
  const [only, ...more] = frame.zones;
  return frame.project !== undefined && more.length === 0 && only?.kind === 'network' ? only : undefined;
}
