import type { SourceFile } from '../documents/location.js';
import type { ParsedFile } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';
import type { FilePath } from './file-path.js';

/** Looks for one technology. Detectors only observe; what it means is decided later. */
export interface Detector {
  /** The technology, e.g. `kubernetes`. */
  readonly name: string;
  /** Asked only about files with these extensions (lower case); absent: about every file. */
  readonly extensions?: readonly string[];
  /** True for files that can matter, judged by path alone (cheap: asked of every file). */
  readonly wants: (file: FilePath) => boolean;
  /** Looks into one file that has a text. Never throws for what a file contains. */
  readonly detect: (file: CandidateFile) => Iterable<Evidence>;
  /** What the name of a file without any text still says. */
  readonly detectEmpty?: (file: FilePath) => Iterable<Evidence>;
  /** Optional look at the list of all paths, for evidence that is layout or a file's existence. */
  readonly detectTree?: (files: readonly FilePath[]) => Iterable<Evidence>;
}

/** What a detector gets: one file and a parser that parses it once for all detectors. */
export interface CandidateFile extends FilePath {
  readonly text: string;
  readonly parsed: () => ParsedFile;
  /** The file as locations name it, for detectors that read text. */
  readonly source: () => SourceFile;
}
