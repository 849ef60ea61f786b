import { lineStartsOf } from '../documents/location.js';
import type { Binding, Lookup } from './template.js';

/** Reads an `env_file` with `format: raw`: one `NAME=value` a line, the value verbatim, `#` starts a comment line. */
export function parseRawEnv(path: string, text: string, lookup: Lookup): ReadonlyMap<string, Binding> {
  const file = { path, lineStarts: lineStartsOf(text) };
  const variables = new Map<string, Binding>();
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const statement = line.replace(/\r$/, '').trimStart();
    const equals = statement.indexOf('=');
    const name = equals < 0 ? statement : statement.slice(0, equals);
    if (name !== '' && !name.startsWith('#') && !/\s/.test(name)) {
      const binding = equals < 0 ? lookup(name) : { value: statement.slice(equals + 1), at: { file, start, end } };
      if (binding !== undefined) variables.set(name, binding);
    }
    start = end + 1;
  }
  return variables;
}
