import type { MappingNode, Node } from '../documents/node.js';
import type { Problem } from '../documents/problem.js';
import type { LoadContext } from './context.js';
import type { ComposeFile } from './project.js';
import { type Retagged, retag } from './tags.js';
import { interpolate } from './variables/interpolate.js';
import type { Lookup } from './variables/template.js';
import { fromVersion1 } from './version1.js';

/** The documents of one file with their variables replaced and their tags applied; problems of reading go to the context. */
export function readDocuments(
  path: string,
  role: ComposeFile['role'],
  lookup: Lookup,
  context: LoadContext,
): readonly Retagged[] {
  return rawDocuments(path, role, context).map((raw) => {
    const { document, tagged } = interpolate(raw, lookup, context);
    const mapping = document.kind === 'mapping' ? document : raw;
    return tagged ? retag(mapping) : { document: mapping, wiped: [] };
  });
}

/** The documents of one file as written. */
export function rawDocuments(path: string, role: ComposeFile['role'], context: LoadContext): readonly MappingNode[] {
  const parsed = context.parse(path);
  const first = !context.files.has(path);
  if (first) context.files.set(path, { path, role });
  for (const problem of parsed.problems) context.problems.add(grave(problem, context));
  return parsed.documents.flatMap((document) => {
    if (document.kind !== 'mapping') reportNoMapping(document, context);
    else if (hasTooManyNodes(document)) reportTooManyNodes(document, context);
    else return [fromVersion1(document, context)];
    return [];
  });
}

/** The reference loader's bound on the values of one document; an alias counts for one. */
const MAX_NODES = 100_000;

function hasTooManyNodes(document: MappingNode): boolean {
  // A value takes two characters at the least: most documents are too short to hold so many.
  if (document.end - document.start < 2 * MAX_NODES) return false;
  const waiting: Node[] = [document];
  let count = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (++count > MAX_NODES) return true;
    if (node.kind === 'scalar' || node.via !== undefined) continue;
    if (node.kind === 'sequence') for (const item of node.items) waiting.push(item);
    else for (const { value } of node.entries.values()) waiting.push(value);
  }
  return false;
}

function reportTooManyNodes({ file, start }: MappingNode, context: LoadContext): void {
  context.problems.add({
    code: 'compose-too-many-nodes',
    message: `The document has more than ${MAX_NODES} values, which Compose refuses to read.`,
    hint: 'Split it into files that include one another.',
    at: { file, start, end: start, pointer: '' },
  });
}

function reportNoMapping(document: Node, context: LoadContext): void {
  context.problems.add({
    code: 'compose-no-mapping',
    message: 'A Compose document has to be a mapping.',
    hint: 'Start with services: and put each service below it.',
    at: { file: document.file, start: document.start, end: document.end, pointer: '' },
  });
}

/** A template is no mistake of the repository's, but a project that is to run cannot be made of it. */
function grave(problem: Problem, { unset }: LoadContext): Problem {
  return problem.code === 'yaml-template' && unset === 'blank' ? { ...problem, severity: 'error' } : problem;
}
