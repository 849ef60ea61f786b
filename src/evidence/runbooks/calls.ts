import type { Location } from '../../documents/location.js';
import { baseName, resolvePath } from '../../lib/paths.js';
import type { CallStep } from '../../model/runbook.js';
import type { StepReading } from './steps.js';

/** Programs that run several scripts of a package.json. */
const IN_TURN = /^(?:run-s|npm-run-all|npm-run-all2)$/;
const TOGETHER = /^(?:run-p|concurrently)$/;

const MAKE = /^(?:\$[({]MAKE[)}]|g?make)$/;

/** The tasks of the same file, and the scripts of the repository, that a command runs. */
export function callsIn(
  words: readonly string[],
  text: string,
  at: Location,
  { file, format, listing, isTask }: StepReading,
  folder: string | undefined,
  loose: boolean,
): readonly CallStep[] {
  const [program = '', ...rest] = words;
  const bare = program.replace(/^[@+-]+(?=[$A-Za-z])/, '');
  const calls = (names: readonly string[], isLoose = loose): CallStep[] =>
    names.map((task) => ({ kind: 'call', task, at, loose: isLoose }));
  if (/\.(?:sh|bash)$/.test(bare)) {
    const path = resolvePath(folder ?? file.folder, bare);
    return path === undefined || !listing.has(path)
      ? []
      : [{ kind: 'call', task: baseName(path), script: path, at, loose }];
  }
  // In another folder it is the tasks of another file.
  if (format !== 'script' && folder !== file.folder) return [];
  switch (format) {
    case 'makefile':
      return MAKE.test(bare) && !rest.some((word) => /^(?:-C|-f|--directory|--file)/.test(word))
        ? calls(rest.filter((word) => /^[A-Za-z][\w.-]*$/.test(word)))
        : [];
    case 'justfile':
      return bare === 'just' && !rest.some((word) => word.startsWith('-')) ? calls(rest.slice(0, 1)) : [];
    case 'taskfile':
      return bare === 'task' && !rest.some((word) => word.startsWith('-')) ? calls(rest.slice(0, 1)) : [];
    case 'npm':
      return npmCalls(bare, rest, text, isTask, calls);
    case 'script':
      return isTask(bare) ? calls([bare]) : [];
  }
}

function npmCalls(
  program: string,
  rest: readonly string[],
  text: string,
  isTask: (name: string) => boolean,
  calls: (names: readonly string[], loose?: boolean) => CallStep[],
): readonly CallStep[] {
  // A package of a workspace has scripts of its own.
  if (rest.some((word) => /^(?:-w|--workspaces?|--prefix|--cwd|-C|--filter|-r)(?:=|$)/.test(word))) return [];
  const names = rest.filter((word) => /^[A-Za-z][\w:.-]*$/.test(word));
  if (program === 'npm' && /^run(?:-script)?$/.test(rest[0] ?? '')) {
    const [, name = ''] = rest;
    return /^[A-Za-z][\w:.-]*$/.test(name) ? calls([name]) : [];
  }
  if (IN_TURN.test(program) && !rest.some((word) => /^(?:-p|--parallel)$/.test(word)))
    return calls(names.filter(isTask));
  if (TOGETHER.test(program)) return calls(names.filter(isTask), true);
  return /\b(?:yarn|pnpm|bun)\b/.test(text) && isTask(program) ? calls([program]) : [];
}
