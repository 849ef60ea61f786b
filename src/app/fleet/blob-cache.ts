import { Buffer } from 'node:buffer';

/** Contents above this are seldom the same in two repositories. */
const LARGEST = 64 * 1024;
/** What an entry takes beside its content, in bytes. */
const ENTRY = 600;

/** Contents of files by the names of their objects: many repositories have the same ones. Keeps the last used within `room` bytes. */
export class BlobCache {
  private readonly kept = new Map<string, Buffer>();
  private bytes = 0;

  constructor(private readonly room = 8 * 1024 * 1024) {}

  get(object: string): Buffer | undefined {
    const content = this.kept.get(object);
    if (content === undefined) return undefined;
    this.kept.delete(object);
    this.kept.set(object, content);
    return content;
  }

  set(object: string, content: Buffer): void {
    if (content.length > LARGEST || this.kept.has(object)) return;
    // A copy: a small content is a part of a larger piece of memory, which would stay as a whole.
    const own = Buffer.allocUnsafeSlow(content.length);
    content.copy(own);
    this.kept.set(object, own);
    this.bytes += content.length + ENTRY;
    for (const [oldest, { length }] of this.kept) {
      if (this.bytes <= this.room) break;
      this.kept.delete(oldest);
      this.bytes -= length + ENTRY;
    }
  }
}
