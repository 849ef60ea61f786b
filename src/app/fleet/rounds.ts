import type { Buffer } from 'node:buffer';
import { quoted } from '../../lib/quoted.js';
import { readingRank } from '../../lib/reading-rank.js';
import type { TreeEntry } from '../../source/git-tree.js';
import { DEFAULT_LIMITS, type Repository } from '../../source/repository.js';
import { treeRepository } from '../../source/tree-repository.js';
import { WantedBlobs } from '../../source/wanted-blobs.js';
import type { BlobCache } from './blob-cache.js';
import type { Looked } from './source.js';

/** A commit whose files are listed, and whose contents are brought when they are asked for. */
export interface FarRepository {
  readonly name: string;
  readonly commit: string;
  readonly entries: readonly TreeEntry[];
  /** Why the list of files is not complete, as a sentence. Absent: it is. */
  readonly incomplete?: string;
  /** Contents by the names of their objects; those that cannot be had are not there. */
  readonly fetch: (objects: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;
}

/** What one repository may cost: contents, their bytes, and how often it is looked at. */
export interface RoundBounds {
  readonly files: number;
  readonly bytes: number;
  readonly rounds: number;
}

/** What is said of contents that are nowhere. */
export const NOT_HAD = 'could not be had';

const BOUNDS: RoundBounds = { files: 1500, bytes: 32 * 1024 * 1024, rounds: 12 };

/**
 * Looks at a repository with the contents that are at hand, brings those that were asked for, and looks again, until nothing new is
 * asked for: the last look is that of a clone. Throws what the last look throws.
 */
export async function lookInRounds<T>(
  far: FarRepository,
  cache: BlobCache,
  act: (repository: Repository) => Promise<T>,
  bounds: Partial<RoundBounds> = {},
): Promise<Looked<T>> {
  const most = { ...BOUNDS, ...bounds };
  const paths = new Map(far.entries.map(({ object, path }) => [object, path]));
  const sizes = new Map(far.entries.map(({ object, size }) => [object, size]));
  const brought = new Map<string, Buffer>();
  const unanswered = new Set<string>();
  const beyond = new Set<string>();
  let bytes = 0;
  const atHand = (object: string): Buffer | undefined => {
    const known = brought.get(object) ?? cache.get(object);
    if (known !== undefined) brought.set(object, known);
    return known;
  };
  for (let round = 1; ; round++) {
    const blobs = new WantedBlobs(atHand, (object) => sizes.get(object) ?? 0);
    const looked = await attempt(() => act(repositoryOf(far, blobs)));
    const wanted = [...blobs.wanted.keys()]
      .filter((object) => !unanswered.has(object) && !beyond.has(object))
      .sort((a, b) => readingRank(paths.get(a) ?? '') - readingRank(paths.get(b) ?? ''));
    if (wanted.length === 0 || round === most.rounds) {
      for (const object of wanted) beyond.add(object);
      if ('error' in looked) throw looked.error;
      const lacking = [
        ...(far.incomplete === undefined ? [] : [far.incomplete]),
        ...told(beyond, paths, 'were not read: one repository may cost only so much of the rate limit'),
        ...told(unanswered, paths, NOT_HAD),
      ];
      return { value: looked.value, lacking, lasting: unanswered.size === 0 };
    }
    const chosen: string[] = [];
    for (const object of wanted) {
      const size = sizes.get(object) ?? 0;
      if (brought.size + chosen.length >= most.files || bytes + size > most.bytes) beyond.add(object);
      else {
        chosen.push(object);
        bytes += size;
      }
    }
    const answered = chosen.length === 0 ? new Map<string, Buffer>() : await far.fetch(chosen);
    for (const object of chosen) {
      const content = answered.get(object);
      if (content === undefined) unanswered.add(object);
      else {
        brought.set(object, content);
        cache.set(object, content);
      }
    }
  }
}

async function attempt<T>(act: () => Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await act() };
  } catch (error) {
    return { error };
  }
}

function repositoryOf({ name, commit, entries, incomplete }: FarRepository, blobs: WantedBlobs): Repository {
  const repository = treeRepository(name, commit, entries, blobs, DEFAULT_LIMITS);
  if (incomplete === undefined) return repository;
  // Rules about paths keep still where the list is not complete.
  const skipped = [...repository.skipped, { path: '', reason: 'too-many-files' as const, message: incomplete }];
  return { ...repository, skipped };
}

/** One sentence about files by the names of their objects; none when there are none. `what`: `were not read`. */
export function told(objects: ReadonlySet<string>, paths: ReadonlyMap<string, string>, what: string): string[] {
  const [first] = [...objects].map((object) => paths.get(object) ?? object).sort();
  if (first === undefined) return [];
  const files =
    objects.size === 1 ? `The file ${quoted(first)}` : `${objects.size} files, ${quoted(first)} among them,`;
  return [`${files} ${objects.size === 1 ? what.replace(/^were/, 'was') : what}.`];
}
