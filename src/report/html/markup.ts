import { printable } from '../escape/terminal.js';

/** Markup of ours, in which every text of the report is escaped already. Only {@link html} makes it. */
export interface Html {
  readonly markup: string;
}

/** What a template takes: markup as it is, texts escaped, nothing for what is absent. */
export type Part = Html | string | number | undefined | false | readonly Part[];

/** Markup from a template: `` html`<p title="${name}">${text}</p>` ``. Attributes stand between double quotes. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = pieces[0] ?? '';
  parts.forEach((part, index) => {
    markup += markupOf(part) + (pieces[index + 1] ?? '');
  });
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

/** A text as HTML shows it: what cannot be seen is spelled out, what means something is a reference. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Markup that was generated at build time, or drawn by a module that escapes by itself. */
export function trusted(markup: string): Html {
  return { markup };
}

/** Parts with something between them. */
export function joined(parts: readonly Part[], between: Part): Part {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}
