import { basename, resolve } from 'node:path';
import { by } from '../lib/compare.js';
import { Collector } from './collector.js';
import { decode } from './decode.js';
import { realFolder } from './folder.js';
import type { ObjectRequest } from './git-objects.js';
import { type TreeEntry, TreeLinks } from './git-tree.js';
import { ReadAhead } from './read-ahead.js';
import { DEFAULT_LIMITS, type Limits, type ReadResult, type Repository } from './repository.js';
import { missing, tooLarge, unreadable } from './results.js';

/** Where contents of blobs come from. */
export interface BlobSource {
  /** True when the content is at hand. */
  has(object: string): boolean;
  /** Undefined when it cannot be had. */
  read(object: string): Buffer | undefined;
  prefetch(requests: Iterable<ObjectRequest>): void;
}

/** Links have short targets: a longer "link" is no link. */
const MAX_TARGET = 4096;

/** A tree of a commit as a repository: `entries` are its files, sorted by path, seen from the folder `root`. */
export function treeRepository(
  root: string,
  commit: string,
  listed: readonly TreeEntry[],
  blobs: BlobSource,
  limits: Partial<Limits> = {},
): Repository {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const entries = new Map(listed.map((entry) => [entry.path, entry]));
  const links = new TreeLinks(entries, readTargets(entries, blobs));
  const collector = new Collector(bounds, (path) => links.follow(path));
  for (const entry of entries.values()) collect(entry, collector);
  const paths = new Set(collector.files.map((file) => file.path));
  const blobOf = (path: string): TreeEntry | undefined => {
    const entry = paths.has(path) ? entries.get(path) : undefined;
    return entry?.kind === 'link' ? links.fileBehind(path) : entry;
  };
  const ahead = new ReadAhead([...entries.values()], bounds.maxFileSize);
  const read = (path: string): ReadResult => {
    const blob = blobOf(path);
    if (blob === undefined) return missing(path);
    if (blob.size > bounds.maxFileSize) return tooLarge(blob.size, bounds.maxFileSize);
    if (!blobs.has(blob.object)) blobs.prefetch(ahead.with(blob));
    const bytes = blobs.read(blob.object);
    return bytes === undefined ? unreadable('this clone does not have its content') : decode(bytes);
  };
  const prefetch = (wanted: readonly string[]): void => {
    const requests = wanted.map(blobOf).filter((blob) => blob !== undefined);
    blobs.prefetch(requests.filter((blob) => blob.size <= bounds.maxFileSize));
  };
  return {
    name: basename(resolve(root)).replace(/(?<=.)\.git$/, '') || basename(realFolder(root)),
    origin: { kind: 'git', root: resolve(root), commit },
    files: collector.files.sort(by((file) => file.path)),
    skipped: collector.skipped.sort(by((skip) => skip.path)),
    has: (path) => paths.has(path),
    read,
    prefetch,
    contents: () => new Map([...paths].flatMap((path) => nameOf(path, blobOf(path)))),
  };
}

function nameOf(path: string, blob: TreeEntry | undefined): (readonly [string, string])[] {
  return blob === undefined ? [] : [[path, blob.object]];
}

function readTargets(entries: ReadonlyMap<string, TreeEntry>, blobs: BlobSource): Map<string, string> {
  const links = [...entries.values()].filter((entry) => entry.kind === 'link' && entry.size <= MAX_TARGET);
  blobs.prefetch(links);
  return new Map(links.map((link) => [link.path, blobs.read(link.object)?.toString('utf8') ?? '']));
}

function collect(entry: TreeEntry, collector: Collector): void {
  if (collector.full) return;
  if (entry.path.split('/').length > collector.limits.maxDepth) collector.tooDeep(entry.path);
  else if (entry.kind === 'submodule') collector.submodule(entry.path);
  else collector.add(entry.path, entry.kind);
}
