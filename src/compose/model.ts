import type { MappingNode } from '../documents/node.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { readDocuments } from './documents.js';
import { applyExtends } from './extends.js';
import { applyIncludes } from './include.js';
import { merge } from './merge.js';
import type { DocumentSource, ModelSource } from './model-source.js';
import { without } from './nodes.js';
import { settle } from './settle.js';
import { type Retagged, wipe } from './tags.js';
import { Trail } from './trail.js';

/**
 * Reads and merges files in order: variables, include, extends, merge, long notations. Paths stay relative to `directory`.
 * Undefined when no file holds a document.
 */
export function loadModel(source: ModelSource, context: LoadContext): MappingNode | undefined {
  let model: MappingNode | undefined;
  for (const { path, role } of source.files) {
    for (const document of readDocuments(path, role, source.lookup, context)) {
      model = addDocument(model, document, { ...source, path }, context);
    }
  }
  return model;
}

function addDocument(
  model: MappingNode | undefined,
  { document, wiped }: Retagged,
  source: DocumentSource,
  context: LoadContext,
): MappingNode {
  const tree = composeAttributes();
  const whole = without(applyIncludes(document, wiped, source, loadModel, context), 'include');
  const own = applyExtends(whole, source, wiped, context);
  const merged = model === undefined ? own : merge(wiped.reduce(wipe, model), own, tree, '', context);
  const settled = settle(merged, tree, new Trail(), context, { check: true });
  return settled?.kind === 'mapping' ? settled : own;
}
