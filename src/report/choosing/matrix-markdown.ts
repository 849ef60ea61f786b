import { markdownText } from '../escape/markdown.js';
import type { PatternMatrix } from './shape.js';

/** The matrix as Markdown: a table, and the differences in words. */
export function matrixMarkdown(matrix: PatternMatrix): string {
  const lines = ['## Patterns compared', '', ...matrixTable(matrix)];
  for (const [title, items] of [
    ['Where they differ most', matrix.differences],
    ['When to choose which', matrix.preferences],
  ] as const) {
    if (items.length > 0) lines.push('', `### ${title}`, '', ...items.map((item) => `- ${markdownText(item)}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The lines of the table alone; `none` stands as a dash. */
export function matrixTable({ patterns, dimensions, criteria }: PatternMatrix): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(['', ...patterns.map(({ id, name }) => markdownText(`${id} ${name}`))]),
    row(['---', ...patterns.map(() => '---')]),
    ...dimensions.map(({ id, values }) => row([id, ...values])),
    ...criteria.map(({ name, values }) => row([name, ...values.map((value) => (value === '-' ? '–' : value))])),
  ];
}
