import fc from 'fast-check';

/** Pieces of text that mean something to a terminal, to the runner, to Markdown, to HTML or to an address. */
// biome-ignore format: a list to read across
const PIECES = [
  '::', '::error::', '::error file=a,line=1::x', '##[', '##[error]', '##[group]x', '%0A', '%0D', '%25', '%3A', '%', ',', '=', ':',
  '\n', '\r', '\r\n', '\t', '\u0000', '\u001b[31m', '\u001b]8;;https://evil.example\u0007', '\u009b2J', '\u202e', '\u200b', '\u200d',
  '\ufeff', '\u2028', '\u00ad', '\u0301', '\ud800', '\udc00', '😀', '<img src=x onerror=alert(1)>', '</code>', '<!--', '-->', '&lt;',
  '`', '```', '|', '*', '**', '_', '_a_', '~~', '~~a~~', '[x](https://evil.example)', '![x](y)', '@octocat', '#123', 'GH-1', 'https://evil.example',
  'www.evil.example', 'a@evil.example', '\\', '$x$', ':tada:', '# ', '- ', '1. ', '> ', '    ', '{{', '../', './', '/', '?', '"', "'", ' ', 'web',
];

/** Text as a hostile repository would choose it, and any other. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
  .map((pieces) => pieces.join(''));
