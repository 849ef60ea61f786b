import { withoutCommands } from '../escape/terminal.js';
import { counted } from '../phrases.js';
import type { Write } from '../report.js';

/** ANSI colours that do without a palette; each leaves the text as it is when there is no colour. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly green: (text: string) => string;
}

export function styleOf(colour: boolean): Style {
  const paint =
    (on: number, off: number) =>
    (text: string): string =>
      colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
    green: paint(32, 39),
  };
}

/** A page of lines. What is given to it is already {@link printable}. */
export interface Page {
  readonly style: Style;
  /** One line as it is; an empty one without. */
  readonly line: (text?: string) => void;
  /** Prose that starts with `lead` (which takes `leadWidth` columns) and goes on below where it started, wrapped at words. */
  readonly prose: (lead: string, leadWidth: number, text: string) => void;
}

/** Columns that prose always gets, however narrow the terminal and deep the indentation. */
const NARROWEST = 30;

export function pageOf(write: Write, style: Style, width: number): Page {
  const line = (text = ''): void => write(`${withoutCommands(text)}\n`);
  return {
    style,
    line,
    prose(lead, leadWidth, text) {
      const indentation = ' '.repeat(leadWidth);
      const [first = '', ...rest] = wrap(text, Math.max(NARROWEST, width - leadWidth));
      line(`${lead}${first}`);
      for (const part of rest) line(`${indentation}${part}`);
    },
  };
}

/** Breaks at spaces only: a path or an address stays in one piece, even where it is too long. */
export function wrap(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let words: string[] = [];
  let length = 0;
  for (const word of text.split(' ')) {
    const columns = [...word].length;
    if (words.length > 0 && length + 1 + columns > width) {
      lines.push(words.join(' '));
      words = [];
      length = 0;
    }
    length += (words.length > 0 ? 1 : 0) + columns;
    words.push(word);
  }
  lines.push(words.join(' '));
  return lines;
}

/** Says how many were left out of a list, if any were: `and 4 more places: …`. */
export function writeFolded(count: number, singular: string, plural: string, indentation: string, page: Page): void {
  if (count > 0) page.line(`${indentation}and ${counted(count, singular, plural)}: use --format json`);
}
