import type { Node } from '../node.js';
import { type Cursor, isBlank, leave } from './cursor.js';
import { CORE, withTag } from './tag.js';
import type { Anchor, YamlTree } from './tree.js';

/** Anchor and tag before a node. */
export interface Properties {
  /** Gives them to the node that they stand before. */
  close(node: Node): Node;
}

/** Reads `&anchor` and `!tag` in either order, at most one of each, and the blanks after them. */
export function readProperties(cursor: Cursor, tree: YamlTree): Properties {
  let anchor: Anchor | undefined;
  let tag: string | undefined;
  for (;;) {
    const code = cursor.code();
    if (code === 38 && anchor === undefined) anchor = tree.openAnchor(cursor.name());
    else if (code === 33 && tag === undefined) tag = readTag(cursor);
    else if (code === 38 || code === 33) leave();
    else break;
    if (!isBlank(cursor.code())) leave();
    cursor.skipSpaces();
  }
  // An alias takes neither: it is the node of its anchor.
  if (cursor.code() === 42) leave();
  return {
    close(node) {
      const tagged = tag === undefined ? node : withTag(tag, node);
      if (anchor !== undefined) tree.closeAnchor(anchor, tagged);
      return tagged;
    },
  };
}

function readTag(cursor: Cursor): string {
  const core = cursor.code(1) === 33;
  if (core) cursor.pos++;
  const name = cursor.name();
  return core ? CORE + name : `!${name}`;
}
