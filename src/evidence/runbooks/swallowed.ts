import type { Located, SourceFile } from '../../documents/location.js';
import type { Swallowed } from '../../model/runbook.js';

/** Functions of GNU make (manual, chapter 8). */
const FUNCTIONS: ReadonlySet<string> = new Set(
  'subst patsubst strip findstring filter filter-out sort word wordlist words firstword lastword dir notdir suffix basename addsuffix addprefix join wildcard realpath abspath if or and intcmp foreach file call value eval origin flavor shell error warning info guile let'.split(
    ' ',
  ),
);

/** Programs that people call without an argument, which make takes for variables. */
const PROGRAMS: ReadonlySet<string> = new Set(['pwd', 'whoami', 'hostname', 'nproc', 'date', 'uname', 'arch']);

const MAX_LENGTH = 300;
const MAX_FOUND = 100;

/**
 * Shell syntax in the lines of recipes that make replaces, mostly by nothing, before the shell sees it (GNU make manual, 5.1.2): a
 * `$` that is not doubled. `isSet` tells the variables that the file sets.
 */
export function swallowedIn(
  text: string,
  lines: readonly Located<string>[],
  isSet: (name: string) => boolean,
): readonly Swallowed[] {
  const found: Swallowed[] = [];
  for (const { at } of lines) {
    const line = text.slice(at.start, at.end);
    if (line.startsWith('#')) continue;
    for (let index = line.indexOf('$'); index >= 0 && found.length < MAX_FOUND; index = line.indexOf('$', index)) {
      const one = referenceAt(line, index, isSet);
      if (one.form !== undefined) found.push(placed(one, at.file, at.start + index));
      index += one.length;
    }
  }
  return found;
}

interface Reference {
  /** Characters to go on after. */
  readonly length: number;
  readonly form?: Swallowed['form'];
  readonly text?: string;
  readonly instead?: string;
}

function placed({ form = 'variable', text = '', instead = '' }: Reference, file: SourceFile, start: number): Swallowed {
  return { value: text, form, instead, at: { file, start, end: start + text.length, pointer: '' } };
}

function referenceAt(line: string, index: number, isSet: (name: string) => boolean): Reference {
  const next = line.charAt(index + 1);
  if (next === '$') return { length: 2 };
  if (next === '(' || next === '{') return bracketed(line, index, next, isSet);
  const name = /^[A-Za-z_]\w{0,60}|^\d/.exec(line.slice(index + 1, index + 62))?.[0];
  if (name === undefined || isSet(name.charAt(0))) return { length: 2 };
  // A single letter may be meant for make, unless a loop of the shell goes by it.
  const single = name.length === 1 && !/\d/.test(name);
  if (single && !new RegExp(`\\bfor\\s+${name}\\s+in\\b`).test(line)) return { length: 2 };
  const text = `$${name}`;
  return { length: text.length, form: 'variable', text, instead: `$${text}` };
}

function bracketed(line: string, index: number, open: '(' | '{', isSet: (name: string) => boolean): Reference {
  const end = closing(line, index + 2, open);
  if (end < 0) return { length: 2 };
  const content = line.slice(index + 2, end);
  const text = line.slice(index, end + 1);
  const [, name] = /^([A-Za-z_]\w{0,60}):[-+?]/.exec(content) ?? [];
  if (open === '{' && name !== undefined && !content.includes('=')) {
    return { length: text.length, form: 'default', text, instead: `$${text}` };
  }
  const [program = ''] = content.split(/\s/, 1);
  const isCommand = /^[A-Za-z][\w./-]*\s+[^\s=]/.test(content)
    ? !FUNCTIONS.has(program)
    : PROGRAMS.has(content) && !isSet(content);
  if (open === '(' && isCommand) return { length: text.length, form: 'command', text, instead: `$${text}` };
  return { length: 2 };
}

/** The offset of the bracket that closes; -1 when there is none nearby. */
function closing(line: string, from: number, open: '(' | '{'): number {
  const close = open === '(' ? ')' : '}';
  let depth = 1;
  for (let index = from; index < Math.min(line.length, from + MAX_LENGTH); index++) {
    const char = line.charAt(index);
    if (char === open) depth++;
    else if (char === close && --depth === 0) return index;
  }
  return -1;
}
