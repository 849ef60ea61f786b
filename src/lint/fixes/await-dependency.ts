import type { Node, SequenceNode } from '../../documents/node.js';
import { insertKey } from './insert.js';
import { setKey } from './set-key.js';
import {
  columnOf,
  type Edit,
  type Edits,
  indentStep,
  isFlow,
  lineBreakOf,
  lineEnd,
  lineStart,
  refused,
  type SourceText,
  type Step,
  sharedReason,
} from './source-text.js';

const STARTED = 'service_started';

/** Makes an entry of `depends_on` wait for a condition. A list of names becomes a mapping, in which the others wait as before. */
export function awaitDependency(source: SourceText, steps: readonly Step[], condition: string): Edits {
  const step = steps[steps.length - 1];
  if (step === undefined) return refused('there is no such place');
  if (step.parent.kind === 'mapping') {
    return step.node.kind === 'mapping'
      ? setKey(source, steps, ['condition'], condition, {})
      : insertKey(source, steps, { key: 'condition', below: { value: condition } });
  }
  const shared = sharedReason(source, steps);
  if (shared !== undefined) return refused(shared);
  if (step.parent.kind !== 'sequence') return refused('it is not in a list');
  if (!step.parent.items.every((item) => isName(source, item))) return refused('the list holds more than plain names');
  return isFlow(source, step.parent)
    ? flowMapping(source, step.parent, step.node, condition)
    : blockMapping(source, steps, step.parent, step.node, condition);
}

/** True for a name that is written as it is meant, quoted or not, in this very place. */
function isName({ text }: SourceText, node: Node): boolean {
  if (node.kind !== 'scalar' || node.via !== undefined || !/^[A-Za-z0-9][\w.-]*$/.test(node.text)) return false;
  const written = text.slice(node.start, node.end);
  return written === node.text || written.slice(1, -1) === node.text;
}

function flowMapping({ path }: SourceText, list: SequenceNode, chosen: Node, condition: string): Edits {
  const edits: Edit[] = [{ path, start: list.start, end: list.start + 1, text: '{' }];
  for (const item of list.items) {
    const text = `: {condition: ${item === chosen ? condition : STARTED}}`;
    edits.push({ path, start: item.end, end: item.end, text });
  }
  edits.push({ path, start: list.end - 1, end: list.end, text: '}' });
  return { ok: true, edits };
}

function blockMapping(
  source: SourceText,
  steps: readonly Step[],
  list: SequenceNode,
  chosen: Node,
  condition: string,
): Edits {
  const { path, text } = source;
  const owner = steps[steps.length - 2]?.entry;
  if (owner === undefined) return refused('it is not below a key');
  const step = indentStep(source, steps);
  const column = columnOf(text, list.start);
  // A list may stand as far left as its key, which a mapping may not.
  const more = ' '.repeat(column > columnOf(text, owner.keyStart) ? 0 : step);
  const deeper = `${lineBreakOf(text)}${' '.repeat(column)}${more}${' '.repeat(step)}`;
  const edits: Edit[] = [];
  for (const item of list.items) {
    const dash = lineStart(text, item.start) + column;
    if (!/^-[ \t]+$/.test(text.slice(dash, item.start))) return refused('the list is written in an unusual way');
    const end = lineEnd(text, item.end);
    if (!/^[ \t]*(?:[ \t]#.*)?$/.test(text.slice(item.end, end)))
      return refused('something else follows on the same line');
    edits.push({ path, start: dash, end: item.start, text: more });
    edits.push({ path, start: item.end, end: item.end, text: ':' });
    edits.push({ path, start: end, end, text: `${deeper}condition: ${item === chosen ? condition : STARTED}` });
  }
  return { ok: true, edits };
}
