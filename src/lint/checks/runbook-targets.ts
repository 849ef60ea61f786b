import { folderOf, joinPath } from '../../lib/paths.js';
import type { Runbook, Task } from '../../model/runbook.js';
import type { Check, RepositoryTree, Violation } from '../check.js';
import { grouped } from '../grouped.js';
import { commandOf } from '../runbooks/stacks.js';
import { listed } from '../sentence.js';

export interface Params {
  /**
   * `not-phony`: targets of make that run Compose and are not declared as commands. `shadowed`: those of which there is a file.
   * `undefined`: tasks that another needs or calls and that no one defines. `repeated`: tasks that are defined twice.
   */
  readonly problem: 'not-phony' | 'shadowed' | 'undefined' | 'repeated';
}

/** How the tasks of a file are defined. What other files that it includes may define is not missed. */
export const check: Check<Params> = {
  name: 'runbook-targets',
  scope: 'repository',
  reads: 'runbooks',
  *run({ runbooks = [], tree }, { problem }) {
    for (const runbook of runbooks.filter(runsCompose)) {
      if (problem === 'not-phony') yield* notPhony(runbook, tree);
      else if (problem === 'shadowed') yield* shadowed(runbook, tree);
      else if (problem === 'undefined') yield* unknownTasks(runbook, tree);
      else yield* repeated(runbook);
    }
  },
};

function runsCompose({ tasks }: Runbook): boolean {
  return tasks.some(({ steps }) => steps.some(({ kind }) => kind === 'compose'));
}

/** Targets of make that run Compose as a command, and make nothing. */
function commandsIn({ format, tasks }: Runbook): readonly Task[] {
  if (format !== 'makefile') return [];
  return tasks.filter(
    ({ name, phony, steps }) => !phony && /^[\w-]+$/.test(name) && steps.some(({ kind }) => kind === 'compose'),
  );
}

function isThere({ path }: Runbook, name: string, tree: RepositoryTree | undefined): boolean {
  const file = joinPath(folderOf(path), name);
  return tree !== undefined && (tree.hasFile(file) || tree.hasFolder(file));
}

function* notPhony(runbook: Runbook, tree: RepositoryTree | undefined): Generator<Violation> {
  // Where another file is included, that may say it.
  if (runbook.path.endsWith('.mk')) return;
  const plain = commandsIn(runbook).filter(({ name }) => !isThere(runbook, name, tree));
  yield* grouped(
    plain,
    ({ name, at }) => ({ at, subject: `${runbook.path}#${name}` }),
    ([first, ...others]) => ({
      at: first.at,
      subject: `${runbook.path}#${first.name}`,
      values: {
        targets: listed([first, ...others].map(({ name }) => name)),
        run: others.length === 0 ? 'runs' : 'run',
        are: others.length === 0 ? 'is' : 'are',
      },
      value: first.name,
      related: others.slice(0, MAX_RELATED).map(({ name, at }) => ({ at, message: `So is \`${name}\`.` })),
    }),
  );
}

const MAX_RELATED = 20;

function* shadowed(runbook: Runbook, tree: RepositoryTree | undefined): Generator<Violation> {
  for (const { name, at, needs } of commandsIn(runbook)) {
    if (!isThere(runbook, name, tree)) continue;
    // What needs a command is made anew each time.
    if (needs.some(({ value }) => !isThere(runbook, value, tree))) continue;
    yield {
      at,
      subject: `${runbook.path}#${name}`,
      values: { target: name, path: joinPath(folderOf(runbook.path), name) },
      value: name,
    };
  }
}

function* unknownTasks(runbook: Runbook, tree: RepositoryTree | undefined): Generator<Violation> {
  const { format, tasks, open, path } = runbook;
  if (open || format === 'script') return;
  const names = new Set(tasks.map(({ name }) => name));
  const beside = tree?.namesIn(folderOf(path)) ?? [];
  const isKnown = (name: string): boolean =>
    names.has(name) ||
    !/^[A-Za-z_][\w:-]*$/.test(name) ||
    (format === 'makefile' && (isThere(runbook, name, tree) || beside.some((other) => other.startsWith(`${name}.`))));
  for (const { name, needs, steps } of tasks) {
    const calls = steps.flatMap((step) =>
      step.kind === 'call' && step.script === undefined ? [{ value: step.task, at: step.at }] : [],
    );
    for (const { value, at } of [...needs, ...calls]) {
      if (isKnown(value)) continue;
      yield {
        at,
        subject: `${path}#${name}`,
        values: { command: commandOf(runbook, name), task: value, path },
        value: `${name} ${value}`,
      };
    }
  }
}

function* repeated({ path, repeated: again }: Runbook): Generator<Violation> {
  for (const { name, first, at } of again) {
    yield {
      at,
      subject: `${path}#${name}`,
      values: { task: name, path },
      value: name,
      related: [{ at: first, message: 'It is defined here before.' }],
    };
  }
}
