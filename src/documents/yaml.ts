import { by } from '../lib/compare.js';
import { lineStartsOf, type SourceFile } from './location.js';
import type { ParsedFile } from './node.js';
import type { Problem } from './problem.js';
import { MAX_PROBLEMS, problemAt } from './syntax.js';
import type { readWithLibrary } from './yaml/library.js';
import { readQuickly } from './yaml/quick.js';
import { type RefusalReason, refuse } from './yaml/refusal.js';
import { templateActionAt, templateActionIn } from './yaml/template.js';
import { YamlTree } from './yaml/tree.js';

/** Reads text with mistakes: a library that is loaded only when there is such a text. */
export type Recovery = typeof readWithLibrary;

/** Thrown where a text has mistakes and the library for them is not loaded: `prepareRecovery` loads it, and the run starts again. */
export class RecoveryNeeded extends Error {
  constructor(path: string) {
    super(`${path} cannot be read without the library for mistakes`);
  }
}

/**
 * Parses every document of a YAML text. Never throws for what a text holds, once `recovery` is there: what is wrong is in `problems` (by place), what could be read all the
 * same in `documents`. Scalars are typed as the reference Compose loader does; aliases and merge keys are resolved.
 *
 * A text that is a template (Helm, Jinja) and no YAML before it is filled in has no documents and one problem, the warning
 * `yaml-template`.
 */
export function parseYaml(path: string, text: string, recovery: Recovery | undefined): ParsedFile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const control = CONTROL_CHARACTER.exec(text);
  if (control !== null) return withoutControlCharacters(file, text, control.index, recovery);
  return parse(file, text, recovery);
}

function parse(file: SourceFile, text: string, recovery: Recovery | undefined): ParsedFile {
  const end = entriesEnd(text);
  if (end !== undefined) return refused(file, 'too-large', end);
  const tree = new YamlTree(file);
  const reading = readQuickly(text, tree);
  if (reading.ok) {
    const unusedAnchors = tree.unusedAnchors();
    const parsed = finished(file, reading, tree.problems);
    return unusedAnchors.length === 0 ? parsed : { ...parsed, unusedAnchors };
  }
  const { gaveUpAt, isInvalid } = reading;
  const action = templateActionAt(text, gaveUpAt);
  if (action !== undefined) return template(file, action);
  if (text.length > MAX_RECOVERED) return refused(file, 'syntax', gaveUpAt);
  if (recovery === undefined) throw new RecoveryNeeded(file.path);
  const recovered = new YamlTree(file);
  const parts = recovery(text, recovered);
  const broken = recovered.problems.some(({ code }) => SYNTAX_PROBLEMS.has(code));
  const inside = broken ? templateActionIn(text) : undefined;
  if (inside !== undefined) return template(file, inside);
  // Where that library finds no mistake, it guessed what may have been meant.
  if (!broken && isInvalid) refuse(recovered, 'syntax', gaveUpAt);
  const tab = broken ? TAB_INDENT.exec(text)?.index : undefined;
  if (tab === undefined) return finished(file, parts, recovered.problems);
  // What comes after a line that a tab indents is a consequence of it.
  const lineEnd = text.indexOf('\n', tab);
  const isSyntax = ({ code }: Problem): boolean => SYNTAX_PROBLEMS.has(code);
  const kept = recovered.problems.filter((one) => !isSyntax(one) || lineEnd < 0 || one.at.start <= lineEnd);
  const explained = new YamlTree(file);
  if (!kept.some((one) => isSyntax(one) && one.at.start >= tab)) refuse(explained, 'tab', tab);
  return finished(file, parts, [...kept, ...explained.problems]);
}

const TAB_INDENT = /^ *\t[ \t]*(?=[^\s#])/m;

/** A longer text, in characters, is not read again for more of its mistakes than the first: that takes seconds. */
const MAX_RECOVERED = 512 * 1024;

const SYNTAX_PROBLEMS: ReadonlySet<string> = new Set(['yaml-syntax', 'complex-key', 'nesting-too-deep']);

/** Lines and entries of a text that is read: no one's configuration comes near it, and time and memory stay bounded. */
const MAX_ENTRIES = 300_000;

/** Every few nodes of a text need one of these. */
const ENTRY_MARKS = ['\n', ',', '[', '{', '- - ', '*'];

/** Where a text has more entries than are read; undefined where it has not. */
function entriesEnd(text: string): number | undefined {
  if (text.length <= MAX_ENTRIES) return undefined;
  let count = 0;
  for (const mark of ENTRY_MARKS) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (++count > MAX_ENTRIES) return at;
    }
  }
  return undefined;
}

/** A file of which nothing is read, and why. */
function refused(file: SourceFile, reason: RefusalReason, offset: number): ParsedFile {
  const tree = new YamlTree(file);
  refuse(tree, reason, offset);
  return { file, documents: [], comments: [], problems: tree.problems };
}

function finished(
  file: SourceFile,
  { documents, comments }: Pick<ParsedFile, 'documents' | 'comments'>,
  problems: readonly Problem[],
): ParsedFile {
  const ordered = problems.length < 2 ? problems : [...problems].sort(by((problem) => problem.at.start));
  return { file, documents, comments, problems: ordered.slice(0, MAX_PROBLEMS) };
}

function template(file: SourceFile, [start, end]: readonly [number, number]): ParsedFile {
  const problem = problemAt(file, start, end, {
    code: 'yaml-template',
    message: 'The file is a template: it becomes YAML only when its actions, such as this one, are filled in.',
    warning: true,
  });
  return { file, documents: [], comments: [], problems: [problem] };
}

// Characters that the reference loader refuses anywhere: YAML 1.2.2, section 5.1, but DEL and the C1 controls.
const FORBIDDEN = '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]';
const CONTROL_CHARACTER = new RegExp(FORBIDDEN);
const CONTROL_CHARACTERS = new RegExp(FORBIDDEN, 'g');

/** Readers disagree about control characters, so they are blanks to ours. */
function withoutControlCharacters(
  file: SourceFile,
  text: string,
  first: number,
  recovery: Recovery | undefined,
): ParsedFile {
  const parsed = parse(file, text.replace(CONTROL_CHARACTERS, ' '), recovery);
  const code = text.charCodeAt(first).toString(16).padStart(4, '0').toUpperCase();
  const problem = problemAt(file, first, first + 1, {
    code: 'yaml-control-character',
    message: `There is a control character (U+${code}) here, which YAML does not allow.`,
    hint: 'Remove it, or write it as an escape in double quotes.',
  });
  return finished(file, parsed, [problem, ...parsed.problems]);
}
