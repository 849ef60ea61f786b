import type { ErrorCode } from 'yaml';

interface Wording {
  readonly code: ErrorCode;
  /** Part of the library's message, where one code covers several mistakes. */
  readonly when?: string;
  /** What stands at the place of the error. */
  readonly before?: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** The library's errors in plain words. The first entry that fits is taken, so that the general one of a code stands last. */
const WORDINGS: readonly Wording[] = [
  ...(['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'] as const).map((code) => ({
    code,
    before: /^-(?:\s|$)/,
    message: 'A list item ("- ") stands among the keys of a mapping.',
    hint: 'Indent it below the key that it belongs to, or give it a key.',
  })),
  {
    code: 'ALIAS_PROPS',
    message: 'An alias takes no tag and no anchor of its own.',
    hint: 'Remove what stands before the "*".',
  },
  {
    code: 'BAD_ALIAS',
    message: 'The name of this anchor or alias is empty or unclear.',
    hint: 'Use letters, digits, "-" and "_", and leave a blank after the name.',
  },
  {
    code: 'BAD_DIRECTIVE',
    message: 'This line starts with "%", which is a YAML directive, and it is not a valid one.',
    hint: 'Quote the value if the "%" belongs to it.',
  },
  {
    code: 'BAD_DQ_ESCAPE',
    message: 'This backslash sequence is unknown in a double-quoted text.',
    hint: 'Write "\\\\" for a backslash, or use single quotes, in which a backslash has no meaning.',
  },
  {
    code: 'BAD_INDENT',
    when: 'mapping items',
    message: 'This key does not stand in the same column as the keys beside it.',
    hint: 'Indent it like its neighbours.',
  },
  {
    code: 'BAD_INDENT',
    when: 'sequence items',
    message: 'This list item does not stand in the same column as the items beside it.',
    hint: 'Indent its "-" like those of its neighbours.',
  },
  {
    code: 'BAD_INDENT',
    when: 'end with a ]',
    message: 'A list that starts with "[" is not closed before this place.',
    hint: 'Add the missing "]", and indent the lines of the list deeper than its key.',
  },
  {
    code: 'BAD_INDENT',
    when: 'end with a }',
    message: 'A mapping that starts with "{" is not closed before this place.',
    hint: 'Add the missing "}", and indent the lines of the mapping deeper than its key.',
  },
  {
    code: 'BAD_INDENT',
    when: 'lock scalar',
    message: 'This line of a text block ("|" or ">") is indented less than the block.',
    hint: 'Indent every line of the block at least as deep as its first.',
  },
  {
    code: 'BAD_INDENT',
    message: 'The indentation of this line fits nothing above it.',
    hint: 'Indent it like its neighbours.',
  },
  {
    code: 'BAD_PROP_ORDER',
    message: 'An anchor or a tag stands before the "-", "?" or ":" that it should follow.',
    hint: 'Move it behind that character.',
  },
  {
    code: 'BAD_SCALAR_START',
    message: 'A value cannot start with this character.',
    hint: 'Put the value in quotes.',
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    when: 'sequence',
    message: 'A list cannot be the key of a mapping.',
    hint: 'Indent the list deeper than its key, or remove the ":" behind it.',
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    message: 'There is a second ": " in this line, inside a value.',
    hint: 'Quote the value if the colon belongs to it; put a nested mapping on a line of its own.',
  },
  {
    code: 'BLOCK_IN_FLOW',
    message: 'Inside "[…]" or "{…}" a comma is missing, or an entry is written as an indented block.',
    hint: 'Separate the entries with commas, and write nested ones with brackets or braces as well.',
  },
  {
    code: 'KEY_OVER_1024_CHARS',
    message: 'This key is longer than the 1,024 characters that YAML allows.',
    hint: 'Shorten the key.',
  },
  {
    code: 'MISSING_CHAR',
    when: "'quote",
    message: 'A text in single quotes is not closed.',
    hint: "Add the closing '.",
  },
  {
    code: 'MISSING_CHAR',
    when: '"quote',
    message: 'A text in double quotes is not closed.',
    hint: 'Add the closing ".',
  },
  {
    code: 'MISSING_CHAR',
    when: 'map values',
    message: 'This line is not a "key: value" pair like its neighbours.',
    hint: 'Add a ":" followed by a blank after the key, or correct the indentation.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'without -',
    message: 'This line stands among list items but does not start with "- ".',
    hint: 'Add the "- ", or correct the indentation.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'end with a ]',
    message: 'The list that starts with "[" is not closed.',
    hint: 'Add the missing "]".',
  },
  {
    code: 'MISSING_CHAR',
    when: 'end with a }',
    message: 'The mapping that starts with "{" is not closed.',
    hint: 'Add the missing "}".',
  },
  {
    code: 'MISSING_CHAR',
    when: 'Missing ,',
    message: 'A comma is missing between two items.',
    hint: 'Separate the items of "[…]" and "{…}" with commas.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'space after :',
    message: 'There is no blank after the ":" of this key.',
    hint: 'Write "key: value".',
  },
  {
    code: 'MISSING_CHAR',
    when: 'white space',
    message: 'A blank is missing after an anchor or a tag.',
    hint: 'Separate it from what follows.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'directives-end',
    message: 'After the directives at the top a line "---" is missing.',
    hint: 'Add the line "---", or remove the directives.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'leading empty lines',
    message: 'The blank lines at the start of this text block are indented deeper than its first line.',
    hint: 'Remove the blanks from these lines.',
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    message: 'What starts here goes on to the next line, and there a ":" follows that makes it a key.',
    hint: 'Check the indentation of the next line, and whether a ":" or a closing quote is missing here.',
  },
  { code: 'MULTIPLE_ANCHORS', message: 'A value has two anchors.', hint: 'Keep one.' },
  { code: 'MULTIPLE_TAGS', message: 'A value has two tags.', hint: 'Keep one.' },
  {
    code: 'TAB_AS_INDENT',
    message: 'This line is indented with a tab, which YAML does not allow.',
    hint: 'Indent with spaces.',
  },
  { code: 'TAG_RESOLVE_FAILED', message: 'This tag cannot be resolved.', hint: 'Check its spelling, or remove it.' },
  {
    code: 'UNEXPECTED_TOKEN',
    when: 'flow-map-end',
    message: 'This "}" closes nothing.',
    hint: 'Remove it, or add the "{" that it belongs to.',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: 'flow-seq-end',
    message: 'This "]" closes nothing.',
    hint: 'Remove it, or add the "[" that it belongs to.',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: 'nexpected ,',
    message: 'There is a comma with nothing before it.',
    hint: 'Remove the comma.',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: 'Block scalar header',
    message: 'Only a comment may follow the "|" or ">" that starts a text block.',
    hint: 'Start the text on the next line, or quote the value if the character belongs to it.',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    message: 'The value ended before this place, and what follows belongs to nothing.',
    hint: 'Check the quotes, the colon and the indentation of this line and the one above.',
  },
];

/** What a syntax error says to a person. `following` is the text from its place on. */
export function describeSyntaxError(
  code: ErrorCode,
  stated: string,
  following: string,
): { message: string; hint: string } {
  const fits = (wording: Wording): boolean =>
    wording.code === code &&
    (wording.when === undefined || stated.includes(wording.when)) &&
    (wording.before === undefined || wording.before.test(following));
  const { message, hint } = WORDINGS.find(fits) ?? {
    message: `The YAML is not valid here: ${stated}.`,
    hint: 'Correct the syntax.',
  };
  return { message, hint };
}
