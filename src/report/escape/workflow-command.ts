/** A workflow command of GitHub Actions: `::name key=value,key=value::message`. */
export interface WorkflowCommand {
  readonly name: string;
  /**
   * In the order in which they are written, one that cannot end in a space last: the runner would drop the space.
   * Empty values are left out, for the runner reads none.
   */
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly message: string;
}

/**
 * The command as one line, escaped by the rules by which the runner reads it back (actions/runner, ActionCommand.cs):
 * in the message `%`, CR and LF; in values also `:` and `,`.
 */
export function commandLine({ name, properties, message }: WorkflowCommand): string {
  const written = properties
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(value)}`)
    .join(',');
  return `::${name}${written === '' ? '' : ` ${written}`}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  // The runner searches for `::` by the rules of a language, in which a combining mark belongs to the character before it.
  const apart = /^\p{M}/u.test(text) ? ` ${text}` : text;
  return apart.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  // The runner drops equals signs at the start of a value.
  const kept = text.startsWith('=') ? ` ${text}` : text;
  return kept
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');
}
