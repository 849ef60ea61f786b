import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xff744f63;
const NAME_BYTES = 20;
const FANOUT = 8;
const NAMES = FANOUT + 256 * 4;
/** A larger index belongs to a repository that git itself should read. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Where the objects of one pack stand, by their names (version 2 of the format, names of 20 bytes). */
export class PackIndex {
  private constructor(
    private readonly bytes: Buffer,
    readonly count: number,
  ) {}

  /** Undefined when the file is not such an index. Throws what the file system throws. */
  static open(path: string): PackIndex | undefined {
    const descriptor = openSync(path, 'r');
    try {
      const { size } = fstatSync(descriptor);
      if (size < NAMES || size > MAX_BYTES) return undefined;
      const bytes = Buffer.alloc(size);
      if (readSync(descriptor, bytes, 0, size, 0) !== size) return undefined;
      if (bytes.readUInt32BE(0) !== MAGIC || bytes.readUInt32BE(4) !== 2) return undefined;
      const count = bytes.readUInt32BE(NAMES - 4);
      return NAMES + count * (NAME_BYTES + 8) + 2 * NAME_BYTES > size ? undefined : new PackIndex(bytes, count);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Offset of an object in the pack; undefined when it is not there. */
  find(name: Buffer): number | undefined {
    const first = name[0] ?? 0;
    let low = first === 0 ? 0 : this.bytes.readUInt32BE(FANOUT + (first - 1) * 4);
    let high = Math.min(this.bytes.readUInt32BE(FANOUT + first * 4), this.count);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = NAMES + middle * NAME_BYTES;
      const order = name.compare(this.bytes, at, at + NAME_BYTES);
      if (order === 0) return this.offsetOf(middle);
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    return undefined;
  }

  private offsetOf(index: number): number | undefined {
    const offsets = NAMES + this.count * (NAME_BYTES + 4);
    const offset = this.bytes.readUInt32BE(offsets + index * 4);
    if (offset < 0x80000000) return offset;
    const at = offsets + this.count * 4 + (offset - 0x80000000) * 8;
    return at + 8 > this.bytes.length ? undefined : Number(this.bytes.readBigUInt64BE(at));
  }
}
