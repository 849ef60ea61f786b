import { printable } from './terminal.js';

/** ASCII punctuation that Markdown, HTML or GitHub's own links could read as more than itself. */
const MEANINGFUL = /[!#$&*+:<=>@[\\\]^_`{|}~.-]/g;

/**
 * Text from a repository as one line of Markdown that shows just that text: no emphasis, link, image, table cell, HTML,
 * mention or reference comes of it. Names between backticks become code, as they are meant in messages.
 *
 * Character references are text to Markdown wherever they stand, unlike a backslash in code or in HTML (CommonMark 0.31, 2.5).
 */
export function markdownText(text: string): string {
  return rewritten(text, (name, ticks) => code(ticks.length > 1 ? name.trim() : name), ' ');
}

/**
 * The same for a text that some readers show as Markdown and others as it stands: names stay between their backticks, where
 * Markdown finds nothing either, and an ordinary message is the same text as before.
 */
export function plainMarkdown(text: string): string {
  return rewritten(text, (name, ticks) => `${ticks}${name}${ticks}`, '`');
}

/** `named` writes what stands between backticks; `behind` is the character that the text after it then follows. */
function rewritten(text: string, named: (name: string, ticks: string) => string, behind: string): string {
  // Leading spaces would make a block of code of a list item.
  const shown = printable(text).trim();
  const runs = [...shown.matchAll(/`+/g)].map((run) => ({ at: run.index, length: run[0].length }));
  let markdown = '';
  let done = 0;
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    const partner = open === undefined ? -1 : partnerOf(runs, index);
    const close = runs[partner];
    // Backticks without a partner stand for themselves.
    if (open === undefined || close === undefined) continue;
    const name = shown.slice(open.at + open.length, close.at);
    markdown += plain(shown.slice(done, open.at), done === 0 ? ' ' : behind) + named(name, '`'.repeat(open.length));
    done = close.at + close.length;
    index = partner;
  }
  return markdown + plain(shown.slice(done), done === 0 ? ' ' : behind);
}

interface Run {
  readonly at: number;
  readonly length: number;
}

/** Runs of backticks within which a partner is looked for: a name has but a few. */
const LOOKED_AT = 50;

/** The next run of as many backticks; -1 when there is none. */
function partnerOf(runs: readonly Run[], index: number): number {
  for (let next = index + 1; next < Math.min(runs.length, index + LOOKED_AT); next++) {
    if (runs[next]?.length === runs[index]?.length) return next;
  }
  return -1;
}

/** The text as code, whatever it holds. */
export function markdownCode(text: string): string {
  return code(printable(text));
}

function code(text: string): string {
  return `<code>${references(text)}</code>`;
}

function plain(text: string, before: string): string {
  // GitHub looks for mentions and references in the finished text: a zero-width space keeps it from finding one.
  return references(text, before)
    .replace(/(&#(?:64|35);)(?=\w)/g, '$1&#8203;')
    .replace(/(gh-)(?=\d)/gi, '$1&#8203;');
}

function references(text: string, before = ' '): string {
  return text.replace(MEANINGFUL, (character, at: number) =>
    isHarmless(character, text[at - 1] ?? before, text[at + 1] ?? ' ') ? character : `&#${character.charCodeAt(0)};`,
  );
}

/** Keeps the source readable where a character between these two means nothing: in `compose.yml`, `apps-1`, `Note: …`. */
function isHarmless(character: string, before: string, after: string): boolean {
  switch (character) {
    case '.':
      // Not `www.`, not `1. ` at the start of a list.
      return /[^\swW]/.test(before) && !(/\d/.test(before) && /\s/.test(after));
    case '-':
      return /\w/.test(before) && /\w/.test(after);
    case ':':
      return /\w/.test(before) && /\s/.test(after);
    default:
      return false;
  }
}
