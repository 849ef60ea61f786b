interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** Why a text is not YAML to the reference loader, in plain words. */
const WORDINGS = {
  'flow-entry': { message: 'A comma or a closing bracket is missing here.', hint: 'Separate the entries with commas.' },
  'no-colon': {
    message: 'This line is not a "key: value" pair like its neighbours.',
    hint: 'Add a ":" followed by a blank after the key, or correct the indentation.',
  },
  'no-key': {
    message: 'A key is expected here.',
    hint: 'Indent the line like its neighbours, and write it as "key: value".',
  },
  'no-entry': {
    message: 'This line stands among list items but does not start with "- ".',
    hint: 'Add the "- ", or correct the indentation.',
  },
  'no-value': {
    message: 'A value is expected here.',
    hint: 'Quote what stands here if it is meant literally, or remove it.',
  },
  'entry-here': {
    message: 'A list item cannot start here.',
    hint: 'Start the list on a line of its own, or quote the value if the "-" belongs to it.',
  },
  'key-here': { message: 'A key cannot start here.', hint: 'Quote the value if the "?" belongs to it.' },
  'value-here': {
    message: 'There is a ": " here that belongs to no key.',
    hint: 'Quote the value if the colon belongs to it; put a nested mapping on a line of its own.',
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
    message: 'The name of this anchor or alias is empty or has a character that is not allowed in it.',
    hint: 'Use letters, digits, "-" and "_", and leave a blank after the name.',
  },
  tag: {
    message: 'This tag is not a valid one.',
    hint: 'Leave a blank after the tag, or quote the value if the "!" belongs to it.',
  },
  'block-header': {
    message: 'Only a comment may follow the "|" or ">" that starts a text block.',
    hint: 'Start the text on the next line, or quote the value if the character belongs to it.',
  },
  tab: { message: 'There is a tab where only spaces may indent.', hint: 'Indent with spaces.' },
  unclosed: { message: 'A quoted text is not closed.', hint: 'Add the closing quote.' },
  escape: {
    message: 'This backslash sequence is unknown in a double-quoted text.',
    hint: 'Write "\\\\" for a backslash, or use single quotes, in which a backslash has no meaning.',
  },
  character: { message: 'A value cannot start with this character.', hint: 'Put the value in quotes.' },
  'too-large': {
    message: 'The file has more than a million keys and values, so it was not read further.',
    hint: 'Split it.',
  },
  'too-deep': { message: 'The text nests too deep here.', hint: 'Flatten the structure.' },
  'complex-key': {
    message: 'A key must be text, not a mapping or a list.',
    hint: 'Quote the key if its brackets or braces are meant literally.',
  },
} as const satisfies Record<string, Wording>;

export type RefusalReason = keyof typeof WORDINGS;

/** A text that the reference loader does not read as YAML, and the offset from which on it does not. */
export class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly offset: number,
  ) {
    super(reason);
  }

  get wording(): Wording {
    return WORDINGS[this.reason];
  }
}
