import { wholeFile } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Repository } from '../../source/repository.js';
import type { Side } from '../side.js';
import type { Draft } from './draft.js';

/** Files that are new, and are read to find one that went away. */
const MOST_READ = 200;
/** Projects of the base that are searched for. */
const MOST_SEARCHED = 50;
/** The part of its lines by which a file is known again. */
const ALIKE = 0.5;
/** Lines of a file that are looked at. */
const MOST_LINES = 2_000;
/** Lines that any two files may share say nothing. */
const SHORTEST = 4;

/**
 * A project whose file went where it is not looked at is not gone: that is told first, and nothing that its going seems to close
 * counts as closed.
 */
export function withOutOfSight(
  drafts: readonly Draft[],
  base: Side,
  head: Side,
  nowAt: (path: string) => string,
): Draft[] {
  const gone = drafts.filter(({ kind, at }) => kind === 'project-removed' && at !== undefined);
  if (gone.length === 0) return [...drafts];
  const read = new Set(head.observed.loaded.stacks.flatMap(filesOf));
  const search = searchIn(base.repository, head.repository, read);
  const moved = new Map<string, string>();
  for (const { at } of gone.slice(0, MOST_SEARCHED)) {
    const path = at?.file.path ?? '';
    const same = nowAt(path);
    const now = same !== path && !read.has(same) && head.repository.has(same) ? same : search(path);
    if (now !== undefined && !read.has(path)) moved.set(path, now);
  }
  return drafts.map((draft): Draft => {
    const path = draft.at?.file.path;
    const now = path === undefined || draft.side !== 'base' ? undefined : moved.get(path);
    if (now === undefined) return draft;
    if (draft.kind !== 'project-removed') return draft.effect === 'closes' ? { ...draft, effect: 'neutral' } : draft;
    const message = `${quoted(path ?? '')} is now ${quoted(now)}, which is not looked at: ${lowered(draft.message)}`;
    return { ...draft, effect: 'opens', grave: true, message, at: wholeFile(now), side: 'head' };
  });
}

function filesOf({ layers, at }: Stack): readonly string[] {
  return [...layers, at.file.path];
}

/** `project` within a sentence. */
function lowered(message: string): string {
  return message.replace(/^Project\b/, 'project').replace(/ is gone\b/, ' is out of sight');
}

/** Finds the new file that has most of the lines of one of the base. */
function searchIn(base: Repository, head: Repository, read: ReadonlySet<string>): (path: string) => string | undefined {
  let candidates: (readonly [string, ReadonlySet<string>])[] | undefined;
  return (path) => {
    if (head.has(path)) return undefined;
    candidates ??= head.files
      .filter((file) => !base.has(file.path) && !read.has(file.path))
      .slice(0, MOST_READ)
      .map((file) => [file.path, linesOf(head, file.path)]);
    const own = linesOf(base, path);
    let best: { readonly path: string; readonly part: number } | undefined;
    for (const [candidate, lines] of candidates) {
      const part = [...own].filter((line) => lines.has(line)).length / Math.max(1, own.size);
      if (part >= ALIKE && part > (best?.part ?? 0)) best = { path: candidate, part };
    }
    return best?.path;
  };
}

/** The different lines of a file, without indentation and what is too short to tell files apart. */
function linesOf(repository: Repository, path: string): ReadonlySet<string> {
  const result = repository.read(path);
  if (!result.ok) return new Set();
  const lines = result.text.split('\n', MOST_LINES).map((line) => line.trim());
  return new Set(lines.filter((line) => line.length >= SHORTEST));
}
