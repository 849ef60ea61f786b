import { type Page, wrap } from './page.js';

/** A heading with lines below it. */
export interface Column {
  readonly title: string;
  readonly lines: readonly string[];
}

const GAP = 4;
/** Prose in narrower columns is tiring to read. */
const NARROWEST = 34;

/** Two columns side by side, or one below the other when there is not room for both. */
export function writeBeside(page: Page, width: number, left: Column, right: Column): void {
  const { bold } = page.style;
  const leftWidth = Math.max(left.title.length, ...left.lines.map((line) => line.length + 2));
  const rightWidth = Math.max(right.title.length, ...right.lines.map((line) => line.length + 2));
  if (leftWidth + GAP + rightWidth > width) {
    for (const { title, lines } of [left, right]) {
      page.line(bold(title));
      for (const line of lines) page.line(`  ${line}`);
      page.line();
    }
    return;
  }
  page.line(`${bold(left.title)}${' '.repeat(leftWidth + GAP - left.title.length)}${bold(right.title)}`);
  for (let at = 0; at < Math.max(left.lines.length, right.lines.length); at++) {
    page.line(`  ${(left.lines[at] ?? '').padEnd(leftWidth + GAP)}${right.lines[at] ?? ''}`.trimEnd());
  }
  page.line();
}

/** Entries as a list that fits in half of a page, or in the whole of it when halves are too narrow. */
export function listFor(width: number, entries: readonly string[]): readonly string[] {
  const half = Math.floor((width - GAP) / 2);
  const room = (half >= NARROWEST ? half : width) - 4;
  return entries.flatMap((entry) => wrap(entry, room).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`));
}
