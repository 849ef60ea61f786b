import { cut } from '../escape/cut.js';
import { printable } from '../escape/terminal.js';

/** All of ASCII but letters, digits, spaces and what means nothing to Mermaid between quotes. */
const MEANINGFUL = /[^A-Za-z0-9 ,()\u0080-\u{10ffff}]/gu;

/** What Mermaid makes an icon, a formula or a line break of even after it has resolved entity codes: `fa:fa-bug`, `$$x$$`, `\n`. */
const LATE = /[:$\\](?=[A-Za-z$])/g;

/**
 * Text as the inside of a quoted label of a Mermaid flowchart that shows just that text: at most `room` characters of it, no quote,
 * markup, directive, entity, icon, formula or Markdown comes of it. Mermaid's entity codes (`#35;`) are text wherever they stand.
 */
export function mermaidText(text: string, room: number): string {
  return cut(printable(text).trim(), room)
    .replace(LATE, '$&\u200b')
    .replace(MEANINGFUL, (character) => `#${character.codePointAt(0)};`);
}
