import { commandLine } from '../report/escape/workflow-command.js';
import type { ActionIo } from './io.js';

/** Shows a message at the step, at no line of a file. */
export function annotate(io: ActionIo, name: 'error' | 'warning', message: string): void {
  io.log(commandLine({ name, properties: [['title', 'Groundplan']], message }));
}
