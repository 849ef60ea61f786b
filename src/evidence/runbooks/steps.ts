import type { Located, Location } from '../../documents/location.js';
import { baseName, resolvePath } from '../../lib/paths.js';
import type { ComposeStep, NamedFile, RunbookFormat, Step } from '../../model/runbook.js';
import { argumentsOf } from '../commands/arguments.js';
import type { ScriptVariables } from '../commands/script-variables.js';
import { type Command, commandsIn } from '../commands/shell-words.js';
import type { CandidateFile } from '../detector.js';
import { callsIn } from './calls.js';
import { composeWordsOf } from './compose-words.js';
import type { TaskDraft } from './draft.js';
import { waitsIn } from './waits.js';

/** Which files there are. */
export interface Listing {
  readonly has: (path: string) => boolean;
  /** Whether a file of this name is anywhere. */
  readonly hasName: (name: string) => boolean;
}

/** What the lines of a file are read with. */
export interface StepReading {
  readonly file: CandidateFile;
  readonly format: RunbookFormat;
  readonly variables: ScriptVariables;
  readonly listing: Listing;
  readonly isTask: (name: string) => boolean;
}

const MAX_STEPS = 400;

/** What the lines of a task do to the projects, in order. */
export function stepsOf(task: TaskDraft, reading: StepReading): readonly Step[] {
  const steps: Step[] = [];
  const walk = new Walk(task.folder);
  const { lines, lasting } = task;
  for (const [index, line] of lines.entries()) {
    if (steps.length >= MAX_STEPS) break;
    if (!lasting) walk.start(task.folder);
    if (/^\s*#/.test(line.value)) continue;
    const lost = lasting || index === lines.length - 1 ? undefined : lostFolder(line.value);
    if (lost !== undefined) steps.push({ kind: 'lost-folder', folder: lost, at: line.at });
    if (lasting) walk.block(line.value);
    if (reading.variables.note(line.value)) {
      walk.noteFolder(line.value, reading.file.folder);
      continue;
    }
    steps.push(...lineSteps(line, walk, reading));
  }
  steps.push(...waitsIn(lines, lasting, reading.variables.words));
  for (const { value, at } of task.after ?? []) steps.push({ kind: 'call', task: value, at, loose: false });
  return steps;
}

/** A line that only changes the folder. */
function lostFolder(text: string): string | undefined {
  return /^(?:cd|pushd)[ \t]+["']?([^\s"';&|]+)["']?[ \t]*;?[ \t]*$/.exec(text)?.[1];
}

function lineSteps(line: Located<string>, walk: Walk, reading: StepReading): Step[] {
  const { variables } = reading;
  const steps: Step[] = [];
  const loose = walk.isLoose || looseLine(line.value);
  const subshell = line.value.startsWith('(');
  const before = walk.folder;
  const texts = variables.lines(line.value);
  for (const text of texts) {
    const alternative = texts.length > 1;
    for (const command of commandsIn(text, variables.words)) {
      if (walk.follow(command.words, line.value, reading.file.folder)) continue;
      const step = stepOf(command, line, walk, reading, loose || alternative);
      if (step !== undefined) steps.push(step);
      else steps.push(...callsIn(command.words, text, line.at, reading, walk.folder, loose));
    }
  }
  if (subshell) walk.start(before);
  return steps;
}

/** It runs in the background, or only when something else did not work. */
function looseLine(text: string): boolean {
  return (
    /(?:^|[^&>|])&\s*(?:$|[^&>\d\s])/.test(text) ||
    /^\s*(?:if|elif|case|while|until|for|!)\b/.test(text) ||
    /\|\|(?!\s*(?:true|:|exit|echo)\b)/.test(text) ||
    /\bthen\b/.test(text)
  );
}

function stepOf(
  { words, assignments }: Command,
  line: Located<string>,
  { folder }: Walk,
  reading: StepReading,
  loose: boolean,
): Step | undefined {
  const compose = composeWordsOf(words);
  const { variables, file } = reading;
  if (compose === undefined) return networkStep(words, line.at);
  const setting = (name: string): string | undefined => assignments.get(name) ?? variables.words.get(name);
  const remote = compose.remote || assignments.has('DOCKER_HOST') || assignments.has('DOCKER_CONTEXT');
  const listed = compose.files.length > 0 ? compose.files : (setting('COMPOSE_FILE')?.split(/[:;]/) ?? []);
  const project = compose.project ?? setting('COMPOSE_PROJECT_NAME');
  const files = listed.filter((name) => name !== '').map((name) => namedFile(name, line.at, folder, reading));
  const step: ComposeStep = {
    kind: 'compose',
    program: compose.program,
    verb: compose.verb,
    files,
    services: compose.services,
    ...(project === undefined ? {} : { project }),
    ...(folder === undefined ? {} : { folder }),
    dropsVolumes: compose.dropsVolumes,
    loose: loose || remote,
    at: placeOf(file, line.at, compose.files[0] ?? compose.verb, compose.verb),
  };
  return step;
}

/** A file as an option names it, at its name on the line, or else where the file sets the variable that it comes from. */
function namedFile(
  name: string,
  line: Location,
  folder: string | undefined,
  { file, listing }: StepReading,
): NamedFile {
  const bare = name.replace(/^(?:\$\(CURDIR\)|\$\(PWD\)|\$\{PWD\}|\$PWD)\//, '');
  const on = file.text.indexOf(bare, line.start);
  const anywhere = on >= 0 && on < line.end ? on : file.text.indexOf(bare);
  const at = anywhere < 0 ? line : { ...line, start: anywhere, end: anywhere + bare.length };
  // Put together from pieces that branches set: which of them go together is not known.
  if (anywhere < 0 && /^ {0,8}(?:else )? {0,4}ifn?(?:eq|def)\b/m.test(file.text)) return { value: bare, at };
  if (bare === '-' || /[$`%*<>{}"'~=,\\]/.test(bare) || bare.startsWith('/')) return { value: bare, at };
  if (folder !== undefined) {
    const path = resolvePath(folder, bare);
    return path === undefined ? { value: bare, at } : { value: bare, at, path };
  }
  // Of a script it is not known where it is started: from its own folder or one above, when the file is there.
  for (let from = file.folder; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/')))) {
    const path = resolvePath(from, bare);
    if (path !== undefined && listing.has(path)) return { value: bare, at, path };
    if (from === '') break;
  }
  const path = resolvePath(file.folder, bare);
  return path === undefined || listing.hasName(baseName(bare)) ? { value: bare, at } : { value: bare, at, path };
}

/** A command may stand on a continued line of its own: its place is the line that holds it. */
function placeOf({ text }: CandidateFile, line: Location, ...words: readonly string[]): Location {
  const written = text.slice(line.start, line.end);
  if (!written.includes('\n')) return line;
  for (const word of words) {
    const found = word === '' ? -1 : written.indexOf(word);
    if (found < 0) continue;
    const start = written.lastIndexOf('\n', found) + 1;
    const end = written.indexOf('\n', found);
    const shown = written.slice(start, end < 0 ? undefined : end);
    const from = line.start + start + shown.length - shown.trimStart().length;
    return { ...line, start: from, end: line.start + start + shown.trimEnd().length };
  }
  return line;
}

function networkStep(words: readonly string[], at: Location): Step | undefined {
  const [program = '', object, verb = '', ...rest] = words;
  if (!/(?:^|\/)(?:docker|podman)$/.test(program.replace(/^[@+-]+/, '')) || object !== 'network') return undefined;
  const creates = verb === 'create';
  const name = creates || verb === 'rm' ? argumentsOf(rest).at(-1) : undefined;
  return name === undefined ? undefined : { kind: 'network', name, creates, at };
}

/** Where the commands of a task run, and whether they run at all. */
class Walk {
  private readonly folders = new Map<string, string>();
  private depth = 0;
  private known: string | undefined;

  constructor(start: string | undefined) {
    this.known = start;
  }

  get folder(): string | undefined {
    return this.known;
  }

  /** Inside of an `if`, a `case` or a loop. */
  get isLoose(): boolean {
    return this.depth > 0;
  }

  start(folder: string | undefined): void {
    this.known = folder;
  }

  /** Counts the blocks of a shell that a line opens and closes. */
  block(text: string): void {
    if (/^\s*(?:if|case|for|while|until)\b/.test(text)) this.depth++;
    if (/(?:^|[;\s])(?:fi|esac|done)\b/.test(text)) this.depth = Math.max(0, this.depth - 1);
  }

  /** `DIR="$(cd "$(dirname "$0")/.." && pwd)"`. */
  noteFolder(text: string, own: string): void {
    const name = /^[ \t]*(?:(?:export|readonly|local|declare)[ \t]+(?:-\w+[ \t]+)?)?([A-Za-z_]\w{0,60})=/.exec(
      text,
    )?.[1];
    const folder = name === undefined ? undefined : ownFolder(text, own);
    if (name !== undefined && folder !== undefined) this.folders.set(name, folder);
  }

  /** Takes a command that changes the folder; false for any other. */
  follow(words: readonly string[], text: string, own: string): boolean {
    const [program, ...rest] = words;
    if (program !== 'cd' && program !== 'pushd' && program !== 'popd') {
      this.noteFolder(text, own);
      return false;
    }
    const target = rest.find((word) => !/^(?:--|-[LP])$/.test(word));
    // `cd "$(dirname "$0")/.."` is no single word to whoever splits it.
    if (target === undefined || program === 'popd' || /^(?:\$\(|`)\s*dirname\b/.test(target)) {
      this.known = /\bcd\s+["']?(?:\$\(|`)\s*dirname/.test(text) ? ownFolder(text, own) : undefined;
      return true;
    }
    const [, variable = '', below = ''] = /^\$\{?([A-Za-z_]\w{0,60})\}?((?:\/[\w./-]*)?)$/.exec(target) ?? [];
    const base = variable === '' ? undefined : this.folders.get(variable);
    if (base !== undefined) this.known = resolvePath(base, below.slice(1));
    else if (/[$`~%{]/.test(target) || target.startsWith('/') || target === '-') this.known = undefined;
    else this.known = this.known === undefined ? undefined : resolvePath(this.known, target);
    return true;
  }
}

/** The folder that `$(dirname "$0")/..` is. */
function ownFolder(text: string, own: string): string | undefined {
  const match =
    /dirname\s+(?:--\s+)?["']?\$\{?(?:0|BASH_SOURCE(?:\[0\])?)(?::-\$0)?\}?["']?\s*(?:\)|`)"?((?:\/[\w.-]{1,60}){0,6})/.exec(
      text,
    );
  if (match === null) return undefined;
  return resolvePath(own, (match[1] ?? '').slice(1));
}
