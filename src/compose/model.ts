import { locateKey, type MappingNode, textOf } from '../documents/node.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { readDocuments } from './documents.js';
import { applyExtends } from './extends.js';
import { inFinalForm } from './finish.js';
import { applyIncludes } from './include.js';
import { merge } from './merge.js';
import type { DocumentSource, ModelSource } from './model-source.js';
import { without } from './nodes.js';
import { settle } from './settle.js';
import { type Retagged, wipe } from './tags.js';
import { Trail } from './trail.js';
import { reportMisfit } from './validate/types.js';

/**
 * Reads and merges files in order: variables, include, extends, merge, long notations. Paths stay relative to `directory`.
 * Undefined when no file holds anything.
 */
export function loadModel(source: ModelSource, context: LoadContext): MappingNode | undefined {
  const model = mergedModel(source, context);
  if (model === undefined) return undefined;
  // A version says nothing; what an include could not read may have said something.
  const empty = without(model, 'version').entries.size === 0 && context.unknown.length === 0;
  return empty ? undefined : inFinalForm(model, context);
}

/** The model of a project or of an include, in the notations that merging needs. */
function mergedModel(source: ModelSource, context: LoadContext): MappingNode | undefined {
  let model: MappingNode | undefined;
  for (const { path, role } of source.files) {
    for (const document of readDocuments(path, role, source.lookup, context)) {
      reportVersion(document.document, context);
      model = addDocument(model, document, { ...source, path }, context);
    }
  }
  return model;
}

function reportVersion(document: MappingNode, { problems }: LoadContext): void {
  const version = document.entries.get('version');
  if (version === undefined) return;
  problems.add({
    code: 'compose-obsolete-version',
    severity: 'warning',
    message: `version: ${textOf(version.value) ?? ''} is obsolete: Compose ignores it.`,
    hint: 'Remove the line.',
    at: locateKey(version, 'version'),
  });
}

function addDocument(
  model: MappingNode | undefined,
  { document, wiped }: Retagged,
  source: DocumentSource,
  context: LoadContext,
): MappingNode {
  if (model !== undefined) checkServices(document, context);
  const own = whole(document, wiped, source, context);
  const merged = model === undefined ? own : merge(wiped.reduce(wipe, model), own, composeAttributes(), '', context);
  const settled = settle(merged, composeAttributes(), new Trail(), context, { check: true });
  return settled?.kind === 'mapping' ? settled : own;
}

/** In a later document nothing is left as it is by an empty key, but for this one. */
function checkServices({ entries }: MappingNode, context: LoadContext): void {
  const node = entries.get('services')?.value;
  const tree = composeAttributes().children.get('services');
  if (node?.kind !== 'scalar' || node.value !== undefined || tree === undefined) return;
  reportMisfit({ keyword: 'type', path: ['services'], node, tree }, context);
}

/** The document with what it includes and extends. Services of an include can be extended since Compose 5.0. */
function whole(
  document: MappingNode,
  wiped: Retagged['wiped'],
  source: DocumentSource,
  context: LoadContext,
): MappingNode {
  const withIncludes = (node: MappingNode) =>
    without(applyIncludes(node, wiped, source, mergedModel, context), 'include');
  if (context.dialect === '2.40') return withIncludes(applyExtends(document, source, wiped, context));
  return applyExtends(withIncludes(document), source, wiped, context);
}
