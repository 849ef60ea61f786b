import type { ReportComparison } from '../comparison.js';
import type { ReportGraph } from '../graph.js';
import type { Write } from '../report.js';
import { pictureOf } from './build.js';
import { legendText } from './legend-text.js';
import { arrowOf, CLASSES, classOf, lineStyleOf, MERMAID_SHAPES } from './mermaid-style.js';
import { mermaidText } from './mermaid-text.js';
import type { Picture, PictureFrame, PictureHub, PictureNetwork, PictureNode, PictureZone } from './picture.js';
import { rowsOf } from './rows.js';
import { SIGNS } from './signs.js';

export interface MermaidOptions {
  readonly comparison?: ReportComparison;
  /** Most nodes that stand for services: 40 unless given. */
  readonly limit?: number;
  /** False where the text around the picture says what is left out: the picture has no note of it then. */
  readonly note?: boolean;
}

/** What was drawn, for the text around it. */
export interface DrawnMermaid {
  /** What it shows, in one sentence. */
  readonly summary: string;
  /** What it does not show, one sentence each; unless told otherwise, a note in the picture says the same. */
  readonly leftOut: readonly string[];
  /** What its signs and colours mean, in one line; empty where it has none. */
  readonly legend: string;
}

/** Nodes that are still read in the width of a comment. */
const NODES = 40;
/** GitHub draws none with more than 50,000 characters or 500 lines. */
const CHARACTERS = 45_000;
const LINES = 450;

/**
 * Writes the graph as a Mermaid flowchart, ended by a line break, that GitHub draws: always less than 50,000 characters and 500 edges.
 * With a comparison what changed is marked. No text from the repository is anything but text in it.
 */
export function writeMermaid(graph: ReportGraph, options: MermaidOptions, write: Write): DrawnMermaid {
  const { comparison, limit = NODES, note = true } = options;
  for (let nodes = Math.max(1, limit); ; nodes = Math.floor(nodes / 2)) {
    const picture = pictureOf(graph, { comparison, limit: nodes });
    const text = mermaidOf(picture, note);
    // One node and its surroundings always fit.
    if (nodes > 1 && (text.length > CHARACTERS || picture.links.length > LINES)) continue;
    write(text);
    return { summary: picture.summary, leftOut: picture.leftOut, legend: legendText(picture) };
  }
}

/** The flowchart from left to right: what has nothing to do with one another then stands below one another, and the page stays narrow. */
function mermaidOf(picture: Picture, hasNote: boolean): string {
  const classes = new Map<string, string[]>();
  const classed = (id: string, name: string): void => {
    const list = classes.get(name);
    if (list === undefined) classes.set(name, [id]);
    else list.push(id);
  };
  const lines = [
    'flowchart LR',
    `  accTitle: Architecture`,
    `  accDescr: ${plainSentence(picture.summary)}`,
    ...picture.edges.map(({ id, kind }) => {
      classed(id, 'edge');
      return `  ${id}(["${EDGES[kind]}"])`;
    }),
    ...picture.frames.flatMap((frame) => frameLines(frame, classed)),
    ...picture.hubs.map((hub) => hubLine(hub, classed)),
    ...picture.links.map((link) => {
      const sign = link.mark === undefined ? '' : `${SIGNS[link.mark]} `;
      const label = link.label === undefined ? '' : `|"${mermaidText(`${sign}${link.label}`, 44)}"|`;
      return `  ${link.from} ${arrowOf(link)}${label} ${link.to}`;
    }),
    // Behind all other lines, whose styles go by their place in the list.
    ...rowsOf(picture).map(([left, right]) => `  ${left} ~~~ ${right}`),
    ...(hasNote ? noteLines(picture.leftOut, classed) : []),
    ...linkStyles(picture),
    ...CLASSES.filter((definition) => classes.has(definition.split(' ')[1] ?? '')).map((line) => `  ${line}`),
    ...[...classes].map(([name, ids]) => `  class ${ids.join(',')} ${name}`),
  ];
  return `${lines.join('\n')}\n`;
}

type Classed = (id: string, name: string) => void;

const EDGES: Readonly<Record<Picture['edges'][number]['kind'], string>> = {
  outside: '🌐 outside<br/>every interface of the machine',
  machine: '💻 the machine itself<br/>127#46;0#46;0#46;1',
};

