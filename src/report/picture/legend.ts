import { GLYPHS, SHAPE_NAMES } from './glyphs.js';
import type { Mark, Picture, PictureLink, Shape } from './picture.js';
import { svgText, widthOf } from './svg-text.js';

/** The legend below a picture: only what is in it. */
export interface Legend {
  readonly svg: string;
  readonly height: number;
}

interface Entry {
  /** Drawn in 26 by 16 pixels. */
  readonly sample: string;
  readonly text: string;
}

const SAMPLE = 32;
const ROW = 22;
const SIZE = 11;

export function legendOf(picture: Picture, width: number, top: number): Legend {
  const entries = [...shapeEntries(picture), ...boxEntries(picture), ...markEntries(picture), ...lineEntries(picture)];
  let x = 12;
  let y = top + 14;
  const parts: string[] = [];
  for (const { sample, text } of entries) {
    const room = SAMPLE + widthOf(text, SIZE) + 16;
    if (x > 12 && x + room > width) {
      x = 12;
      y += ROW;
    }
    parts.push(
      `<g transform="translate(${Math.round(x)} ${Math.round(y)})">${sample}<text class="key" x="${SAMPLE}" y="12">${svgText(text)}</text></g>`,
    );
    x += room;
  }
  for (const sentence of [...picture.leftOut]) {
    y += ROW;
    parts.push(`<text class="key name" x="12" y="${Math.round(y + 12)}">${svgText(sentence)}</text>`);
  }
  return { svg: parts.join('\n'), height: y - top + ROW };
}

function shapeEntries({ frames }: Picture): Entry[] {
  const nodes = frames.flatMap(({ zones }) => zones).flatMap((zone) => zone.nodes);
  const shapes = new Set<Shape>(nodes.map(({ shape }) => shape));
  return (Object.keys(SHAPE_NAMES) as Shape[])
    .filter((shape) => shapes.has(shape))
    .map((shape) => ({
      sample: `<path class="glyph" transform="translate(6 0)" d="${GLYPHS[shape]}"/>`,
      text: SHAPE_NAMES[shape],
    }));
}

function boxEntries({ frames, hubs }: Picture): Entry[] {
  const zones = frames.flatMap((frame) => frame.zones);
  const sample = (classes: string): string =>
    `<rect class="box ${classes}" x="1" y="1" width="24" height="14" rx="3"/>`;
  return [
    ...(zones.some(({ kind }) => kind === 'network')
      ? [{ sample: sample(''), text: 'network: all in it reach one another' }]
      : []),
    ...([...zones.flatMap(({ networks }) => networks), ...hubs].some(({ internal }) => internal)
      ? [{ sample: sample('internal'), text: 'internal network' }]
      : []),
    ...(zones.some(({ kind, nodes }) => kind === 'bridge' && nodes.length > 1)
      ? [{ sample: sample('bridge'), text: 'on several networks' }]
      : []),
  ];
}

/** Services, networks and lines that a comparison marks, and data stores that can be reached. */
function markEntries({ frames, hubs, links }: Picture): Entry[] {
  const zones = frames.flatMap((frame) => frame.zones);
  const nodes = zones.flatMap((zone) => zone.nodes);
  const marks = new Set([...zones, ...nodes, ...hubs, ...links].map(({ mark }) => mark));
  const sample = (classes: string): string =>
    `<g class="${classes}"><rect class="outline" x="1" y="1" width="24" height="14" rx="3"/></g>`;
  return [
    ...MARKS.filter(([mark]) => marks.has(mark)).map(([mark, text]) => ({ sample: sample(mark), text })),
    ...(nodes.some(({ exposed, mark }) => exposed && mark === undefined)
      ? [{ sample: sample('exposed'), text: 'data store reachable from outside' }]
      : []),
  ];
}

const MARKS: readonly (readonly [mark: Mark, text: string])[] = [
  ['added', '+ new'],
  ['changed', '~ changed'],
  ['removed', '− gone'],
];

function lineEntries({ links }: Picture): Entry[] {
  const has = (test: (link: PictureLink) => boolean): boolean => links.some(test);
  const sample = (classes: string): string => `<path class="link ${classes}" d="M1 8h24"/>`;
  const plain = ({ mark, onPath }: PictureLink): boolean => mark === undefined && !onPath;
  const entry = (isThere: boolean, classes: string, text: string): Entry[] =>
    isThere ? [{ sample: sample(classes), text }] : [];
  return [
    ...entry(
      has((link) => link.kind === 'uses' && plain(link)),
      '',
      'calls, as the files say',
    ),
    ...entry(
      has(({ kind }) => kind === 'member'),
      'member',
      'is on the network',
    ),
    ...entry(
      has(({ kind }) => kind === 'namespace'),
      'namespace',
      'shares its addresses',
    ),
    ...entry(
      has(({ onPath }) => onPath),
      'path',
      'way from outside to a data store',
    ),
    ...entry(
      has(({ onPath, kind }) => onPath && kind === 'reach'),
      'path reach',
      'the same, where nobody is known to call',
    ),
    ...entry(
      has(({ mark, opens }) => mark === 'added' && opens !== true),
      'added',
      'new line',
    ),
    ...entry(
      has(({ mark, opens }) => mark === 'added' && opens === true),
      'added opens',
      'new, and opens something',
    ),
    ...entry(
      has(({ mark }) => mark === 'removed'),
      'removed',
      'line that is gone',
    ),
  ];
}
