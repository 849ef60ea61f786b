import { jest } from '@jest/globals';
import type { Output } from '../../src/cli/output.js';

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

const printed: string[] = [];
const files = await import('../../src/cli/output.js');
jest.unstable_mockModule('../../src/cli/output.js', () => ({
  ...files,
  standardOutput: (): Output => ({ write: (text) => void printed.push(text), close: () => {} }),
}));
const { main } = await import('../../src/cli/main.js');

/**
 * Runs the command line of the sources in this process: the same arguments, folder, output and exit code as a process of its
 * own, at a fraction of the time. One at a time: folder and output belong to the process.
 */
export async function runHere(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Outcome> {
  const [before, environment] = [process.cwd(), process.env];
  const complained: string[] = [];
  const into = (pieces: string[]) => (text: string | Uint8Array) => {
    pieces.push(String(text));
    return true;
  };
  printed.length = 0;
  const streams = [
    jest.spyOn(process.stdout, 'write').mockImplementation(into(printed)),
    jest.spyOn(process.stderr, 'write').mockImplementation(into(complained)),
  ];
  process.chdir(cwd);
  process.env = { PATH: environment.PATH, ...env };
  try {
    const code = await main(args);
    return { code, out: printed.join(''), error: complained.join('') };
  } finally {
    process.env = environment;
    process.chdir(before);
    for (const stream of streams) stream.mockRestore();
  }
}
