import { posix } from 'node:path';
import type { Node } from '../documents/node.js';
import type { AttributeTree, PathKind } from './attribute.js';
import type { LoadContext } from './context.js';
import { changePaths, isRelative } from './paths.js';
import { rootOf } from './root.js';

/** Makes the paths of a project absolute (compose-go, `paths.ResolveRelativePaths`); nothing is looked up. */
export function absolutePaths(
  node: Node,
  tree: AttributeTree | undefined,
  directory: string,
  { repository, home }: LoadContext,
): Node {
  const folder = posix.join(rootOf(repository), directory);
  return changePaths(node, tree, (text, kind) => absolute(text, kind, folder, home));
}

function absolute(text: string, kind: PathKind, folder: string, home: string | undefined): string | undefined {
  if (text.startsWith('~')) return joined(home ?? folder, home === undefined ? text : text.slice(1));
  return isRelative(text, kind) ? joined(folder, text) : undefined;
}

function joined(folder: string, text: string): string {
  const path = posix.join(folder, text);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
