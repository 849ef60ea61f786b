import { bar } from '../profile.js';
import type { Page } from '../text/page.js';
import type { MatrixCriterion, PatternMatrix } from './shape.js';

/** Blanks between columns. */
const GAP = 2;

/**
 * The matrix for a terminal: as many patterns side by side as fit, the others in further blocks below; then the differences in words.
 */
export function writeMatrix(matrix: PatternMatrix, page: Page, width: number): void {
  const { bold } = page.style;
  const labels = [...matrix.dimensions.map(({ id }) => id), ...matrix.criteria.map(({ name }) => name)];
  const label = Math.max(...labels.map((one) => one.length)) + GAP;
  const columns = matrix.patterns.map((pattern, index) => columnOf(matrix, pattern, index));
  for (const [index, block] of blocksOf(columns, width - label).entries()) {
    if (index > 0) page.line();
    const height = Math.max(...block.map(({ head }) => head.length));
    for (let row = 0; row < height; row++) {
      const cells = block.map(({ head, width: columnWidth }) => bold((head[row] ?? '').padEnd(columnWidth)));
      page.line(`${' '.repeat(label)}${cells.join(' '.repeat(GAP))}`.trimEnd());
    }
    for (const [row, name] of labels.entries()) {
      if (row === matrix.dimensions.length) page.line();
      const cells = block.map(({ cells: own, width: columnWidth }) => (own[row] ?? '').padEnd(columnWidth));
      page.line(`${name.padEnd(label)}${cells.join(' '.repeat(GAP))}`.trimEnd());
    }
  }
  writeList('Where they differ most:', matrix.differences, page);
  writeList('When to choose which:', matrix.preferences, page);
}

export function writeList(title: string, items: readonly string[], page: Page): void {
  if (items.length === 0) return;
  page.line();
  page.line(title);
  for (const item of items) page.prose('  - ', 4, item);
}

interface Column {
  readonly head: readonly string[];
  readonly cells: readonly string[];
  readonly width: number;
}

function columnOf(matrix: PatternMatrix, { id, slug }: PatternMatrix['patterns'][number], index: number): Column {
  const head = headOf(`${id} ${slug}`);
  const cells = [
    ...matrix.dimensions.map(({ values }) => values[index] ?? ''),
    ...matrix.criteria.map((criterion) => shown(criterion, index)),
  ];
  return { head, cells, width: Math.max(...[...head, ...cells].map((one) => one.length)) };
}

/** Broken behind hyphens, so that a long name makes no wide column. */
function headOf(slug: string): readonly string[] {
  const lines: string[] = [];
  for (const part of slug.split(/(?<=-)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length <= 13) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines;
}

/** `■■■□□` for figures, words as they are. */
function shown({ values, ranks }: MatrixCriterion, index: number): string {
  const value = values[index] ?? '';
  return /^[1-5]$/.test(value) ? bar(ranks[index] ?? 0) : value;
}

function blocksOf(columns: readonly Column[], width: number): readonly (readonly Column[])[] {
  const blocks: Column[][] = [];
  let left = 0;
  for (const column of columns) {
    const last = blocks.at(-1);
    if (last !== undefined && left >= column.width + GAP) {
      last.push(column);
      left -= column.width + GAP;
    } else {
      blocks.push([column]);
      left = width - column.width;
    }
  }
  return blocks;
}
