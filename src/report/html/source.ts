import { hiddenIn } from '../../lib/secrets/hide.js';
import type { Range } from '../../lib/secrets/range.js';
import { isWhole } from '../options.js';

/** A file's lines, and what of them must not be shown. */
export interface SourceText {
  readonly text: string;
  readonly lines: readonly string[];
  /** By line, counted from 0. */
  readonly hidden: ReadonlyMap<number, readonly Range[]>;
}

/** Files of the repository for excerpts. */
export interface Sources {
  /** Undefined for what cannot be read, or is too long to be read by anyone. */
  readonly file: (path: string) => SourceText | undefined;
}

/** Longer texts were written by programs. */
const LONGEST = 1024 * 1024;
/** Files kept at a time: findings come file by file, their related places from a few others. */
const KEPT = 24;

export function sourcesOf(sourceOf: (path: string) => string | undefined): Sources {
  const kept = new Map<string, SourceText | undefined>();
  return {
    file(path) {
      if (isWhole(path)) return undefined;
      const known = kept.has(path);
      const file = known ? kept.get(path) : read(path, sourceOf(path));
      // What was asked for last is dropped last.
      kept.delete(path);
      kept.set(path, file);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return file;
    },
  };
}

function read(path: string, text: string | undefined): SourceText | undefined {
  return text === undefined || text.length > LONGEST ? undefined : sourceText(path, text);
}

/** A text with what it must not show. Lines end as locations count them: at CR LF, LF or a lone CR. */
export function sourceText(path: string, text: string): SourceText {
  const lines = text.split(/\r\n|\n|\r/);
  return { text, lines, hidden: hiddenIn(path, lines) };
}
