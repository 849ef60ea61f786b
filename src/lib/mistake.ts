/**
 * A mistake of the user's (an unreadable path, an unknown option, a broken configuration): ends the run with exit code 2.
 * One line that names the thing and the remedy; several at once where several were found.
 */
export class UserMistake extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join('\n'));
    this.name = 'UserMistake';
    this.lines = lines;
  }
}
