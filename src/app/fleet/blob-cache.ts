import type { Buffer } from 'node:buffer';

/** Contents above this are seldom the same in two repositories. */
const LARGEST = 256 * 1024;

/** Contents of files by the names of their objects: many repositories have the same ones. Keeps the last used within `room` bytes. */
export class BlobCache {
  private readonly kept = new Map<string, Buffer>();
  private bytes = 0;

  constructor(private readonly room = 32 * 1024 * 1024) {}

  get(object: string): Buffer | undefined {
    const content = this.kept.get(object);
    if (content === undefined) return undefined;
    this.kept.delete(object);
    this.kept.set(object, content);
    return content;
  }

  set(object: string, content: Buffer): void {
    if (content.length > LARGEST || this.kept.has(object)) return;
    this.kept.set(object, content);
    // An entry of a map costs as well.
    this.bytes += content.length + 200;
    for (const [oldest, { length }] of this.kept) {
      if (this.bytes <= this.room) break;
      this.kept.delete(oldest);
      this.bytes -= length + 200;
    }
  }
}
