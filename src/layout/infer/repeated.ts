import type { Folder } from '../tree.js';

/** What each folder beside others holds. */
export interface Repeated {
  /** Glob of the folders. */
  readonly folders: string;
  readonly count: number;
  /** A folder's name ends in a slash. */
  readonly names: readonly string[];
  /** What most of them hold, with those that do not. */
  readonly nearly: readonly { readonly name: string; readonly lacking: readonly string[] }[];
}

const FEWEST = 3;
const MOST_NAMES = 12;
/** Of how many one may lack it for it to be told. */
const ONE_OF = 4;
/** Levels below the root at which folders of one kind stand beside each other. */
const DEEPEST = 2;

/** Folders that are built alike, near the root. */
export function inferRepeated(root: Folder, aside: ReadonlySet<string>): readonly Repeated[] {
  const found: Repeated[] = [];
  const visit = (folder: Folder, depth: number): void => {
    const children = folder.folders.filter(({ lower }) => !aside.has(lower) && !lower.startsWith('.'));
    // At the root stand the homes of the concerns, which are not of one kind.
    if (depth > 0 && children.length >= FEWEST && children.length === folder.folders.length) {
      const repeated = repeatedIn(folder, children);
      if (repeated !== undefined) found.push(repeated);
    }
    if (depth < DEEPEST) for (const child of children) visit(child, depth + 1);
  };
  visit(root, 0);
  return found;
}

function repeatedIn(folder: Folder, children: readonly Folder[]): Repeated | undefined {
  const holders = new Map<string, Set<Folder>>();
  for (const child of children) {
    for (const name of [...child.files, ...child.folders.map((one) => `${one.name}/`)]) {
      const lower = name.toLowerCase();
      const known = holders.get(lower);
      if (known === undefined) holders.set(lower, new Set([child]));
      else known.add(child);
    }
  }
  const names: string[] = [];
  const nearly: { name: string; lacking: string[] }[] = [];
  for (const [name, has] of holders) {
    if (has.size === children.length) names.push(name);
    else if (children.length >= ONE_OF && has.size === children.length - 1) {
      nearly.push({ name, lacking: children.filter((child) => !has.has(child)).map(({ path }) => path) });
    }
  }
  if (names.length === 0) return undefined;
  return {
    folders: `${folder.path}/*`,
    count: children.length,
    names: names.sort().slice(0, MOST_NAMES),
    nearly: nearly.slice(0, MOST_NAMES),
  };
}
