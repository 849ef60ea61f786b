import type { Runbook, RunbookFormat, Task } from '../../model/runbook.js';
import { ScriptVariables } from '../commands/script-variables.js';
import { commandSourceOf, isMakefile } from '../commands/sources.js';
import type { CandidateFile } from '../detector.js';
import type { FilePath } from '../file-path.js';
import { isYaml } from '../file-path.js';
import { linesOf } from '../text-lines.js';
import type { RunbookDraft } from './draft.js';
import { justfileDraft } from './justfile.js';
import { makefileDraft } from './makefile.js';
import { npmDraft } from './npm.js';
import { scriptDraft } from './script.js';
import { type Listing, type StepReading, stepsOf } from './steps.js';
import { taskfileDraft } from './taskfile.js';

const READERS: Readonly<Record<RunbookFormat, (file: CandidateFile) => RunbookDraft>> = {
  makefile: makefileDraft,
  justfile: justfileDraft,
  taskfile: taskfileDraft,
  npm: npmDraft,
  script: scriptDraft,
};

/** What a file of commands is by its name; undefined for files that are none, or of a language that is not read. */
export function runbookFormatOf(file: FilePath): RunbookFormat | undefined {
  const source = commandSourceOf(file);
  if (source === 'package') return 'npm';
  if (source === 'script') return /^(?:sh|bash|zsh)$/.test(file.extension) ? 'script' : undefined;
  if (source !== 'makefile') return undefined;
  if (isMakefile(file)) return 'makefile';
  if (isYaml(file)) return 'taskfile';
  return file.extension === 'toml' ? undefined : 'justfile';
}

/** Reads a file as a book of tasks; undefined where none of them runs Compose or another task that might. Never throws. */
export function readRunbook(file: CandidateFile, listing: Listing): Runbook | undefined {
  const format = runbookFormatOf(file);
  if (format === undefined || !/\bcompose\b|\.sh\b/.test(file.text)) return undefined;
  const {
    tasks: drafts,
    assignments,
    open = false,
    repeated = [],
    blanks = [],
    swallowed = [],
  } = READERS[format](file);
  const names = new Set(drafts.map(({ name }) => name));
  const variables = new ScriptVariables();
  for (const assignment of assignments) variables.note(assignment);
  const reading: StepReading = { file, format, variables, listing, isTask: (name) => names.has(name) };
  // What a script sets at its top holds in its functions, which are written above or below.
  const ordered = format === 'script' ? [...drafts].reverse() : drafts;
  const steps = new Map(ordered.map((draft) => [draft, stepsOf(draft, reading)]));
  const tasks = drafts.map((draft): Task => {
    const { name, at, phony, needs, needsTogether } = draft;
    return { name, at, phony, needs, needsTogether, steps: steps.get(draft) ?? [] };
  });
  return {
    path: file.path,
    format,
    tasks,
    open,
    repeated,
    blanks,
    swallowed,
    mentions: new Set(file.text.match(YAML_NAME) ?? []),
    prepared: preparedIn(file.text),
    containers: new Set([...file.text.matchAll(CONTAINER)].map(([, name = '']) => name)),
    chooses: CHOOSES.test(file.text),
  };
}

/** It looks which program there is, or takes another where the first one fails. */
const CHOOSES =
  /\b(?:command -v|which|type|hash)\s+["']?docker|\$\(shell\b|docker[ -]compose["']?\s+(?:--)?version|docker[ -]compose[^\n]{0,200}(?:\|\|\s*docker|2>\s*\/dev\/null)/;
const CONTAINER = /--name[ =]["']?([\w.-]{1,100})/g;
const YAML_NAME = /[\w.-]{1,100}\.ya?ml\b/g;
/** What makes a file, or asks whether it is there. */
const PREPARES =
  />|\b(?:cp|mv|ln|curl|wget|tee|rsync|scp|gomplate|wildcard|unzip|tar|touch)\b|\[\[?\s{1,9}!?\s{0,9}-[efrs]\s|\btest\s+-[efrs]\s/;

/** Names of YAML files that lines make, or look for. */
function preparedIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text: line } of linesOf(text)) {
    const plain = line.replace(/\d?>\s*(?:\/dev\/null|&\d)|=>/g, '');
    if (line.length <= MAX_LINE && PREPARES.test(plain))
      for (const name of plain.match(YAML_NAME) ?? []) names.add(name);
  }
  return names;
}

const MAX_LINE = 2_000;
