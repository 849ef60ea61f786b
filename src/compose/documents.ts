import type { MappingNode, Node } from '../documents/node.js';
import type { LoadContext } from './context.js';
import { interpolate } from './interpolate.js';
import type { ComposeFile } from './project.js';
import { type Retagged, retag } from './tags.js';
import type { Lookup } from './template.js';
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
  for (const problem of parsed.problems) context.problems.add(problem);
  return parsed.documents.flatMap((document) => {
    if (document.kind === 'mapping') return [fromVersion1(document, context)];
    reportNoMapping(document, context);
    return [];
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
