import { lineStartsOf } from '../../documents/location.js';
import type { Problem } from '../../documents/problem.js';
import { MAX_PROBLEMS, problemAt } from '../../documents/syntax.js';
import type { Dotenv } from './dotenv.js';
import { SPACE } from './dotenv-text.js';
import type { Binding, Lookup } from './template.js';

/** Bytes of a line that the reference still reads, line break included (`bufio.MaxScanTokenSize`). */
const MAX_LINE = 64 * 1024;

const LEADING = new RegExp(`^${SPACE}*`, 'u');

/**
 * Reads an `env_file` with `format: raw`: one `NAME=value` a line, the value verbatim, `#` starts a comment line. A name alone
 * takes the value that it has outside. Never throws: a line that cannot be read is a problem and left out.
 */
export function parseRawEnv(path: string, text: string, lookup: Lookup): Dotenv {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const file = { path, lineStarts: lineStartsOf(source) };
  const variables = new Map<string, Binding>();
  const problems: Problem[] = [];
  for (let from = 0; from < source.length; ) {
    const lineBreak = source.indexOf('\n', from);
    const end = lineBreak < 0 ? source.length : lineBreak;
    const line = source.slice(from, end).replace(/\r$/, '');
    const blank = LEADING.exec(line)?.[0].length ?? 0;
    const start = from + blank;
    const statement = line.slice(blank);
    const problem = mistakeIn(statement, source.slice(from, end));
    if (problem !== undefined) {
      const [length, message, hint] = problem;
      if (problems.length < MAX_PROBLEMS)
        problems.push(problemAt(file, start, start + length, { code: 'compose-dotenv', message, hint }));
    } else if (statement !== '' && !statement.startsWith('#')) {
      const equals = statement.indexOf('=');
      const place = { file, start, end: start + statement.length };
      const name = equals < 0 ? statement : statement.slice(0, equals);
      const binding = equals < 0 ? lookup(name) : { value: statement.slice(equals + 1), at: place };
      if (binding !== undefined) variables.set(name, binding);
    }
    from = end + 1;
  }
  return { variables, problems, unset: new Map() };
}

/** Length of what is wrong, message and hint. */
function mistakeIn(statement: string, line: string): [number, string, string] | undefined {
  if (line.length * 3 >= MAX_LINE && new TextEncoder().encode(line).length >= MAX_LINE) {
    return [1, `The line is longer than ${MAX_LINE} bytes, which Compose does not read.`, 'Mount a file instead.'];
  }
  if (statement === '' || statement.startsWith('#')) return undefined;
  const equals = statement.indexOf('=');
  const name = equals < 0 ? statement : statement.slice(0, equals);
  if (name === '') return [1, 'The line has no variable name before its "=".', 'Write NAME=value.'];
  if (!/[ \t]/.test(name)) return undefined;
  const shown = name.length > 60 ? `${name.slice(0, 57)}…` : name;
  return [name.length, `The variable name "${shown}" contains a blank.`, 'Write NAME=value without blanks.'];
}
