import { Buffer } from 'node:buffer';
import { compareText } from '../lib/compare.js';
import { decode } from './decode.js';
import type { Limits, ReadResult, Repository, Skipped } from './repository.js';
import { DEFAULT_LIMITS } from './repository.js';
import { missing, tooLarge } from './results.js';

type Contents = string | Uint8Array;

export interface MemoryOptions {
  /** Base name of the pretended root folder; `repository` when absent. */
  readonly name?: string;
  readonly skipped?: readonly Skipped[];
  readonly limits?: Partial<Limits>;
}

/** A repository that exists only in memory: the contents of its files by path. */
export function memory(
  files: Readonly<Record<string, Contents>> | ReadonlyMap<string, Contents>,
  options: MemoryOptions = {},
): Repository {
  const contents = new Map<string, Contents>(files instanceof Map ? files : Object.entries(files));
  const { maxFileSize } = { ...DEFAULT_LIMITS, ...options.limits };
  return {
    name: options.name ?? 'repository',
    origin: { kind: 'memory' },
    files: [...contents.keys()].sort(compareText).map((path) => ({ path, kind: 'file' as const })),
    skipped: [...(options.skipped ?? [])],
    has: (path) => contents.has(path),
    read: (path): ReadResult => {
      const content = contents.get(path);
      if (content === undefined) return missing(path);
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      return bytes.length > maxFileSize ? tooLarge(bytes.length, maxFileSize) : decode(bytes);
    },
    prefetch: () => {},
  };
}
