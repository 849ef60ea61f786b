import type { SourceFile } from './location.js';
import type { Problem } from './problem.js';

/** Deeper nesting than this is refused: no real document comes near it, and recursion over a tree stays safe. */
export const MAX_NESTING = 200;

/** More problems than this in one file say nothing new. */
export const MAX_PROBLEMS = 50;

/** A problem at a range of a file. The pointer is empty: what could not be parsed has no symbolic path. */
export function problemAt(
  file: SourceFile,
  start: number,
  end: number,
  problem: { readonly code: string; readonly message: string; readonly hint?: string; readonly warning?: boolean },
): Problem {
  return {
    code: problem.code,
    severity: problem.warning ? 'warning' : 'error',
    message: problem.message,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    at: { file, start, end, pointer: '' },
  };
}

export function tooDeep(file: SourceFile, offset: number): Problem {
  return problemAt(file, offset, offset + 1, {
    code: 'nesting-too-deep',
    message: `The file nests deeper than ${MAX_NESTING} levels here, so it was not read further.`,
    hint: 'Flatten the structure.',
  });
}
