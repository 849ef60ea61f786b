/**
 * What a terminal, a log or a reader's eye could take for something else: controls (line breaks and ANSI escapes among them),
 * formats (bidirectional overrides, zero-width characters), separators, unpaired surrogates, and all that is drawn as nothing.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Nearly every text: a test of this costs a tenth of the search for what is invisible. */
const ORDINARY = /^[ -~]*$/;

const SHORT = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Text from a repository as one harmless line: what cannot be seen is spelled out, `\n` or `\u{202e}`. */
export function printable(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replace(
    INVISIBLE,
    (character) => SHORT.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/**
 * A line that the runner of GitHub Actions does not take for a workflow command. It reads `::name …::` at the start of a
 * line after any space, and the older `##[name …]` anywhere in it (actions/runner, ActionCommand.cs).
 */
export function withoutCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');
}
