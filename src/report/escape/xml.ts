import { printable } from './terminal.js';

/** Characters that XML 1.0 has no way to write, beside those that are spelled out as invisible. */
const NO_CHARACTER = /[\ufffe\uffff]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Text from a repository as one line of XML, in an element or in an attribute between any quotes: no element, entity or end of
 * a CDATA section comes of it, and what XML does not allow is spelled out.
 */
export function xmlText(text: string): string {
  return printable(text)
    .replace(NO_CHARACTER, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
}
