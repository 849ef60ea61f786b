import type { ReportComparison } from '../comparison.js';
import { cut } from '../escape/cut.js';
import { markdownCode, markdownText } from '../escape/markdown.js';
import { uriOfPath, webAddress } from '../escape/uri.js';
import { pathFromRoot, type RenderOptions } from '../options.js';
import { DOCUMENTATION } from '../phrases.js';

/** Characters of one text: a name of a megabyte must not push everything else off the page. */
const LONGEST = 600;

/** A sentence from the report. */
export function prose(text: string): string {
  return markdownText(cut(text, LONGEST));
}

/** The name of a pattern, as a link to the page that says what it is. */
export function patternLink({ slug, name: shown }: { readonly slug: string; readonly name: string }): string {
  if (!/^[a-z-]+$/.test(slug)) return `**${prose(shown)}**`;
  return `<a href="${DOCUMENTATION}/patterns/${slug}.md"><strong>${prose(shown)}</strong></a>`;
}

/** A name from the report. */
export function name(text: string): string {
  return markdownCode(cut(text, LONGEST));
}

/** A place, as a link when the address of the files is known. */
export function place(path: string, line: number, options: RenderOptions): string {
  return linkTo(path, line, name(`${path}:${line}`), options);
}

/** What is shown, as a link to the place when the address of the files is known. */
export function linkTo(path: string, line: number, shown: string, options: RenderOptions): string {
  if (options.blobUrl === undefined || path.length > LONGEST) return shown;
  return `<a href="${options.blobUrl}/${uriOfPath(pathFromRoot(path, options))}#L${line}">${shown}</a>`;
}

/** The same with links to the base: it is the same repository at another commit. Without links where that is not known. */
export function atBase(options: RenderOptions, { base: { commit } }: ReportComparison): RenderOptions {
  const { blobUrl } = options;
  if (blobUrl === undefined || commit === undefined) return { ...options, blobUrl: undefined };
  return { ...options, blobUrl: `${blobUrl.slice(0, blobUrl.lastIndexOf('/'))}/${encodeURIComponent(commit)}` };
}

/** What is shown, as a link where the address is one of the web. */
export function linked(shown: string, address: string): string {
  const web = webAddress(address);
  return web === undefined ? shown : `<a href="${web.replaceAll('&', '&amp;')}">${shown}</a>`;
}
