import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import { applyDelta, sizeAt } from './delta.js';
import { PackIndex } from './pack-index.js';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface GitObject {
  readonly type: ObjectType;
  readonly content: Buffer;
}

const TYPES: readonly (ObjectType | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag'];
const BY_OFFSET = 6;
const BY_NAME = 7;
/** Git makes chains of 50, and of 250 when it is told to be thorough. */
const MAX_CHAIN = 5000;
/** Bytes of bases that are kept: trees of one history are deltas of each other. */
const KEPT = 8 * 1024 * 1024;
/** Enough for the header of an object and the sizes that a delta begins with. */
const HEAD_BYTES = 128;

interface Entry {
  readonly type: number;
  readonly size: number;
  /** Where the compressed bytes start. */
  readonly data: number;
  readonly base?: number;
}

/** One pack and its index. Offsets and sizes in bytes. */
export class Pack {
  private readonly kept = new Map<number, GitObject>();
  private keptBytes = 0;

  private constructor(
    private readonly descriptor: number,
    private readonly length: number,
    private readonly index: PackIndex,
  ) {}

  /** Undefined when it is not a pair that is read here. Throws what the file system throws. */
  static open(path: string): Pack | undefined {
    const index = PackIndex.open(`${path}.idx`);
    if (index === undefined) return undefined;
    const descriptor = openSync(`${path}.pack`, 'r');
    const head = Buffer.alloc(12);
    if (readSync(descriptor, head, 0, 12, 0) === 12 && head.toString('latin1', 0, 4) === 'PACK')
      return new Pack(descriptor, fstatSync(descriptor).size, index);
    closeSync(descriptor);
    return undefined;
  }

  close(): void {
    closeSync(this.descriptor);
    this.kept.clear();
  }

  find(name: Buffer): number | undefined {
    return this.index.find(name);
  }

  /** Size of an object without reading it; undefined when it is broken. */
  sizeOf(offset: number): number | undefined {
    const entry = this.entryAt(offset);
    if (entry === undefined || entry.base === undefined) return entry?.size;
    const start = inflated(this.bytesAt(entry.data, HEAD_BYTES), undefined);
    const from = start === undefined ? undefined : sizeAt(start, 0);
    return start === undefined || from === undefined ? undefined : sizeAt(start, from.end)?.size;
  }

  /** An object of at most `most` bytes; undefined when it is larger, or broken. */
  read(offset: number, most: number): GitObject | undefined {
    const chain: { readonly at: number; readonly entry: Entry }[] = [];
    let object: GitObject | undefined;
    for (let at = offset; object === undefined; ) {
      object = this.kept.get(at);
      if (object !== undefined) break;
      const entry = this.entryAt(at);
      if (entry === undefined || entry.size > most || chain.length > MAX_CHAIN) return undefined;
      if (entry.base === undefined) {
        const type = TYPES[entry.type];
        const content = inflated(this.compressed(entry), entry.size);
        if (type === undefined || content === undefined) return undefined;
        object = { type, content };
        this.keep(at, object);
        break;
      }
      chain.push({ at, entry });
      at = entry.base;
    }
    for (const { at, entry } of chain.reverse()) {
      const delta = inflated(this.compressed(entry), entry.size);
      const from = delta === undefined ? undefined : sizeAt(delta, 0);
      const to = delta === undefined || from === undefined ? undefined : sizeAt(delta, from.end);
      if (delta === undefined || to === undefined || to.size > most) return undefined;
      const content = Buffer.alloc(to.size);
      if (!applyDelta(object.content, delta, content)) return undefined;
      object = { type: object.type, content };
      this.keep(at, object);
    }
    return object;
  }

  private keep(offset: number, object: GitObject): void {
    if (this.keptBytes + object.content.length > KEPT) {
      this.kept.clear();
      this.keptBytes = 0;
    }
    this.kept.set(offset, object);
    this.keptBytes += object.content.length;
  }

  private compressed({ data, size }: Entry): Buffer {
    // What zlib makes of bytes that cannot be compressed.
    return this.bytesAt(data, size + (size >>> 10) + 64);
  }

  private bytesAt(offset: number, most: number): Buffer {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(most, this.length - offset)));
    return bytes.subarray(0, readSync(this.descriptor, bytes, 0, bytes.length, offset));
  }

  private entryAt(offset: number): Entry | undefined {
    if (offset < 12 || offset >= this.length) return undefined;
    const head = this.bytesAt(offset, 64);
    const first = head[0] ?? 0;
    const type = (first >> 4) & 7;
    let size = first & 15;
    let at = 1;
    if (first >= 0x80) {
      const more = sizeAt(head, 1);
      if (more === undefined) return undefined;
      size += more.size * 16;
      at = more.end;
    }
    if (type === BY_OFFSET) {
      let distance = (head[at] ?? 0) & 0x7f;
      while ((head[at++] ?? 0) >= 0x80) distance = (distance + 1) * 128 + ((head[at] ?? 0) & 0x7f);
      return distance <= 0 ? undefined : { type, size, data: offset + at, base: offset - distance };
    }
    if (type === BY_NAME) {
      const base = this.index.find(head.subarray(at, at + 20));
      return base === undefined ? undefined : { type, size, data: offset + at + 20, base };
    }
    return TYPES[type] === undefined ? undefined : { type, size, data: offset + at };
  }
}

/** The bytes that were compressed; of a start alone, as far as they go, where no size is given. Undefined when they are broken. */
function inflated(bytes: Buffer, size: number | undefined): Buffer | undefined {
  try {
    if (size === undefined) return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    const content = inflateSync(bytes, { maxOutputLength: Math.max(size, 1) });
    return content.length === size ? content : undefined;
  } catch {
    return undefined;
  }
}
