import { hiddenInText } from '../../lib/secrets/text.js';
import { cut } from '../escape/cut.js';
import { uriOfPath, webAddress } from '../escape/uri.js';
import { isWhole, pathFromRoot, type RenderOptions } from '../options.js';
import { type Html, html, type Part } from './markup.js';

/** Characters of one text: a name of a megabyte must not push everything else off the page. */
const LONGEST = 600;

/** Characters of a name. */
const LONGEST_NAME = 240;

/** Names in backticks within one sentence that are set as names. */
const MOST_NAMES = 50;

/** A sentence of the report: names between backticks become code, passwords in addresses are hidden. */
export function prose(text: string): Html {
  const pieces = shortened(text, LONGEST).split('`', 2 * MOST_NAMES + 1);
  // A backtick without a partner stands for itself.
  const pairs = Math.floor((pieces.length - 1) / 2) * 2;
  return html`${pieces.map((piece, index): Part => {
    if (index < pairs && index % 2 === 1) return html`<code>${piece}</code>`;
    return index > pairs ? `\`${piece}` : piece;
  })}`;
}

/** What is secret goes first: a cut must not make it unrecognisable. */
function shortened(text: string, length: number): string {
  return cut(hiddenInText(cut(text, 4 * length)), length);
}

/** A name of the report. */
export function name(text: string): Html {
  return html`<code>${shortName(text)}</code>`;
}

/** A name as it stands in an attribute. */
export function shortName(text: string): string {
  return shortened(text, LONGEST_NAME);
}

/** `compose.yml:13`, as a link to the line where the address of the files is known. */
export function place(path: string, line: number, options: RenderOptions): Html {
  const shown = isWhole(path) ? 'the repository' : `${shortName(path)}:${line}`;
  const { blobUrl } = options;
  if (blobUrl === undefined || isWhole(path) || path.length > LONGEST_NAME)
    return html`<span class="place">${shown}</span>`;
  return html`<a class="place" href="${blobUrl}/${uriOfPath(pathFromRoot(path, options))}#L${line}">${shown}</a>`;
}

/** What is shown, as a link when the address is one of the web. */
export function webLink(address: string, shown: Part): Part {
  const web = webAddress(address);
  return web === undefined ? shown : html`<a href="${web}" rel="noreferrer">${shown}</a>`;
}
