import { baseName } from '../../lib/paths.js';
import type { ComposeStep, Runbook } from '../../model/runbook.js';
import type { Stack } from '../../model/stack.js';
import { memo } from '../memo.js';

const byPathOf = memo((runbooks: readonly Runbook[]) => new Map(runbooks.map((book) => [book.path, book])));

/** Runbooks by their paths. */
export function runbooksByPath(runbooks: readonly Runbook[]): ReadonlyMap<string, Runbook> {
  return byPathOf(runbooks);
}

const byFirst = memo((stacks: readonly Stack[]) => {
  const index = new Map<string, Stack[]>();
  for (const stack of stacks) {
    const [first = ''] = stack.layers;
    const list = index.get(first);
    if (list === undefined) index.set(first, [stack]);
    else list.push(stack);
  }
  return index;
});

/** The project that a run of Compose is about; undefined where that is not known. */
export function stackOf(step: ComposeStep, stacks: readonly Stack[]): Stack | undefined {
  const { files, folder } = step;
  if (files.length === 0) {
    if (folder === undefined) return undefined;
    return stacks.find(
      ({ path, variantOf, found }) =>
        path === folder && variantOf === undefined && found.some(({ how }) => how === 'default-name'),
    );
  }
  const paths = files.map(({ path }) => path ?? '');
  const [first = ''] = paths;
  if (paths.includes('')) return undefined;
  const candidates = byFirst(stacks).get(first) ?? [];
  const exact = candidates.find(
    ({ layers }) => layers.length === paths.length && layers.every((path, index) => path === paths[index]),
  );
  return exact ?? candidates.find(({ variantOf }) => variantOf === undefined) ?? candidates[0];
}

/** What a run of Compose is about, as a key; undefined where that is not known. */
export function filesKey({ files, folder }: ComposeStep): string | undefined {
  if (files.length === 0) return folder === undefined ? undefined : `${folder}/`;
  return files.some(({ path }) => path === undefined) ? undefined : files.map(({ path }) => path).join('\n');
}

/** How a task is started: `make start-app`. */
export function commandOf({ format, path }: Runbook, task: string): string {
  switch (format) {
    case 'makefile':
      return `make ${task}`;
    case 'justfile':
      return `just ${task}`;
    case 'taskfile':
      return `task ${task}`;
    case 'npm':
      return `npm run ${task}`;
    case 'script':
      return task === baseName(path) ? task : `${baseName(path)} ${task}`;
  }
}
