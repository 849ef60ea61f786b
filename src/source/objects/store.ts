import { Buffer } from 'node:buffer';
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateSync } from 'node:zlib';
import { compareText } from '../../lib/compare.js';
import { type GitObject, type ObjectType, Pack } from './pack.js';

const NAME = /^[0-9a-f]{40}$/;
/** Larger objects are not read: no file is looked at that has as many bytes, and no tree is as large. */
const MAX_OBJECT = 64 * 1024 * 1024;
/** What a loose object begins with: `blob 12` and a zero byte. */
const LOOSE_HEAD = /^(commit|tree|blob|tag) (\d{1,15})$/;

/**
 * The objects of one repository, read from git's own files without a process: a fleet has more repositories than processes can be
 * started for. It reads loose objects and packs with names of 20 bytes; `openObjectStore` says what it leaves to git.
 */
export class ObjectStore {
  constructor(
    private readonly folder: string,
    private readonly packs: readonly Pack[],
  ) {}

  /** Undefined when the repository does not have it whole. */
  read(name: string): GitObject | undefined {
    if (!NAME.test(name)) return undefined;
    const key = Buffer.from(name, 'hex');
    for (const pack of this.packs) {
      const offset = pack.find(key);
      const object = offset === undefined ? undefined : pack.read(offset, MAX_OBJECT);
      if (object !== undefined) return object;
    }
    return this.loose(name, true);
  }

  /** Bytes of an object, without reading it; undefined when the repository does not have it. */
  sizeOf(name: string): number | undefined {
    if (!NAME.test(name)) return undefined;
    const key = Buffer.from(name, 'hex');
    for (const pack of this.packs) {
      const offset = pack.find(key);
      if (offset !== undefined) return pack.sizeOf(offset);
    }
    return this.loose(name, false)?.size;
  }

  close(): void {
    for (const pack of this.packs) pack.close();
  }

  private loose(name: string, whole: boolean): (GitObject & { readonly size: number }) | undefined {
    try {
      const bytes = headOf(join(this.folder, name.slice(0, 2), name.slice(2)), whole ? MAX_OBJECT : 256);
      const text = whole
        ? inflateSync(bytes, { maxOutputLength: MAX_OBJECT })
        : inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
      const end = text.indexOf(0);
      const [, type, size] = LOOSE_HEAD.exec(text.toString('latin1', 0, Math.max(end, 0))) ?? [];
      if (type === undefined) return undefined;
      const content = text.subarray(end + 1);
      if (whole && content.length !== Number(size)) return undefined;
      return { type: type as ObjectType, content, size: Number(size) };
    } catch {
      return undefined;
    }
  }
}

/**
 * Opens the objects of a git folder. Undefined when they are kept in a way that is left to git: with objects of other repositories,
 * other names than SHA-1, references that are not files, or an index of packs that is not of version 2.
 */
export function openObjectStore(gitFolder: string): ObjectStore | undefined {
  const objects = join(gitFolder, 'objects');
  const opened: Pack[] = [];
  try {
    if (existsSync(join(objects, 'info', 'alternates')) || existsSync(join(gitFolder, 'reftable'))) return undefined;
    if (/objectformat|refstorage/i.test(configOf(gitFolder))) return undefined;
    const names = existsSync(join(objects, 'pack')) ? readdirSync(join(objects, 'pack')) : [];
    for (const name of names.filter((one) => one.endsWith('.pack')).sort(compareText)) {
      const pack = Pack.open(join(objects, 'pack', name.slice(0, -'.pack'.length)));
      if (pack === undefined) return closed(opened);
      opened.push(pack);
    }
    return new ObjectStore(objects, opened);
  } catch {
    return closed(opened);
  }
}

function closed(packs: readonly Pack[]): undefined {
  for (const pack of packs) pack.close();
  return undefined;
}

function configOf(gitFolder: string): string {
  const path = join(gitFolder, 'config');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function headOf(path: string, most: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(Math.min(most, fstatSync(descriptor).size));
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
