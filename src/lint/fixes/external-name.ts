import type { Entry, MappingNode } from '../../documents/node.js';
import {
  columnOf,
  type Edit,
  type Edits,
  isFlow,
  lineBreakOf,
  lineEnd,
  lineStart,
  ownEntries,
  refused,
  type SourceText,
  type Step,
  sharedReason,
  writtenEnd,
} from './source-text.js';

/** Makes `external: {name: x}`, which the last step holds, `external: true` with `name: x` beside it. */
export function nameBesideExternal(source: SourceText, steps: readonly Step[]): Edits {
  const { parent, entry, node } = steps[steps.length - 1] ?? {};
  if (entry?.key !== 'external' || node?.kind !== 'mapping' || parent?.kind !== 'mapping') {
    return refused('there is no name below `external` at this place');
  }
  const shared = sharedReason(source, steps);
  if (shared !== undefined) return refused(shared);
  const [name, ...others] = ownEntries(node);
  if (name?.key !== 'name' || node.entries.size !== 1 || others.length > 0) {
    return refused('more than a name stands below `external`');
  }
  const { path, text } = source;
  const value = text.slice(name.keyEnd, writtenEnd(name));
  if (/[\r\n]/.test(value)) return refused('the name takes more than one line');
  if (!isBlank(text.slice(entry.keyEnd + 1, node.start))) {
    return refused('an anchor or a tag stands before the name');
  }
  const replaced = { path, start: entry.keyEnd, end: node.end };
  const isLossless = !text.slice(entry.keyEnd, node.end).includes('#');
  if (parent.entries.has('name')) {
    return isLossless
      ? { ok: true, edits: [{ ...replaced, text: ': true' }] }
      : refused('it has a name beside it already, and a comment stands inside');
  }
  if (!isFlow(source, node)) return outOfBlock(source, entry, node, name);
  if (!isLossless) return refused('a comment stands inside');
  const key = text.slice(name.keyStart, name.keyEnd);
  if (isFlow(source, parent)) {
    return { ok: true, edits: [{ path, start: node.start, end: node.end, text: `true, ${key}${value}` }] };
  }
  const end = lineEnd(text, node.end);
  if (!/^[ \t]*(?:[ \t]#.*)?$/.test(text.slice(node.end, end)))
    return refused('something else follows on the same line');
  const column = ' '.repeat(columnOf(text, entry.keyStart));
  const line = `${lineBreakOf(text)}${column}${key}: ${value.replace(/^:[ \t]*/, '')}`;
  return {
    ok: true,
    edits: [
      { ...replaced, text: ': true' },
      { path, start: end, end, text: line },
    ],
  };
}

/** True for nothing but comments and empty lines. */
function isBlank(text: string): boolean {
  return text.split(/\r\n|\n|\r/).every((line) => /^(?:#|$)/.test(line.trim()));
}

/** The line of the name, and the comments above it, move as far left as `external` stands. */
function outOfBlock({ path, text }: SourceText, external: Entry, node: MappingNode, name: Entry): Edits {
  const column = columnOf(text, external.keyStart);
  const less = columnOf(text, node.start) - column;
  const edits: Edit[] = [{ path, start: external.keyEnd + 1, end: external.keyEnd + 1, text: ' true' }];
  for (let at = lineStart(text, name.keyStart); at > external.keyEnd; at = lineStart(text, at - 1)) {
    const indentation = /^[ \t]*/.exec(text.slice(at, lineEnd(text, at)))?.[0].length ?? 0;
    const isEmpty = at + indentation === lineEnd(text, at);
    if (!isEmpty && indentation > column) {
      const end = at + indentation;
      edits.push({ path, start: Math.max(at + column, end - less), end, text: '' });
    }
  }
  return { ok: true, edits };
}
