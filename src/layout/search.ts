import { compareText } from '../lib/compare.js';
import { GlobSet, matchedPath, type NumberedGlob } from './globs.js';
import type { Folder } from './tree.js';

/** Paths of one question that are kept; what is beyond is counted. */
const KEPT = 20;
/** Matches that are noted before those that are not kept are dropped. */
const NOTED = 1000;

interface Match {
  readonly folder: Folder;
  /** Absent: the folder itself. */
  readonly file: string | undefined;
}

/** What one question found. */
export class Found {
  count = 0;
  /** Folders, where the question is about folders. */
  readonly folders: Folder[] = [];
  #matches: Match[] = [];
  #last: Match | undefined;

  /** The nearest to the root, and of those the first by name. A folder's ends in a slash. */
  get paths(): readonly string[] {
    return this.#nearest().map(({ folder, file }) => matchedPath(folder, file));
  }

  add(folder: Folder, file: string | undefined): void {
    // Several globs of one question may meet the same path, one right after the other.
    if (this.#last?.folder === folder && this.#last.file === file) return;
    this.#last = { folder, file };
    this.count++;
    if (file === undefined) this.folders.push(folder);
    this.#matches.push(this.#last);
    if (this.#matches.length > NOTED) this.#matches = this.#nearest();
  }

  #nearest(): Match[] {
    return this.#matches
      .map((match) => ({ match, path: matchedPath(match.folder, match.file) }))
      .sort((a, b) => depthOf(a.path) - depthOf(b.path) || compareText(a.path, b.path))
      .slice(0, KEPT)
      .map(({ match }) => match);
  }
}

function depthOf(path: string): number {
  let depth = 0;
  for (let at = path.indexOf('/'); at >= 0 && at + 1 < path.length; at = path.indexOf('/', at + 1)) depth++;
  return depth;
}

const NOTHING = new Found();

/** Questions about paths that are answered together, by one walk. */
export class Search {
  readonly #globs: NumberedGlob[] = [];
  readonly #found: Found[] = [];

  /** Notes a question; its number is for `of`. */
  ask(globs: readonly string[]): number {
    const number = this.#found.length;
    this.#found.push(new Found());
    for (const glob of globs) this.#globs.push({ number, glob: glob.toLowerCase() });
    return number;
  }

  run(root: Folder, aside: ReadonlySet<string>): void {
    new GlobSet(this.#globs, { aside }).run(root, (number, folder, file) => this.#found[number]?.add(folder, file));
  }

  of(number: number): Found {
    return this.#found[number] ?? NOTHING;
  }
}
