import type { Located, Location } from '../../documents/location.js';
import { baseName } from '../../lib/paths.js';
import type { CandidateFile } from '../detector.js';
import { atText, linesOf } from '../text-lines.js';
import type { RunbookDraft, TaskDraft } from './draft.js';

const FUNCTION = /^[ \t]*(?:function[ \t]+)?([A-Za-z_][\w-]{0,80})[ \t]*(?:\(\))?[ \t]*\{[ \t]*(.*)$/;
const CASE = /^[ \t]*case[ \t]+["']?\$\{?(?:1|[A-Za-z_]\w{0,40})(?::-[^}]{0,40})?\}?["']?[ \t]+in\b/;
const BRANCH =
  /^[ \t]*\(?(["']?[A-Za-z][\w:-]{0,60}["']?(?:[ \t]*\|[ \t]*["']?[A-Za-z][\w:-]{0,60}["']?){0,7})[ \t]*\)[ \t]*(.*)$/;
const MAX_LINE = 2_000;
const MAX_CONTINUED = 30;

interface Open {
  readonly name: string;
  readonly at: Location;
  readonly lines: Located<string>[];
}

/** Reads a shell script as a book of tasks: its functions, the branches of a `case` over its first word, and what is left as itself. */
export function scriptDraft(file: CandidateFile): RunbookDraft {
  const main: Open = { name: baseName(file.path), at: atText(file, 0, 0), lines: [] };
  const others: Open[] = [];
  let current = main;
  let branching = false;
  let open = false;
  const start = (name: string, at: Location): void => {
    current = { name, at, lines: [] };
    others.push(current);
  };
  for (const { value, at } of logicalLines(file)) {
    if (/^(?:source|\.)[ \t]/.test(value)) open = true;
    const [, name, rest = ''] = /^[ \t]*(?:if|for|while|until|do|then|else)\b/.test(value)
      ? []
      : (FUNCTION.exec(value) ?? []);
    const isFunction = name !== undefined && /\(\)|^[ \t]*function\b/.test(value) && current === main;
    if (isFunction && name !== undefined) {
      start(name, at);
      if (rest !== '') current.lines.push({ value: rest.replace(/\}[ \t]*$/, ''), at });
      if (/\}[ \t]*$/.test(rest)) current = main;
      continue;
    }
    if (current !== main && !branching && value === '}') {
      current = main;
      continue;
    }
    if (current === main && CASE.test(value)) {
      branching = true;
      continue;
    }
    if (branching && current === main) {
      const [, labels = '', command = ''] = BRANCH.exec(value) ?? [];
      const label = labels.split('|')[0]?.replace(/["'\s]/g, '') ?? '';
      if (label !== '') {
        start(label, at);
        const ends = /;;[ \t]*$/.test(command);
        const only = command.replace(/;;[ \t]*$/, '').trim();
        if (only !== '') current.lines.push({ value: only, at });
        if (ends) current = main;
        continue;
      }
      if (value === 'esac') branching = false;
      if (/^\*\)/.test(value)) start('*', at);
      continue;
    }
    if (branching && /;;$/.test(value)) {
      const only = value.replace(/;;$/, '').trim();
      if (only !== '') current.lines.push({ value: only, at });
      current = main;
      continue;
    }
    if (branching && value === 'esac') {
      branching = false;
      current = main;
      continue;
    }
    current.lines.push({ value, at });
  }
  const tasks = [...others, main].map(
    (task): TaskDraft => ({
      ...task,
      phony: true,
      needs: [],
      needsTogether: false,
      lasting: true,
    }),
  );
  return { format: 'script', tasks, assignments: [], open };
}

function* logicalLines(file: CandidateFile): Generator<Located<string>> {
  let pending: { value: string; start: number; count: number } | undefined;
  for (const { text, start } of linesOf(file.text)) {
    const bare = text.trim();
    const value = pending === undefined ? bare : `${pending.value} ${bare}`;
    const from = pending?.start ?? start + text.length - text.trimStart().length;
    const count = (pending?.count ?? 0) + 1;
    if (value.endsWith('\\') && count < MAX_CONTINUED && value.length < MAX_LINE && !value.startsWith('#')) {
      pending = { value: value.slice(0, -1).trimEnd(), start: from, count };
      continue;
    }
    pending = undefined;
    if (value === '' || value.startsWith('#') || value.length > MAX_LINE) continue;
    yield { value, at: atText(file, from, start + text.trimEnd().length - from) };
  }
}