function frameLines({ id, project, zones }: PictureFrame, classed: Classed): string[] {
  if (project === undefined) return zones.flatMap((zone) => zoneLines(zone, '  ', classed));
  const name = `project ${mermaidText(project, 40)}`;
  const [only, ...more] = zones;
  if (only?.kind === 'network' && more.length === 0) return zoneLines(only, '  ', classed, `${name} · `);
  classed(id, 'project');
  return [
    `  subgraph ${id}["${name}"]`,
    '    direction LR',
    ...zones.flatMap((zone) => zoneLines(zone, '    ', classed)),
    '  end',
  ];
}

function zoneLines(zone: PictureZone, indent: string, classed: Classed, before = ''): string[] {
  const { id, kind, nodes, networks, mark } = zone;
  const drawn = nodes.map((node) => `${indent}  ${nodeText(node, classed)}`);
  if (kind === 'projects' || (kind === 'bridge' && nodes.length === 1)) return drawn.map((line) => line.slice(2));
  const [network] = networks;
  classed(id, boxClass(kind, network, mark));
  return [`${indent}subgraph ${id}["${before}${titleOf(zone)}"]`, `${indent}  direction LR`, ...drawn, `${indent}end`];
}

function boxClass(kind: PictureZone['kind'], network: PictureNetwork | undefined, mark: PictureZone['mark']): string {
  if (mark === 'added' || mark === 'changed') return 'joined';
  if (kind === 'bridge' || kind === 'apart' || kind === 'removed') return 'bridge';
  return network?.internal === true ? 'internal' : 'network';
}

function titleOf({ kind, networks, mark }: PictureZone): string {
  const [network] = networks;
  switch (kind) {
    case 'network':
    case 'host':
      return network === undefined
        ? 'network'
        : `${mark === undefined ? '' : `${SIGNS[mark]} `}${networkText(network, ' · ')}`;
    case 'bridge':
      return mermaidText(`on ${networks.map(({ label }) => label).join(' and ')}`, 60);
    case 'apart':
      return 'on no network';
    case 'removed':
      return 'no longer there';
    case 'projects':
      return 'projects';
  }
}

function networkText({ label, notes }: PictureNetwork, separator: string): string {
  return [`network ${mermaidText(label, 40)}`, ...notes.map((note) => mermaidText(note, 60))].join(separator);
}

function hubLine(hub: PictureHub, classed: Classed): string {
  classed(hub.id, hub.mark ?? 'hub');
  const sign = hub.mark === undefined ? '' : `${SIGNS[hub.mark]} `;
  return `  ${hub.id}{{"${sign}${networkText(hub, '<br/>')}"}}`;
}

function nodeText(node: PictureNode, classed: Classed): string {
  const { id, label, detail, shape, count, ports, mark, exposed } = node;
  classed(id, classOf(node));
  const [open, close, icon] = MERMAID_SHAPES[shape];
  const sign = mark === undefined ? '' : `${SIGNS[mark]} `;
  const rows = [
    `${sign}${icon} ${mermaidText(label, 40)}`,
    mermaidText(detail, count > 1 ? 60 : 40),
    ...(exposed ? ['⚠ reachable from outside'] : []),
    ...(ports === undefined ? [] : [`⇦ ${mermaidText(ports, 40)}`]),
  ];
  return `${id}${open}"${rows.join('<br/>')}"${close}`;
}

function noteLines(leftOut: readonly string[], classed: Classed): string[] {
  if (leftOut.length === 0) return [];
  classed('note', 'note');
  return [`  note["${leftOut.map((sentence) => mermaidText(sentence, 160)).join('<br/>')}"]`];
}

/** Lines that look alike share one statement: each names them by their place in the list. */
function linkStyles({ links }: Picture): string[] {
  const styles = new Map<string, number[]>();
  for (const [index, link] of links.entries()) {
    const style = lineStyleOf(link);
    const list = styles.get(style);
    if (list === undefined) styles.set(style, [index]);
    else list.push(index);
  }
  return [...styles].map(([style, indices]) => `  linkStyle ${indices.join(',')} ${style}`);
}

/** Our own sentence, which holds numbers and words only. */
function plainSentence(text: string): string {
  return text.replace(/[^A-Za-z0-9 ,.]/g, '');
}
