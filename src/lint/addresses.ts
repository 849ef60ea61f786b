import type { Variable } from '../model/stack.js';

/** Longest value in which host names are looked for, in characters. */
const LONGEST = 4000;

/** What can stand between a host and its port, or end the host. */
const HOST_END = /^(?::\d|[/,?#\s]|$)/;

/**
 * Host names in the value of a variable, as written, each once: in URLs (`postgres://user@db:5432/app`), in lists of addresses
 * (`broker:9092,other:9092`), and the whole value of a variable that is named after a host.
 */
export function hostsIn({ name, value }: Variable): readonly string[] {
  if (value === undefined) return [];
  const text = value.slice(0, LONGEST);
  const hosts = new Set<string>();
  for (const match of text.matchAll(/[A-Za-z0-9][A-Za-z0-9._-]*/g)) {
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
    if (!HOST_END.test(after)) continue;
    const inUrl = before.endsWith('//') || before.endsWith('@');
    const inList = (before === '' || before.endsWith(',')) && /^:\d/.test(after);
    const alone = /(^|_)(HOST|HOSTNAME)$/i.test(name) && match[0].length === text.length;
    if (inUrl || inList || alone) hosts.add(match[0]);
  }
  return [...hosts];
}
