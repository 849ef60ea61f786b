import type { ParsedFile } from '../documents/node.js';
import { parseFile, unreadableFile } from '../documents/parse.js';
import type { Problem } from '../documents/problem.js';
import { type CommentDirective, readComments } from '../policy/suppressions/comments.js';
import type { Repository } from '../source/repository.js';

/** Parsed text that is kept at a time, in characters: enough for the files of one folder, which is how they are asked for. */
const KEPT_CHARACTERS = 512 * 1024;

/** Parses each file once while its neighbours are looked at, without keeping the trees of the whole repository. */
export interface Files {
  readonly parse: (path: string) => ParsedFile;
  /** Problems of every file that was parsed, each once, in the order of parsing. */
  readonly problems: () => readonly Problem[];
  /** Comments that speak to Groundplan, of every file that was parsed. */
  readonly comments: () => readonly CommentDirective[];
}

export function openFiles(repository: Repository): Files {
  const kept = new Map<string, { parsed: ParsedFile; size: number }>();
  const problems = new Map<string, readonly Problem[]>();
  const comments: CommentDirective[] = [];
  let size = 0;

  const remember = (path: string, parsed: ParsedFile, text: string): ParsedFile => {
    kept.set(path, { parsed, size: text.length });
    size += text.length;
    for (const [oldest, entry] of kept) {
      if (size <= KEPT_CHARACTERS || oldest === path) break;
      kept.delete(oldest);
      size -= entry.size;
    }
    if (!problems.has(path)) {
      problems.set(path, parsed.problems);
      comments.push(...readComments(parsed, text));
    }
    return parsed;
  };

  return {
    parse(path) {
      const known = kept.get(path);
      if (known !== undefined) return known.parsed;
      const result = repository.read(path);
      if (result.ok) return remember(path, parseFile(path, result.text), result.text);
      return remember(path, unreadableFile(path, result.message), '');
    },
    problems: () => [...problems.values()].flat(),
    comments: () => comments,
  };
}
