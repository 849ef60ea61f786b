/** The values of all options of all commands. */
export interface CommandOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly config?: string;
  readonly ref?: string;
  readonly 'fail-on'?: string;
  readonly preset?: string;
}
