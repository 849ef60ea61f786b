import { child, entriesOf, textOf } from '../../documents/node.js';
import type { CandidateFile } from '../detector.js';
import { atKey } from '../emit.js';
import type { RunbookDraft, TaskDraft } from './draft.js';

/** Reads the scripts of a package.json as a book of tasks. */
export function npmDraft(file: CandidateFile): RunbookDraft {
  const entries = [...entriesOf(child(file.parsed().documents[0], 'scripts'))];
  const places = new Map(entries.map((entry) => [entry.key, atKey(entry, `scripts.${entry.key}`)]));
  const tasks = entries.flatMap(({ key, value }): TaskDraft[] => {
    const text = textOf(value);
    const at = places.get(key);
    if (text === undefined || at === undefined) return [];
    const before = places.get(`pre${key}`);
    const after = places.get(`post${key}`);
    return [
      {
        name: key,
        at,
        phony: true,
        needs: before === undefined ? [] : [{ value: `pre${key}`, at: before }],
        needsTogether: false,
        lines: [{ value: text, at: { ...at, end: value.end } }],
        lasting: true,
        folder: file.folder,
        after: after === undefined ? [] : [{ value: `post${key}`, at: after }],
      },
    ];
  });
  return { format: 'npm', tasks, assignments: [] };
}
