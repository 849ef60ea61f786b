import type { Location } from '../documents/location.js';
import { child, type MappingNode, type Node, textOf } from '../documents/node.js';
import { folderOf, joinPath } from '../lib/paths.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { IMPORTED, importResources } from './import.js';
import type { DocumentSource, LoadModel } from './model-source.js';
import { isNull, isUnresolved, linkAt, sizeOf, treePassedThrough } from './nodes.js';
import { withDefaults } from './normalise/defaults.js';
import { inheritInInclude } from './normalise/inherited.js';
import { rebasePaths } from './paths.js';
import { referencedPath } from './reference.js';
import type { Binding, Lookup } from './variables/template.js';
import { readVariableFile } from './variables/variable-file.js';

const DEEPEST = 50;
/** What an include costs at the least, in nodes: a project may have thousands of them, but not millions. */
const LEAST_COST = 50;
/** Files that all include one another have more circles than anyone can read of. */
const CIRCLE_COST = 10_000;
/** Stands for no file of variables at all. */
const NO_FILE = '/dev/null';

/** Lays a document over everything that it includes (Compose Specification, "Include"). */
export function applyIncludes(
  document: MappingNode,
  wiped: readonly (readonly string[])[],
  source: DocumentSource,
  load: LoadModel,
  context: LoadContext,
): MappingNode {
  const list = document.entries.get('include')?.value;
  if (list === undefined || isNull(list)) return document;
  if (list.kind !== 'sequence') {
    reportType(list, 'include', 'a list', context);
    return document;
  }
  let result = document;
  for (const [index, item] of list.items.entries()) {
    const imported = loadIncluded(item, `include[${index}]`, source, load, context);
    if (imported !== undefined) result = importResources(imported, result, item, wiped, context);
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
  const at = placeOf(item, pointer);
  if (isNull(item)) return undefined;
  if (item.kind === 'sequence') {
    reportType(item, pointer, 'a path or a mapping', context);
    return undefined;
  }
  const paths = pathsOf(item, source.directory, pointer, context);
  const [first] = paths ?? [];
  if (paths === undefined || first === undefined) return undefined;
  const chain = [...source.chain, source.path];
  if (isCircular(first, chain, at, context)) return undefined;
  if (!isAffordable(LEAST_COST, at, context)) return undefined;
  const directory = directoryOf(item, first, source.directory, pointer, context);
  if (directory === undefined) return undefined;
  const lookup = includedLookup(item, directory, source, pointer, context);
  const files = paths.map((path) => ({ path, role: 'include' as const }));
  const model = load({ files, directory, lookup, chain }, context);
  return model === undefined
    ? undefined
    : moved(inheritInInclude(withDefaults(model, context.dialect), lookup), item, directory, source, context);
}

function isCircular(path: string, chain: readonly string[], at: Location, context: LoadContext): boolean {
  const { problems, included } = context;
  const repeated = chain.indexOf(path);
  if (repeated < 0 && chain.length <= DEEPEST) return false;
  included.left -= CIRCLE_COST;
  problems.add(
    repeated < 0
      ? {
          code: 'compose-include-depth',
          message: `This is the end of a chain of ${DEEPEST} files that include one another; "${path}" is not read.`,
          hint: 'Include it in a file nearer to the first one.',
          at,
        }
      : {
          code: 'compose-include-cycle',
          message: `Files include one another in a circle: ${[...chain.slice(repeated), path].join(' → ')}.`,
          hint: 'Remove one of these includes.',
          at,
        },
  );
  return true;
}

/** Whether a project may still include so many nodes; told once where it may not. */
function isAffordable(nodes: number, at: Location, { included, problems }: LoadContext): boolean {
  included.left -= nodes;
  if (included.left >= 0) return true;
  problems.addOnce({
    code: 'compose-too-large',
    message: 'Includes make the project too large; what this one and later ones bring is left out.',
    hint: 'Include each file once.',
    at,
  });
  return false;
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
  if (!isAffordable(sizeOf(rebased), placeOf(item, 'include'), context)) return undefined;
  const marked = treePassedThrough(rebased, linkAt('include', item));
  return marked.kind === 'mapping' ? marked : undefined;
}

/** The folder that paths inside an include start from. */
function directoryOf(
  item: Node,
  first: string,
  directory: string,
  pointer: string,
  context: LoadContext,
): string | undefined {
  const given = child(item, 'project_directory');
  const text = textOf(given);
  if (given === undefined || text === undefined || text === '') return folderOf(first);
  const at = placeOf(given, `${pointer}.project_directory`);
  return referencedPath({ text, directory, what: at.pointer, at }, context);
}

/** The included file and those laid over it; undefined when one of them cannot be read. */
function pathsOf(item: Node, directory: string, pointer: string, context: LoadContext): string[] | undefined {
  const written = item.kind === 'mapping' ? child(item, 'path') : item;
  let complete = true;
  const paths = textsOf(written, pointer, context).flatMap((node) => {
    const text = textOf(node) ?? '';
    const at = placeOf(node, pointer);
    if (isUnresolved(node)) {
      context.unknown.push({ at, message: `A variable without a value decides which file ${pointer} means.` });
    } else {
      const path = referencedPath({ text, directory, what: pointer, at }, context);
      if (path !== undefined && context.repository.has(path)) return [path];
      if (path !== undefined) reportMissing('included file', text, path, at, context);
    }
    complete = false;
    return [];
  });
  return complete ? paths : undefined;
}

/** A single text, or the texts of a list. */
function textsOf(node: Node | undefined, pointer: string, context: LoadContext): readonly Node[] {
  if (node === undefined || isNull(node)) return [];
  const nodes = node.kind === 'sequence' ? node.items : [node];
  return nodes.filter((one) => {
    const fits = one.kind === 'scalar' && typeof one.value === 'string';
    if (!fits) reportType(one, pointer, 'a path', context);
    return fits;
  });
}

/** Variables inside an include: those outside come first, then its own files of variables. */
function includedLookup(
  item: Node,
  directory: string,
  source: DocumentSource,
  pointer: string,
  context: LoadContext,
): Lookup {
  const given = textsOf(child(item, 'env_file'), `${pointer}.env_file`, context);
  const files: readonly IncludedVariables[] =
    given.length === 0
      ? [{ path: joinPath(directory, '.env') }]
      : given.flatMap((node) => variableFile(node, source.directory, `${pointer}.env_file`, context) ?? []);
  const variables = new Map<string, Binding>();
  const earlier: Lookup = (name) => variables.get(name);
  for (const { path, at } of files) {
    const dotenv = readVariableFile({ path, at, outer: source.lookup, earlier }, context);
    for (const [name, binding] of dotenv?.variables ?? []) variables.set(name, binding);
  }
  return (name) => source.lookup(name) ?? variables.get(name);
}

interface IncludedVariables {
  readonly path: string;
  /** Where it is named. */
  readonly at?: Location;
}

function variableFile(
  node: Node,
  directory: string,
  pointer: string,
  context: LoadContext,
): IncludedVariables | undefined {
  const text = textOf(node) ?? '';
  if (text === NO_FILE || isUnresolved(node)) return undefined;
  const at = placeOf(node, pointer);
  const path = referencedPath({ text, directory, what: pointer, at }, context);
  if (path === undefined) return undefined;
  if (context.repository.has(path)) return { path, at };
  reportMissing('file of variables', text, path, at, context);
  return undefined;
}

function reportMissing(kind: string, text: string, path: string, at: Location, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-include-missing',
    message: `The ${kind} "${text}" does not exist.`,
    hint: `Create ${path}, or correct the path.`,
    at,
  });
}

function reportType(node: Node, pointer: string, wanted: string, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-wrong-type',
    message: `${pointer} has to be ${wanted}.`,
    hint: 'Write a list: one "- path" a line.',
    at: placeOf(node, pointer),
  });
}

function placeOf(node: Node, pointer: string): Location {
  return { file: node.file, start: node.start, end: node.end, pointer };
}
