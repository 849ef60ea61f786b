import { git } from './git.js';

/** Bytes asked for in one go. */
const CHUNK = 16 * 1024 * 1024;
/** Bytes kept in all; beyond that each object is read when it is asked for. */
const KEPT = 256 * 1024 * 1024;

export interface ObjectRequest {
  readonly object: string;
  readonly size: number;
}

/** Contents of blobs from the object store of one repository, many per process. Nothing is checked out or fetched. */
export class GitObjects {
  private readonly contents = new Map<string, Buffer>();
  private kept = 0;

  constructor(private readonly folder: string) {}

  /** True when the content of a blob is at hand. */
  has(object: string): boolean {
    return this.contents.has(object);
  }

  /** The content of a blob; undefined when the clone does not have it. */
  read(object: string): Buffer | undefined {
    const known = this.contents.get(object);
    if (known !== undefined) return known;
    const result = git(this.folder, ['cat-file', 'blob', object]);
    return result.ok ? result.output : undefined;
  }

  /** Reads many blobs at once, as far as there is room to keep them. */
  prefetch(requests: Iterable<ObjectRequest>): void {
    let chunk: string[] = [];
    let bytes = 0;
    const asked = new Set<string>();
    for (const { object, size } of requests) {
      if (this.contents.has(object) || asked.has(object) || this.kept + bytes + size > KEPT) continue;
      if (bytes + size > CHUNK && chunk.length > 0) {
        this.fetch(chunk);
        chunk = [];
        bytes = 0;
      }
      asked.add(object);
      chunk.push(object);
      bytes += size;
    }
    if (chunk.length > 0) this.fetch(chunk);
  }

  /** Reads the answer of `git cat-file --batch`: for each object a line `<name> blob <size>`, the bytes, a line feed. */
  private fetch(objects: readonly string[]): void {
    const result = git(this.folder, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
    if (!result.ok) return;
    const { output } = result;
    for (let at = 0; at < output.length; ) {
      const feed = output.indexOf(10, at);
      if (feed < 0) return;
      const [object = '', type, size] = output.toString('latin1', at, feed).split(' ');
      at = feed + 1;
      if (type !== 'blob') continue;
      const end = at + Number(size);
      this.contents.set(object, output.subarray(at, end));
      this.kept += end - at;
      at = end + 1;
    }
  }
}
