import type { MappingNode, Node, ScalarNode } from '../documents/node.js';
import { child, textOf } from '../documents/node.js';
import { resolvePath } from '../lib/paths.js';
import { type AttributeTree, attributeBelow, type PathKind } from './attribute.js';
import { isUnresolved, mapEntries, mapItems } from './nodes.js';

/** Contexts that a builder gets from elsewhere (compose-go, paths/context.go). */
const REMOTE = /:\/\/|^(?:service:|github\.com\/|git@)/;
const WINDOWS = /^(?:[a-zA-Z]:[\\/]|\\\\)/;

/** Whether a path is meant relative to the folder of its project; URLs, absolute and home paths are not. */
export function isRelative(text: string, kind: PathKind): boolean {
  if (text.startsWith('/') || text.startsWith('~')) return false;
  if (kind === 'context') return !REMOTE.test(text);
  return kind === 'file' || !WINDOWS.test(text);
}

/** The repository path that a relative path of a project's folder means; undefined when it leaves the repository. */
export function inRepository(directory: string, text: string): string | undefined {
  return resolvePath(directory, text.startsWith('.\\') ? text.replaceAll('\\', '/') : text);
}

/** A path relative to one folder, written relative to another one; both are repository paths. */
export function rebased(text: string, from: string, to: string): string {
  const target = segmentsOf(`${from}/${text}`);
  const base = segmentsOf(to);
  let common = 0;
  while (common < base.length && base[common] === target[common]) common++;
  const up = base.slice(common).map(() => '..');
  const segments = [...up, ...target.slice(common)];
  return segments[0] === '..' ? segments.join('/') : ['.', ...segments].join('/');
}

/** Normalised; leading `..` stay where a path leaves the repository. */
function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return segments;
}

/** Rewrites the relative paths of a tree in its long form, as the folder that they are relative to changes. */
export function rebasePaths(node: Node, tree: AttributeTree | undefined, from: string, to: string): Node {
  if (from === to) return node;
  return changePaths(node, tree, (text, kind) => (isRelative(text, kind) ? rebased(text, from, to) : undefined));
}

/** Makes the paths of a project repository-relative (`.` for the root); those that leave the repository stay as written. */
export function resolvePaths(node: Node, tree: AttributeTree | undefined, directory: string): Node {
  return changePaths(node, tree, (text, kind) => {
    if (!isRelative(text, kind)) return undefined;
    const path = inRepository(directory, text);
    return path === '' ? '.' : path;
  });
}

/** Gives a path of an attribute another text; undefined leaves it. */
export type Change = (text: string, kind: PathKind) => string | undefined;

/** Gives every path of a tree in its long form another text. */
export function changePaths(node: Node, tree: AttributeTree | undefined, change: Change, owner?: Node): Node {
  if (tree === undefined || !tree.paths) return node;
  if (node.kind === 'sequence') return mapItems(node, (item) => changePaths(item, tree.item, change, node));
  if (node.kind === 'mapping') {
    return mapEntries(node, (value, { key }) => {
      const below = attributeBelow(tree, key);
      const kind = below?.attribute?.path;
      return kind !== undefined && !applies(kind, node, owner) ? value : changePaths(value, below, change, node);
    });
  }
  const kind = tree.attribute?.path;
  return kind === undefined ? node : changed(node, kind, change);
}

function applies(kind: PathKind, parent: MappingNode, owner: Node | undefined): boolean {
  if (kind === 'bind') return textOf(child(parent, 'type')) === 'bind';
  if (kind === 'device') {
    return textOf(child(parent, 'o')) === 'bind' && textOf(child(owner, 'driver')) === 'local';
  }
  return true;
}

function changed(node: ScalarNode, kind: PathKind, change: Change): Node {
  // What a variable would have put in front decides where a path starts.
  if (typeof node.value !== 'string' || isUnresolved(node)) return node;
  if (node.value === '' && (kind === 'file' || kind === 'context')) return node;
  const value = change(node.value, kind);
  return value === undefined || value === node.value ? node : { ...node, value, text: value };
}
