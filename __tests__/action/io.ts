import type { ActionIo } from '../../src/action/io.js';

/** What the action wrote to the runner, and the runner that noted it. */
export interface Noted {
  readonly io: ActionIo;
  readonly log: () => string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summaries: readonly string[];
}

/** A runner that gives these inputs, with action.yml's defaults left to the code, and notes what it is told. */
export function notingIo(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  parts: Partial<ActionIo> = {},
): Noted {
  const log: string[] = [];
  const outputs = new Map<string, string>();
  const summaries: string[] = [];
  const io: ActionIo = {
    input: (name) => inputs[name] ?? '',
    setOutput: (name, value) => outputs.set(name, value),
    addSummary: async (markdown) => void summaries.push(markdown),
    log: (text) => log.push(text),
    workspace,
    debug: false,
    colour: false,
    ...parts,
  };
  return { io, log: () => log.join(''), outputs, summaries };
}
