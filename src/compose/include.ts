import { child, itemsOf, type MappingNode, type Node, textOf } from '../documents/node.js';
import { folderOf, joinPath } from '../lib/paths.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { inheritVariables, readDotenv } from './environment.js';
import { merge } from './merge.js';
import type { DocumentSource, LoadModel } from './model-source.js';
import { linkAt, treePassedThrough } from './nodes.js';
import { withContexts } from './normalise/services.js';
import { inRepository, isRelative, rebasePaths } from './paths.js';
import { wipe } from './tags.js';
import type { Binding, Lookup } from './template.js';

const DEEPEST = 20;
const IMPORTED = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'];

/** Lays a document over everything that it includes (Compose Specification, "Include"). */
export function applyIncludes(
  document: MappingNode,
  wiped: readonly (readonly string[])[],
  source: DocumentSource,
  load: LoadModel,
  context: LoadContext,
): MappingNode {
  const list = document.entries.get('include')?.value;
  if (list === undefined) return document;
  if (list.kind !== 'sequence') {
    context.problems.add({
      code: 'compose-wrong-type',
      message: 'include is not a list.',
      hint: 'Write a list: one "- path" a line.',
      at: { file: list.file, start: list.start, end: list.end, pointer: 'include' },
    });
    return document;
  }
  const tree = composeAttributes();
  let result = document;
  for (const [index, item] of list.items.entries()) {
    const imported = loadIncluded(item, `include[${index}]`, source, load, context);
    if (imported === undefined) continue;
    reportConflicts(imported, result, item, context);
    const merged = merge(wiped.reduce(wipe, imported), result, tree, '', context);
    if (merged.kind === 'mapping') result = merged;
  }
  return result;
}

function loadIncluded(
  item: Node,
  pointer: string,
  source: DocumentSource,
  load: LoadModel,
  context: LoadContext,
): MappingNode | undefined {
  const at = { file: item.file, start: item.start, end: item.end, pointer };
  const paths = pathsOf(item, source.directory, pointer, context);
  const [first] = paths;
  if (first === undefined) return undefined;
  const chain = [...source.chain, source.path];
  if (chain.includes(first) || chain.length > DEEPEST) {
    context.problems.add({
      code: 'compose-include-cycle',
      message: `Files include one another in a circle: ${[...chain.slice(chain.indexOf(first)), first].join(' → ')}.`,
      hint: 'Remove one of these includes.',
      at,
    });
    return undefined;
  }
  const given = textOf(child(item, 'project_directory'));
  const directory = given === undefined ? folderOf(first) : inRepository(source.directory, given);
  if (directory === undefined) {
    context.unknown.push({ at, message: `The folder "${given}" is outside the repository.` });
    return undefined;
  }
  const lookup = includedLookup(item, directory, source, context);
  const files = paths.map((path) => ({ path, role: 'include' as const }));
  const model = load({ files, directory, lookup, chain }, context);
  return model === undefined
    ? undefined
    : moved(withContexts(inheritVariables(model, lookup)), item, directory, source, context);
}

/** The sections that an include brings, with their paths rewritten to the including project's folder. */
function moved(
  model: MappingNode,
  item: Node,
  directory: string,
  source: DocumentSource,
  context: LoadContext,
): MappingNode | undefined {
  const entries = new Map([...model.entries].filter(([key]) => IMPORTED.includes(key)));
  const rebased = rebasePaths({ ...model, entries }, composeAttributes(), directory, source.directory);
  context.copies.left -= entries.size;
  if (context.copies.left < 0) return undefined;
  const marked = treePassedThrough(rebased, linkAt('include', item));
  return marked.kind === 'mapping' ? marked : undefined;
}

function pathsOf(item: Node, directory: string, pointer: string, context: LoadContext): string[] {
  const written = item.kind === 'mapping' ? child(item, 'path') : item;
  const nodes = written?.kind === 'sequence' ? itemsOf(written) : written === undefined ? [] : [written];
  const paths = nodes.map((node) => {
    const text = textOf(node);
    const at = { file: node.file, start: node.start, end: node.end, pointer };
    if (text === undefined) return undefined;
    const path = isRelative(text, 'context') ? inRepository(directory, text) : undefined;
    const unresolved = node.kind === 'scalar' && node.unresolved !== undefined;
    if (path === undefined || unresolved) {
      context.unknown.push({
        at,
        message: `The include "${text}" is not a file of this repository: what it brings is unknown.`,
      });
      return undefined;
    }
    if (context.repository.has(path)) return path;
    context.problems.add({
      code: 'compose-include-missing',
      message: `The included file "${text}" does not exist.`,
      hint: `Create ${path}, or correct the path.`,
      at,
    });
    return undefined;
  });
  return paths[0] === undefined ? [] : paths.filter((path) => path !== undefined);
}

/** Variables inside an include: those outside come first, then its own files of variables. */
function includedLookup(item: Node, directory: string, source: DocumentSource, context: LoadContext): Lookup {
  const given = child(item, 'env_file');
  const nodes = given?.kind === 'sequence' ? itemsOf(given) : given === undefined ? [] : [given];
  const paths =
    given === undefined
      ? [joinPath(directory, '.env')]
      : nodes.flatMap((node) => inRepository(source.directory, textOf(node) ?? '') ?? []);
  const variables = new Map<string, Binding>();
  const lookup: Lookup = (name) => source.lookup(name) ?? variables.get(name);
  for (const path of paths) {
    for (const [name, binding] of readDotenv(path, lookup, context)?.variables ?? []) variables.set(name, binding);
  }
  return lookup;
}

/** Compose before 5.0 refuses what this one merges. */
function reportConflicts(imported: MappingNode, document: MappingNode, item: Node, context: LoadContext): void {
  for (const section of IMPORTED) {
    const theirs = imported.entries.get(section)?.value;
    const ours = document.entries.get(section)?.value;
    if (theirs?.kind !== 'mapping' || ours?.kind !== 'mapping') continue;
    for (const key of theirs.entries.keys()) {
      const entry = ours.entries.get(key);
      if (entry === undefined || isSameFile(theirs.entries.get(key)?.value, entry.value)) continue;
      context.problems.add({
        code: 'compose-include-conflict',
        severity: 'warning',
        message: `${section}.${key} is defined here and in an included file; Compose before 5.0 refuses that.`,
        hint: 'Define it in one place.',
        at: { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd, pointer: `${section}.${key}` },
        related: [
          { at: { file: item.file, start: item.start, end: item.end, pointer: 'include' }, message: 'Included here.' },
        ],
      });
    }
  }
}

/** A file that is included on two ways brings the same thing twice. */
function isSameFile(a: Node | undefined, b: Node): boolean {
  return a !== undefined && a.file.path === b.file.path && a.start === b.start;
}
