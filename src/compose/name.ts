import { type Location, wholeFile } from '../documents/location.js';
import { locate, type MappingNode, type Node } from '../documents/node.js';
import { baseName } from '../lib/paths.js';
import type { LoadContext } from './context.js';
import { printed } from './nodes.js';
import { type Lookup, substitute } from './variables/template.js';

export interface ProjectName {
  readonly name: string;
  /** Absent when the folder gave the name. */
  readonly at?: Location;
  /** The name rests on a variable without a value. */
  readonly unresolved?: readonly string[];
}

/**
 * The project's name (Compose Specification, "Version and name"): COMPOSE_PROJECT_NAME, else the last `name:` of the files,
 * else the folder's name; made of lower-case letters, digits, `_` and `-`.
 */
export function projectName(
  documents: readonly MappingNode[],
  { folder, path, fixed: given }: { readonly folder: string; readonly path: string; readonly fixed?: string },
  lookup: Lookup,
  context: LoadContext,
): ProjectName {
  if (given !== undefined && given !== '') {
    if (normaliseName(given) !== given) reportName('The project name', given, wholeFile(path), context);
    return { name: given };
  }
  const fixed = lookup('COMPOSE_PROJECT_NAME');
  if (fixed !== undefined && fixed.value !== '') {
    const name = normaliseName(fixed.value);
    const at = fixed.at && { file: fixed.at.file, start: fixed.at.start, end: fixed.at.end, pointer: '' };
    if (name !== fixed.value) reportName('COMPOSE_PROJECT_NAME', fixed.value, at ?? wholeFile(path), context);
    return { name, at };
  }
  const named = documents.findLast((document) => isNamed(document.entries.get('name')?.value));
  const node = named?.entries.get('name')?.value;
  const text = node === undefined ? undefined : printed(node);
  if (node === undefined || text === undefined) return { name: folderNameOf(folder, path, context) };
  const { text: value, holes } = substitute(text, lookup);
  const unresolved = holes.length === 0 || context.unset === 'blank' ? undefined : holes.map((hole) => hole.name);
  const name = normaliseName(value);
  if (name === '' && value !== '' && unresolved === undefined)
    reportNoName(`"${value}"`, locate(node, 'name'), context);
  return { name: name || folderNameOf(folder, path, context), at: locate(node, 'name'), unresolved };
}

function folderNameOf(folder: string, path: string, context: LoadContext): string {
  const name = normaliseName(folder);
  if (name === '') reportNoName(`The folder "${folder}"`, wholeFile(path), context);
  return name;
}

function reportNoName(what: string, at: Location, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-no-project-name',
    message: `${what} gives the project no name: none of its characters can stand in one.`,
    hint: 'Give a name: of lower-case letters and digits at the top of the file.',
    at,
  });
}

function isNamed(node: Node | undefined): boolean {
  return (printed(node) ?? '') !== '';
}

/** The base name of a project's folder, or of the repository for its root. */
export function folderName(directory: string, context: LoadContext): string {
  return directory === '' ? context.repository.name : baseName(directory);
}

export function normaliseName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}

function reportName(what: string, name: string, at: Location, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-invalid-project-name',
    message: `${what} "${name}" cannot be a project name.`,
    hint: 'Use lower-case letters, digits, hyphens and underscores, and start with a letter or digit.',
    at,
  });
}
