import type { DiagramGroup, DiagramItem, DiagramNode, DiagramRow } from '../../../rulebook/diagram.js';
import { wrap } from '../page.js';

/** A rectangle of characters: columns from `x` to `x + width - 1`, lines from `y` to `y + height - 1`. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Rectangle {
  readonly node: DiagramNode;
  /** What stands in the box, line by line. */
  readonly text: readonly string[];
}

export interface PlacedGroup extends Rectangle {
  readonly title: string;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly groups: readonly PlacedGroup[];
}

/** Columns between two items of a row, and lines between two rows: room for a line, a bend and an arrowhead. */
const BESIDE = 3;
const BELOW = 3;
/** A frame and the free columns beside it, in which lines can go round. */
const FRAME = 3;
/** A frame and the free line beside it. */
const EDGE = 2;
/** What a title takes of its frame beyond its letters. */
const TITLE = 5;
/** Notes are wrapped here: narrow boxes leave more of them side by side. */
const NOTE = 16;

/** What is known of an item before it has a place. */
interface Block {
  readonly width: number;
  readonly height: number;
  readonly isGroup: boolean;
  readonly put: (x: number, y: number, into: Placed) => void;
}

interface Placed {
  readonly nodes: PlacedNode[];
  readonly groups: PlacedGroup[];
}

/** Gives every node and group a place, at most `width` columns wide. Undefined when one of them is too wide to stand alone. */
export function layOut(rows: readonly DiagramRow[], width: number): Layout | undefined {
  const block = rowsBlock(rows, width);
  if (block.width > width) return undefined;
  const placed: Placed = { nodes: [], groups: [] };
  block.put(0, 0, placed);
  return { width: block.width, height: block.height, ...placed };
}

function blockOf(item: DiagramItem, width: number, isRoomy: boolean): Block {
  return 'node' in item ? nodeBlock(item) : groupBlock(item, width, isRoomy);
}

function nodeBlock(node: DiagramNode): Block {
  const notes = node.note === undefined ? [] : wrap(node.note, Math.max(NOTE, node.node.length));
  const text = [node.node, ...notes];
  const border = node.kind === 'outside' ? 0 : 2;
  const width = widest(text) + 2 + border;
  const height = text.length + border;
  return {
    width,
    height,
    isGroup: false,
    put: (x, y, { nodes }) => nodes.push({ node, text, x, y, width, height }),
  };
}

/** A roomy frame leaves the middle of its upper side to the lines that come in. */
function groupBlock(group: DiagramGroup, width: number, isRoomy: boolean): Block {
  const inner = rowsBlock(group.rows, width - 2 * FRAME);
  const title = titleOf(group);
  const whole = Math.max(inner.width + 2 * FRAME, (title.length + TITLE) * (isRoomy ? 2 : 1));
  const height = inner.height + 2 * EDGE;
  return {
    width: whole,
    height,
    isGroup: true,
    put(x, y, into) {
      into.groups.push({ title, x, y, width: whole, height });
      inner.put(x + Math.floor((whole - inner.width) / 2), y + EDGE, into);
    },
  };
}

/** The kind of a group is said where its name does not show it. */
export function titleOf({ kind, group }: DiagramGroup): string {
  return kind === 'file' || kind === 'folder' || group.toLowerCase().includes(kind) ? group : `${kind} ${group}`;
}

/** Rows below each other, each in the middle. A row that is too wide goes on in the next one. */
function rowsBlock(rows: readonly DiagramRow[], width: number): Block {
  const lines = rows.flatMap((row) => linesOf(row, width));
  const gaps = lines.map((line, index) => (index === 0 ? 0 : gapBetween(lines[index - 1] ?? [], line)));
  const whole = Math.max(0, ...lines.map(rowWidth));
  return {
    width: whole,
    height: lines.reduce((sum, line, index) => sum + (gaps[index] ?? 0) + rowHeight(line), 0),
    isGroup: false,
    put(x, y, into) {
      let top = y;
      lines.forEach((line, index) => {
        top += gaps[index] ?? 0;
        let left = x + Math.floor((whole - rowWidth(line)) / 2);
        for (const block of line) {
          block.put(left, top, into);
          left += block.width + BESIDE;
        }
        top += rowHeight(line);
      });
    },
  };
}

function linesOf(row: DiagramRow, width: number): readonly (readonly Block[])[] {
  const roomy = row.map((item) => blockOf(item, width, true));
  if (rowWidth(roomy) <= width) return [roomy];
  return packed(
    row.map((item) => blockOf(item, width, false)),
    width,
  );
}

/** Frames have free lines of their own. */
function gapBetween(above: readonly Block[], below: readonly Block[]): number {
  return BELOW - [above, below].filter((line) => line.every(({ isGroup }) => isGroup)).length;
}

function packed(blocks: readonly Block[], width: number): readonly (readonly Block[])[] {
  const lines: Block[][] = [];
  for (const block of blocks) {
    const last = lines.at(-1);
    if (last !== undefined && rowWidth([...last, block]) <= width) last.push(block);
    else lines.push([block]);
  }
  return lines;
}

function rowWidth(line: readonly Block[]): number {
  return line.reduce((sum, { width }) => sum + width, 0) + BESIDE * Math.max(0, line.length - 1);
}

function rowHeight(line: readonly Block[]): number {
  return Math.max(0, ...line.map(({ height }) => height));
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => line.length));
}
