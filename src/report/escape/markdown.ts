import { printable } from './terminal.js';

/**
 * ASCII punctuation that Markdown, HTML or GitHub's own links could read as more than itself. Left as it is, so that the
 * source stays readable: what never means anything while brackets are taken, a full stop that ends a sentence, a hyphen in a word.
 */
const MEANINGFUL = /[!#$&*+:<=>@[\\\]^_`{|}~.-]/g;

/**
 * Text from a repository as one line of Markdown that shows just that text: no emphasis, link, image, table cell, HTML,
 * mention or reference comes of it. Names between backticks become code, as they are meant in messages.
 *
 * Character references are text to Markdown wherever they stand, unlike a backslash in code or in HTML (CommonMark 0.31, 2.5).
 */
export function markdownText(text: string): string {
  const parts = printable(text).split('`');
  return parts
    .map((part, index) => {
      const even = index % 2 === 0;
      if (!even && index < parts.length - 1 && part !== '') return code(part);
      // Backticks with nothing between them, or without a partner, stand for themselves.
      if (!even) return plain(index < parts.length - 1 ? '``' : `\`${part}`);
      return plain(part);
    })
    .join('');
}

/** The text as code, whatever it holds. */
export function markdownCode(text: string): string {
  return code(printable(text));
}

function code(text: string): string {
  return `<code>${references(text)}</code>`;
}

function plain(text: string): string {
  // GitHub looks for mentions and references in the finished text: a zero-width space keeps it from finding one.
  return references(text).replace(/(&#(?:64|35);)(?=\w)/g, '$1&#8203;');
}

function references(text: string): string {
  return text.replace(MEANINGFUL, (matched, at: number) => {
    const harmless = (matched === '.' && isFullStop(text, at)) || (matched === '-' && isHyphen(text, at));
    return harmless ? matched : `&#${matched.charCodeAt(0)};`;
  });
}

function isFullStop(text: string, at: number): boolean {
  return /[^\d\s]/.test(text[at - 1] ?? ' ') && /\s/.test(text[at + 1] ?? ' ');
}

function isHyphen(text: string, at: number): boolean {
  return /\w/.test(text[at - 1] ?? ' ') && /\w/.test(text[at + 1] ?? ' ');
}
