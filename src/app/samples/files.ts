import { UserMistake } from '../../lib/mistake.js';
import type { SampleProblem } from '../../report/samples/shape.js';
import type { SampleFile } from './analysis.js';
import { knownOf } from './metadata.js';
import { containerOfFile, metadataBeside, readSamples } from './read.js';

/** Bytes of one file, and of all: a month of seconds is some 200 MB. */
const LARGEST = 256 * 1024 * 1024;
const LARGEST_TOGETHER = 512 * 1024 * 1024;
const LARGEST_METADATA = 1_000_000;
const MOST_FILES = 1000;

/** A file on the disk: its size in bytes, and its text when it is asked for. */
export interface OpenedFile {
  readonly size: number;
  readonly text: () => string;
}

/** Files of samples with what the files beside them tell. `open` throws UserMistake for a path that cannot be read. Throws UserMistake. */
export function sampleFiles(
  paths: readonly string[],
  open: (path: string) => OpenedFile,
): { readonly files: readonly SampleFile[]; readonly problems: readonly SampleProblem[] } {
  if (paths.length > MOST_FILES)
    throw new UserMistake(`there are more than ${MOST_FILES} files of samples. Give fewer.`);
  const problems: SampleProblem[] = [];
  let together = 0;
  const files = [...new Set(paths)].map((path): SampleFile => {
    const { size, text } = open(path);
    if (size > LARGEST) throw new UserMistake(`${path} is larger than ${LARGEST / 1048576} MiB. Give a part of it.`);
    together += size;
    if (together > LARGEST_TOGETHER)
      throw new UserMistake(
        `the files of samples are larger than ${LARGEST_TOGETHER / 1048576} MiB together. Give fewer.`,
      );
    const { series, problems: found, more } = readSamples(text());
    problems.push(...found.map(({ line, message }) => ({ path, line, message })));
    const last = found.at(-1);
    if (more > 0 && last !== undefined)
      problems.push({ path, line: last.line, message: `${more} more such lines follow` });
    const known = metadataOf(path, open);
    return { path, container: known.container ?? containerOfFile(path), series, known };
  });
  return { files, problems };
}

/** What the file beside the samples tells; nothing when there is none. */
function metadataOf(path: string, open: (path: string) => OpenedFile): ReturnType<typeof knownOf> {
  const beside = metadataBeside(path);
  if (beside === undefined) return {};
  try {
    const { size, text } = open(beside);
    return size > LARGEST_METADATA ? {} : knownOf(text());
  } catch {
    return {};
  }
}
