import type { Located, Location } from '../../documents/location.js';
import { parseMakefile } from '../../documents/makefile.js';
import { child, entriesOf, textOf } from '../../documents/node.js';
import type { CandidateFile } from '../detector.js';
import { atKey } from '../emit.js';
import { isYaml } from '../file-path.js';
import { atText, type Line, linesOf } from '../text-lines.js';
import { type CommandSource, isMakefile } from './sources.js';

/** A line of commands with the Makefile target or package script that it belongs to. */
export interface RunnableLine {
  readonly text: string;
  readonly target?: string;
  readonly at: Location;
}

const MAX_LINE = 2_000;
const MAX_CONTINUED = 30;

/** The lines of a file that hold commands, continued lines joined. */
export function* runnableLines(file: CandidateFile, source: CommandSource): Iterable<RunnableLine> {
  if (source === 'package') {
    yield* packageScripts(file);
    return;
  }
  if (source === 'makefile' && isMakefile(file)) {
    yield* recipeLines(file);
    return;
  }
  const lines = source === 'readme' ? codeLines(file.text) : linesOf(file.text);
  const continuation = file.extension === 'ps1' ? '`' : '\\';
  let target: string | undefined;
  let pending: { text: string; start: number; length: number; count: number } | undefined;
  for (const line of lines) {
    if (line.text.length > MAX_LINE) continue;
    const joined = pending === undefined ? line.text.trim() : `${pending.text} ${line.text.trim()}`;
    const start = pending?.start ?? line.start + leading(line.text);
    const length = pending?.length ?? line.text.trim().length;
    const count = (pending?.count ?? 0) + 1;
    if (joined.endsWith(continuation) && count < MAX_CONTINUED && joined.length < MAX_LINE) {
      pending = { text: joined.slice(0, -1), start, length, count };
      continue;
    }
    pending = undefined;
    if (source === 'makefile') target = targetOf(line.text) ?? target;
    if (joined === '' || joined.startsWith('#') || joined.startsWith('//')) continue;
    const at = atText(file, start, length);
    const text = source === 'unit' ? startedBy(joined) : isYaml(file) ? withoutQuotes(joined) : joined;
    if (text === undefined) continue;
    yield target === undefined ? { text, at } : { text, target, at };
  }
}

/** What a line of a systemd unit starts: `ExecStart=-/usr/bin/docker compose up`. */
function startedBy(line: string): string | undefined {
  return /^Exec(?:Start|Reload|Stop)(?:Pre|Post)?[ \t]*=[ \t]*[-@:+!|]{0,4}(\S.*)$/.exec(line)?.[1];
}

/** A command that YAML quotes as a whole: `- "docker compose up"`. */
function withoutQuotes(line: string): string {
  const [, before = '', double, single] =
    /^((?:-[ \t]+)?(?:(?:cmd|run|script|command):[ \t]+)?)(?:"([^"\\]*)"|'([^']*)')$/.exec(line) ?? [];
  return double === undefined && single === undefined ? line : `${before}${double ?? single}`;
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}

/** `deploy env: build` of a justfile, `deploy:` of a Taskfile. */
function targetOf(line: string): string | undefined {
  const name = /^[ ]{0,2}([A-Za-z0-9][\w./-]{0,80})(?:[ \t][^:=]{0,80})?:(?!=)/.exec(line)?.[1];
  return name === 'cmds' || name === 'deps' || name === 'vars' ? undefined : name;
}

function* recipeLines(file: CandidateFile): Iterable<RunnableLine> {
  const { rules, definitions, exported, blanks } = parseMakefile(file.path, file.text);
  const isShort = ({ value }: Located<string>): boolean => value.length <= MAX_LINE && !value.startsWith('#');
  const start = atText(file, 0, 0);
  for (const [name, value] of exported) {
    if (name.startsWith('COMPOSE_')) yield { text: `export ${name}="${value}"`, at: start };
  }
  for (const { target, recipe } of rules) {
    for (const { value, at } of recipe.filter(isShort)) yield { text: value, target, at };
  }
  for (const { value, at } of blanks.filter(isShort)) yield { text: value, at };
  for (const { lines } of definitions) for (const { value, at } of lines.filter(isShort)) yield { text: value, at };
}

function* packageScripts(file: CandidateFile): Iterable<RunnableLine> {
  for (const entry of entriesOf(child(file.parsed().documents[0], 'scripts'))) {
    const text = textOf(entry.value);
    if (text !== undefined && text.length <= MAX_LINE) {
      yield { text, target: entry.key, at: atKey(entry, `scripts.${entry.key}`) };
    }
  }
}

/** Before a command in running text: that it is not to be used, or was used once. */
const DENIED = /\b(?:not|never|no longer|without|instead of|rather than|cannot)\b[^.`]{0,50}$|n't\b[^.`]{0,50}$/i;

/** What a readme shows as code: fenced and indented blocks, and spans in backticks. */
function* codeLines(text: string): Iterable<Line> {
  let fence: string | undefined;
  for (const line of linesOf(text)) {
    const mark = /^[ \t]{0,8}(```|~~~)/.exec(line.text)?.[1];
    if (mark !== undefined) {
      fence = fence === undefined ? mark : fence === mark ? undefined : fence;
      continue;
    }
    if (fence !== undefined || /^(?: {4}|\t)/.test(line.text) || /^[ \t]{0,8}\$ /.test(line.text)) {
      yield line;
      continue;
    }
    if (line.text.length > MAX_LINE) continue;
    for (const span of line.text.matchAll(/`([^`]{3,300})`/g)) {
      if (DENIED.test(line.text.slice(Math.max(0, span.index - 60), span.index))) continue;
      yield { text: span[1] ?? '', start: line.start + span.index + 1 };
    }
  }
}
