import { VERSION } from '../app/version.js';
import { UserMistake } from '../lib/mistake.js';
import { readArguments } from './arguments.js';
import { complain } from './complain.js';
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
        return await asked.command.run(asked.argument, asked.options, asked.further);
    }
  } catch (error) {
    return await explainFailure(error);
  }
}

async function explainFailure(error: unknown): Promise<ExitCode> {
  // A policy that cannot be loaded closes the gate. Its class is not loaded for every start.
  if (error instanceof UserMistake || (error instanceof Error && error.name === 'PolicyFailure' && 'lines' in error)) {
    await complain(...(error.lines as readonly string[]));
    return 2;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  await complain(`a defect of Groundplan: ${message.split('\n')[0]}. Please report it.`);
  if (process.env.GROUNDPLAN_DEBUG !== undefined) await complain(...(stack ?? '').split('\n'));
  return 3;
}
