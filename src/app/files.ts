import type { ParsedFile } from '../documents/node.js';
import { parseFile, unreadableFile } from '../documents/parse.js';
import type { Problem } from '../documents/problem.js';
import type { Repository } from '../source/repository.js';

/** Parsed text that is kept at a time, in characters: enough for the files of one folder, which is how they are asked for. */
const KEPT_CHARACTERS = 512 * 1024;

/** Parses each file once while its neighbours are looked at, without keeping the trees of the whole repository. */
export interface Files {
  readonly parse: (path: string) => ParsedFile;
  /** Problems of every file that was parsed, each once, in the order of parsing. */
  readonly problems: () => readonly Problem[];
}

export function openFiles(repository: Repository): Files {
  const kept = new Map<string, { parsed: ParsedFile; size: number }>();
  const problems = new Map<string, readonly Problem[]>();
  let size = 0;

  const remember = (path: string, parsed: ParsedFile, length: number): ParsedFile => {
    kept.set(path, { parsed, size: length });
    size += length;
    for (const [oldest, entry] of kept) {
      if (size <= KEPT_CHARACTERS || oldest === path) break;
      kept.delete(oldest);
      size -= entry.size;
    }
    if (!problems.has(path)) problems.set(path, parsed.problems);
    return parsed;
  };

  return {
    parse(path) {
      const known = kept.get(path);
      if (known !== undefined) return known.parsed;
      const result = repository.read(path);
      if (result.ok) return remember(path, parseFile(path, result.text), result.text.length);
      return remember(path, unreadableFile(path, result.message), 0);
    },
    problems: () => [...problems.values()].flat(),
  };
}
