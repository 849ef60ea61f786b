import type { Buffer } from 'node:buffer';
import type { TreeEntry } from '../git-tree.js';
import type { Limits } from '../repository.js';
import type { ObjectStore } from './store.js';

/** Bytes of the name of an object in a tree. */
const NAME_BYTES = 20;

/** An entry whose size is looked up when somebody asks: of most files nobody does. */
class StoredEntry implements TreeEntry {
  private known: number | undefined;

  constructor(
    readonly path: string,
    readonly kind: TreeEntry['kind'],
    readonly object: string,
    private readonly store: ObjectStore,
  ) {}

  get size(): number {
    if (this.kind === 'submodule') return 0;
    this.known ??= this.store.sizeOf(this.object) ?? 0;
    return this.known;
  }
}

/**
 * The files of a tree with their whole paths, in git's order; undefined when the store lacks one of its trees. A tree may hold
 * itself many times over: one file beyond the limit, and one level, is where it ends, so that whoever reads the list sees that the
 * limit was met.
 */
export function filesIn(store: ObjectStore, tree: string, limits: Limits): readonly TreeEntry[] | undefined {
  const found: TreeEntry[] = [];
  const visit = (name: string, prefix: string, depth: number): boolean => {
    const object = store.read(name);
    if (object?.type !== 'tree') return false;
    for (const { mode, path, object: below } of entriesIn(object.content)) {
      if (found.length > limits.maxFiles) return true;
      const whole = `${prefix}${path}`;
      if (mode !== '40000' || depth > limits.maxDepth) found.push(new StoredEntry(whole, kindOf(mode), below, store));
      else if (!visit(below, `${whole}/`, depth + 1)) return false;
    }
    return true;
  };
  return visit(tree, '', 1) ? found : undefined;
}

function kindOf(mode: string): TreeEntry['kind'] {
  return mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
}

interface RawEntry {
  readonly mode: string;
  readonly path: string;
  readonly object: string;
}

/** `<mode> <name>`, a zero byte and the name of the object in bytes, one after the other. What is cut short ends the list. */
function* entriesIn(tree: Buffer): Generator<RawEntry> {
  for (let at = 0; at < tree.length; ) {
    const space = tree.indexOf(32, at);
    const end = tree.indexOf(0, space);
    if (space < 0 || end < 0 || end + 1 + NAME_BYTES > tree.length) return;
    const next = end + 1 + NAME_BYTES;
    yield {
      mode: tree.toString('latin1', at, space).replace(/^0/, ''),
      path: tree.toString('utf8', space + 1, end),
      object: tree.toString('hex', end + 1, next),
    };
    at = next;
  }
}
