import type { TreeEntry } from './git-tree.js';

/** Files, and bytes, that are read along with one that was asked for. */
const MAX_FILES = 2000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Guesses what is asked for next: files of the same kind, in the order of paths. A process of git per file would cost more
 * than all of them together.
 */
export class ReadAhead {
  private byExtension: Map<string, TreeEntry[]> | undefined;

  constructor(
    private readonly entries: readonly TreeEntry[],
    private readonly maxFileSize: number,
  ) {}

  /** The file, and those that follow it (after the last one the first). */
  with(file: TreeEntry): TreeEntry[] {
    const alike = this.extensions().get(extensionOf(file.path)) ?? [];
    const from = Math.max(0, alike.indexOf(file));
    const chosen = [file];
    let bytes = file.size;
    for (let i = 1; i < alike.length && chosen.length < MAX_FILES; i++) {
      const next = alike[(from + i) % alike.length];
      if (next === undefined || bytes + next.size > MAX_BYTES) break;
      chosen.push(next);
      bytes += next.size;
    }
    return chosen;
  }

  private extensions(): Map<string, TreeEntry[]> {
    if (this.byExtension !== undefined) return this.byExtension;
    this.byExtension = new Map();
    for (const entry of this.entries) {
      if (entry.kind !== 'file' || entry.size > this.maxFileSize) continue;
      const extension = extensionOf(entry.path);
      const known = this.byExtension.get(extension);
      if (known === undefined) this.byExtension.set(extension, [entry]);
      else known.push(entry);
    }
    return this.byExtension;
  }
}

/** `.yml` and `.yaml` are one kind. A name without a dot is a kind of its own. */
function extensionOf(path: string): string {
  const extension = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1).toLowerCase();
  return extension === 'yml' ? 'yaml' : extension;
}
