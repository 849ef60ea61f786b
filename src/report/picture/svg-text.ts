import { cut } from '../escape/cut.js';
import { printable } from '../escape/terminal.js';
import { xmlText } from '../escape/xml.js';

/** Widths in shares of the font size, of a wide sans-serif: text set in a narrower one leaves some room. */
const NARROW = /[iljtfrI.,:;'|![\]() -]/;
const WIDE = /[mwMW@%&→⇦]/;
/** From here on letters are as wide as they are high: those of Chinese, Japanese and Korean, and pictures. */
const FULL = 0x1100;

/** About how many pixels a text takes. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) >= FULL && !WIDE.test(character)) width += 1;
    else if (NARROW.test(character)) width += 0.4;
    else if (WIDE.test(character)) width += 0.95;
    else width += /[A-Z]/.test(character) ? 0.72 : 0.62;
  }
  return width * size;
}

/** The text as it is shown, cut with an ellipsis where it is wider than so many pixels. */
export function fitted(text: string, size: number, room: number): string {
  const shown = printable(text.slice(0, 400)).trim();
  if (widthOf(shown, size) <= room && text.length <= 400) return shown;
  let width = widthOf('…', size);
  let kept = '';
  for (const character of shown) {
    width += widthOf(character, size);
    if (width > room) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Text as the content of an element, in at most `room` characters of what the repository says. */
export function svgText(text: string, room = 300): string {
  return xmlText(cut(printable(text).trim(), room));
}
