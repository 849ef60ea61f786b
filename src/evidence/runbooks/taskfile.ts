import type { Located, Location } from '../../documents/location.js';
import { child, entriesOf, type Node, textOf } from '../../documents/node.js';
import { resolvePath } from '../../lib/paths.js';
import type { CandidateFile } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import type { RunbookDraft, TaskDraft } from './draft.js';

/** Reads a Taskfile (taskfile.dev/reference/schema) as a book of tasks. */
export function taskfileDraft(file: CandidateFile): RunbookDraft {
  const [root] = file.parsed().documents;
  const tasks = [...entriesOf(child(root, 'tasks'))].map((entry): TaskDraft => {
    const { key, value } = entry;
    const at = atKey(entry, `tasks.${key}`);
    const short = value.kind === 'mapping' ? undefined : value;
    const commands = short ?? child(value, 'cmds') ?? child(value, 'cmd');
    const dir = textOf(child(value, 'dir'));
    const folder = dir === undefined ? file.folder : /[$`{~]/.test(dir) ? undefined : resolvePath(file.folder, dir);
    const needs = [...needsOf(child(value, 'deps'))];
    return {
      name: key,
      at,
      phony: true,
      needs,
      needsTogether: needs.length > 1,
      lines: [...commandLines(commands)],
      lasting: false,
      ...(folder === undefined ? {} : { folder }),
    };
  });
  const assignments = ['vars', 'env'].flatMap((name) =>
    [...entriesOf(child(root, name))].flatMap(({ key, value }) => {
      const text = textOf(value);
      return text === undefined ? [] : [`${key}="${text}"`];
    }),
  );
  return { format: 'taskfile', tasks, assignments, open: entryAt(root, 'includes') !== undefined };
}

function* needsOf(node: Node | undefined): Generator<Located<string>> {
  for (const item of node?.kind === 'sequence' ? node.items : []) {
    const scalar = item.kind === 'scalar' ? item : child(item, 'task');
    const name = textOf(scalar);
    if (scalar !== undefined && name !== undefined) yield { value: name, at: placeOf(scalar) };
  }
}

/** Each line of each command; a call of a task is written as one. */
function* commandLines(node: Node | undefined): Generator<Located<string>> {
  const items = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node];
  for (const item of items) {
    const scalar = item.kind === 'mapping' ? child(item, 'cmd') : item;
    const task = child(item, 'task');
    const name = textOf(task);
    if (task !== undefined && name !== undefined) yield { value: `task ${name}`, at: placeOf(task) };
    const text = textOf(scalar);
    if (scalar === undefined || text === undefined) continue;
    // A command over several lines is one shell.
    const lines = text.split('\n').map((line) => line.trim());
    yield { value: lines.filter((line) => line !== '' && !line.startsWith('#')).join(' ; '), at: placeOf(scalar) };
  }
}

function placeOf({ file, start, end }: Node): Location {
  return { file, start, end, pointer: '' };
}
