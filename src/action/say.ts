import { printable, withoutCommands } from '../report/escape/terminal.js';
import type { ActionIo } from './io.js';

/** Writes a text to the step's log, line by line, so that none of it is a command to the runner. */
export function say(io: ActionIo, text: string): void {
  for (const line of text.replace(/\n$/, '').split('\n')) io.log(`${withoutCommands(printable(line))}\n`);
}
