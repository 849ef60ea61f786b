import type { Diagram, DiagramEdge, DiagramNode, DiagramRow, NodeKind } from '../../rulebook/diagram.js';
import type { Paint } from './diagram/canvas.js';
import { draw, sampleOf } from './diagram/draw.js';
import { titleOf } from './diagram/layout.js';
import { type Page, type Style, wrap } from './page.js';

/** Wider drawings are harder to follow, not easier. */
const WIDEST = 84;

const MEANINGS: readonly (readonly [Exclude<NodeKind, 'outside'>, string])[] = [
  ['service', 'your software'],
  ['store', 'keeps data'],
  ['bus', 'passes messages on'],
  ['helper', 'serves the others'],
];

/** A pattern's drawing, what its frames mean, and who turns to whom. No line is wider than `width`, given 40 columns at least. */
export function writeDiagram({ caption, rows, edges }: Diagram, page: Page, width: number): void {
  for (const line of wrap(caption, width - 2)) page.line(`  ${line}`);
  page.line();
  const drawing = draw(rows, edges, Math.min(width, WIDEST) - 2);
  if (drawing === undefined) writeOutline(rows, page, 2);
  else {
    for (const runs of drawing)
      page.line(
        runs.length === 0 ? '' : `  ${runs.map(({ text, paint }) => painted(page.style, paint)(text)).join('')}`,
      );
    page.line();
    writeLegend(rows, page, width);
  }
  writeNotes(rows, page, width);
  writeEdges(edges, page, width);
}

function painted(style: Style, paint: Paint): (text: string) => string {
  switch (paint) {
    case 'strong':
      return style.bold;
    case 'faint':
      return style.dim;
    case 'store':
      return style.cyan;
    case 'bus':
      return style.yellow;
    case 'line':
      return style.green;
    case 'plain':
      return (text) => text;
  }
}

/** What stands where, for want of room to draw it. */
function writeOutline(rows: readonly DiagramRow[], page: Page, indentation: number): void {
  const lead = ' '.repeat(indentation);
  for (const item of rows.flat()) {
    if ('node' in item) page.line(`${lead}${item.node}`);
    else {
      page.line(page.style.dim(`${lead}${titleOf(item)}`));
      writeOutline(item.rows, page, indentation + 2);
    }
  }
}

function writeLegend(rows: readonly DiagramRow[], page: Page, width: number): void {
  const kinds = new Set(nodesIn(rows).map(({ kind }) => kind));
  const entries = MEANINGS.filter(([kind]) => kinds.has(kind)).map(([kind, text]) => `${sampleOf(kind)} ${text}`);
  // Non-breaking for the wrapping: an entry stays with its sample.
  const line = entries.map((entry) => entry.replaceAll(' ', '\u00a0')).join('  ');
  for (const part of wrap(line, width - 2)) page.line(page.style.dim(`  ${part.replaceAll('\u00a0', ' ').trim()}`));
}

function writeNotes(rows: readonly DiagramRow[], page: Page, width: number): void {
  for (const item of rows.flat()) {
    if ('node' in item) continue;
    if (item.note !== undefined)
      for (const [index, line] of wrap(`${titleOf(item)}: ${item.note}`, width - 4).entries())
        page.line(`${index === 0 ? '  ' : '    '}${line}`);
    writeNotes(item.rows, page, width);
  }
}

function writeEdges(edges: readonly DiagramEdge[], page: Page, width: number): void {
  if (edges.length === 0) return;
  page.line();
  const pairs = edges.map(({ from, to, both }) => `${from} ${both === true ? '◄─►' : '──►'} ${to}`);
  const column = Math.max(...pairs.map((pair) => pair.length)) + 4;
  edges.forEach(({ label }, index) => {
    const pair = pairs[index] ?? '';
    if (column + label.length <= width) page.line(`  ${pair.padEnd(column - 2)}${page.style.dim(label)}`);
    else {
      page.line(`  ${pair}`);
      for (const line of wrap(label, width - 6)) page.line(page.style.dim(`      ${line}`));
    }
  });
}

function nodesIn(rows: readonly DiagramRow[]): readonly DiagramNode[] {
  return rows.flat().flatMap((item) => ('node' in item ? [item] : nodesIn(item.rows)));
}
