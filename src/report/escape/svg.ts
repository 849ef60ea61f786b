import { cut } from './cut.js';
import { printable } from './terminal.js';

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as the content of an element or of a quoted attribute of SVG or HTML, in at most `room` characters: what cannot be seen is spelled out. */
export function svgText(text: string, room = 300): string {
  return cut(printable(text).trim(), room).replace(/[&<>"']/g, (character) => NAMES[character] ?? '');
}
