import { folderOf } from '../lib/paths.js';
import { entriesOf, type GitResult } from './git.js';
import type { LinkTarget } from './links.js';

/** One entry of a tree at a commit. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Object name in hexadecimal. */
  readonly object: string;
  /** Bytes; 0 for a submodule. */
  readonly size: number;
}

const MODES: ReadonlyMap<string, TreeEntry['kind']> = new Map([
  ['120000', 'link'],
  ['160000', 'submodule'],
]);

/** Reads the answer of `git ls-tree -r -l -z`. */
export function parseTree(output: Extract<GitResult, { ok: true }>['output']): TreeEntry[] {
  return entriesOf(output).map((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', , object = '', size = ''] = line.slice(0, tab).split(/ +/);
    return { path: line.slice(tab + 1), kind: MODES.get(mode) ?? 'file', object, size: Number(size) || 0 };
  });
}

/** More links than this on one path are a loop: the bound of Linux. */
const MAX_HOPS = 40;

/** Follows symbolic links inside one tree, as the file system would in a checkout of it. */
export class TreeLinks {
  private readonly folders = new Set<string>(['']);

  constructor(
    private readonly entries: ReadonlyMap<string, TreeEntry>,
    /** Where each link points, as written. */
    private readonly targets: ReadonlyMap<string, string>,
  ) {
    for (const path of entries.keys()) {
      for (let folder = folderOf(path); !this.folders.has(folder); folder = folderOf(folder)) this.folders.add(folder);
    }
  }

  /** What a link stands for. */
  follow(path: string): LinkTarget {
    const place = this.resolve(path);
    if (typeof place !== 'string') return { kind: 'refused', ...place };
    if (this.entries.get(place)?.kind === 'file') return { kind: 'file' };
    if (!this.folders.has(place)) return { kind: 'refused', ...DANGLING };
    return place === '' || path.startsWith(`${place}/`)
      ? { kind: 'refused', ...CONTAINS_ITSELF }
      : { kind: 'duplicate' };
  }

  /** The entry that a link leads to, when it is a file of the tree. */
  fileBehind(path: string): TreeEntry | undefined {
    const place = this.resolve(path);
    const entry = typeof place === 'string' ? this.entries.get(place) : undefined;
    return entry?.kind === 'file' ? entry : undefined;
  }

  private resolve(path: string): string | Refusal {
    const waiting = path.split('/').reverse();
    let place = '';
    let hops = 0;
    for (let segment = waiting.pop(); segment !== undefined; segment = waiting.pop()) {
      if (segment === '' || segment === '.') continue;
      if (segment === '..') {
        if (place === '') return OUTSIDE;
        place = folderOf(place);
        continue;
      }
      const next = place === '' ? segment : `${place}/${segment}`;
      const target = this.targets.get(next);
      if (target === undefined) {
        const isFolder = this.folders.has(next);
        if (!isFolder && (waiting.length > 0 || !this.entries.has(next))) return DANGLING;
        place = next;
        continue;
      }
      if (++hops > MAX_HOPS) return LOOP;
      if (target.startsWith('/')) return OUTSIDE;
      waiting.push(...target.split('/').reverse());
    }
    return place;
  }
}

type Refusal = Pick<Extract<LinkTarget, { kind: 'refused' }>, 'reason' | 'message'>;

const OUTSIDE: Refusal = {
  reason: 'link-outside-root',
  message: 'The link leads outside the repository and is not followed.',
};
const LOOP: Refusal = { reason: 'link-loop', message: 'The link leads back to itself. Remove it.' };
const DANGLING: Refusal = {
  reason: 'link-dangling',
  message: 'The link leads to nothing. Remove it, or create its target.',
};
const CONTAINS_ITSELF: Refusal = {
  reason: 'link-loop',
  message: 'The link leads to a folder that contains it and is not followed.',
};
