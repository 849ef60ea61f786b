import type { ParsedFile } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';

/** What a detector gets: the files that its technology can be in, already picked, and a parser that parses each file once. */
export interface Detector {
  /** The technology, e.g. `kubernetes`. */
  readonly name: string;
  /** True for files that can matter, judged by path alone (cheap: asked of every file). */
  readonly wants: (path: string) => boolean;
  /** Looks into one file. Never throws for what a file contains. */
  readonly detect: (file: CandidateFile) => Iterable<Evidence>;
  /** Optional second look with the list of all paths, for evidence that is layout. */
  readonly detectTree?: (paths: readonly string[]) => Iterable<Evidence>;
}

export interface CandidateFile {
  readonly path: string;
  /** Text, or undefined when it could not be read (that is reported elsewhere). */
  readonly text: string | undefined;
  /** Parsed once per file and shared between detectors. */
  readonly parsed: () => ParsedFile;
}
