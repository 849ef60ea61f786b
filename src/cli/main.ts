import { VERSION } from '../app/version.js';
import { UserMistake } from '../lib/mistake.js';
import { readArguments } from './arguments.js';
import type { ExitCode } from './exit-code.js';

/**
 * Runs the command line. Never throws and never prints a stack trace: a mistake of the user's is one line each on
 * standard error and 2; a defect of ours is one line and 3 (with the stack when GROUNDPLAN_DEBUG is set).
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  try {
    const asked = readArguments(argv);
    switch (asked.kind) {
      case 'help': {
        const { helpText } = await import('./help.js');
        process.stdout.write(helpText(asked.command));
        return 0;
      }
      case 'version':
        process.stdout.write(`${VERSION}\n`);
        return 0;
      case 'run':
        return await asked.command.run(asked.argument, asked.options);
    }
  } catch (error) {
    return explainFailure(error);
  }
}

function explainFailure(error: unknown): ExitCode {
  if (error instanceof UserMistake) {
    for (const line of error.lines) process.stderr.write(`groundplan: ${line}\n`);
    return 2;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`groundplan: a defect of Groundplan: ${message.split('\n')[0]}. Please report it.\n`);
  if (process.env.GROUNDPLAN_DEBUG !== undefined) process.stderr.write(`${stack}\n`);
  return 3;
}
