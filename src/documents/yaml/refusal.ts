import type { YamlTree } from './tree.js';

/** In plain words, what the reference loader refuses and the libraries read, and why a text is read no further. */
const WORDINGS = {
  'no-key': {
    message: 'There is a ":" here that belongs to no key.',
    hint: 'Write the key before it, or quote the value if the colon belongs to it.',
  },
  'key-lines': {
    message: 'A key and its ":" must stand on one line.',
    hint: 'Move the ":" right behind the key.',
  },
  'document-start': {
    message: 'A new document starts here, and the line "---" before it is missing.',
    hint: 'Add the line "---", or correct what stands above.',
  },
  directive: {
    message: 'This line starts with "%", which is a YAML directive, and it is not one that Compose accepts.',
    hint: 'Remove the line, or quote the value if the "%" belongs to it.',
  },
  'anchor-name': {
    message: 'The name of this anchor or alias has a character that is not allowed in it.',
    hint: 'Use letters, digits, "-" and "_", and leave a blank after the name.',
  },
  tag: {
    message: 'This tag is not a valid one.',
    hint: 'Leave a blank after the tag, or quote the value if the "!" belongs to it.',
  },
  tab: { message: 'There is a tab where only spaces may indent.', hint: 'Indent with spaces.' },
  escape: {
    message: 'This backslash sequence is unknown in a double-quoted text.',
    hint: 'Write "\\\\" for a backslash, or use single quotes, in which a backslash has no meaning.',
  },
  syntax: {
    message: 'What stands here cannot be read as YAML.',
    hint: 'Check the quotes, the colon and the indentation of this line and the one above.',
  },
  'too-large': {
    message: 'The file has more lines, keys and values than configurations have, so it was not read.',
    hint: 'Split it.',
  },
} as const;

export type RefusalReason = keyof typeof WORDINGS;

/** Reports what is refused at a place. */
export function refuse(tree: YamlTree, reason: RefusalReason, start: number, end = start + 1): void {
  tree.report(start, end, { code: 'yaml-syntax', ...WORDINGS[reason] });
}
