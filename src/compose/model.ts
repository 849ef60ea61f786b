import type { MappingNode } from '../documents/node.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { readDocuments } from './documents.js';
import { applyExtends } from './extends.js';
import { applyIncludes } from './include.js';
import { merge } from './merge.js';
import type { DocumentSource, ModelSource } from './model-source.js';
import { without } from './nodes.js';
import { canonical } from './normalise/short-forms.js';
import { retag, wipe } from './tags.js';
import { unify } from './unicity.js';
import { checkTypes } from './validate/types.js';

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
  document: MappingNode,
  source: DocumentSource,
  context: LoadContext,
): MappingNode {
  const tree = composeAttributes();
  const retagged = retag(document);
  let own = retagged.document.kind === 'mapping' ? retagged.document : document;
  own = applyIncludes(own, retagged.wiped, source, loadModel, context);
  own = without(own, 'include');
  own = applyExtends(own, source, retagged.wiped, context);
  const base = model === undefined ? undefined : retagged.wiped.reduce(wipe, model);
  const merged = base === undefined ? own : merge(base, own, tree, '', context);
  const checked = checkTypes(unify(merged, tree), tree, '', context) ?? merged;
  const long = unify(canonical(checked, tree, '', context), tree);
  return long.kind === 'mapping' ? long : own;
}
