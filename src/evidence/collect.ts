import { lineStartsOf, type SourceFile, wholeFile } from '../documents/location.js';
import type { ParsedFile } from '../documents/node.js';
import type { Problem } from '../documents/problem.js';
import { by } from '../lib/compare.js';
import type { Evidence } from '../model/evidence.js';
import type { Repository } from '../source/repository.js';
import { bound, MAX_PATHS_PER_KIND } from './bound.js';
import type { CandidateFile, Detector } from './detector.js';
import { type FilePath, filePathOf } from './file-path.js';
import { looksLikeTemplate } from './template-text.js';

/** Files that are read for evidence; a repository with more is sampled in path order, and a problem says so. */
const MAX_CANDIDATES = 20_000;

export interface Collected {
  /** Sorted by path, place, kind and value. */
  readonly evidence: readonly Evidence[];
  /** One problem for each broken file that a detector asked to be parsed, in path order. Templates are not: they become YAML only when rendered. */
  readonly problems: readonly Problem[];
}

export interface Detectors {
  readonly detectors: readonly Detector[];
  /** Asked once for a folder, then about each file directly in it: true for what nobody looks at (vendored code, lock files). */
  readonly ignores: (folder: string) => (file: FilePath) => boolean;
}

/** Looks at the files of a repository one by one, in whatever order suits the caller. */
export interface EvidenceCollector {
  /** Looks at one file now, while others have its tree at hand. Files that no detector wants cost nothing; each is looked at once. */
  readonly look: (path: string) => void;
  /** Looks at all files that one detector wants, for what has to be known before others; gives what was seen so far. */
  readonly lookFor: (detector: string) => readonly Evidence[];
  /** Looks at all files that are left, in path order, and at the tree as a whole. */
  readonly finish: () => Collected;
}

/**
 * A file is read only when a detector wants its path, and parsed at most once, when one asks for it. `parse` never throws; it
 * may share its results with other stages.
 */
export function createCollector(
  repository: Repository,
  { detectors, ignores }: Detectors,
  parse: (path: string) => ParsedFile,
): EvidenceCollector {
  const files = pathsOf(repository, ignores);
  const wanted = wantedOf(files, detectors);
  const waiting = new Map(wanted.slice(0, MAX_CANDIDATES).map((entry) => [entry.file.path, entry]));
  const evidence: Evidence[] = [];
  const problems: Problem[] = [];

  const look = (path: string): void => {
    const entry = waiting.get(path);
    if (entry === undefined) return;
    waiting.delete(path);
    const result = repository.read(path);
    if (!result.ok) {
      problems.push(unread(path, result.message));
      return;
    }
    if (result.text === '') {
      for (const { detectEmpty } of entry.by) for (const item of detectEmpty?.(entry.file) ?? []) evidence.push(item);
      return;
    }
    const candidate = candidateOf(entry.file, result.text, parse);
    for (const item of bound(entry.by.flatMap((detector) => [...detector.detect(candidate)]))) evidence.push(item);
    problems.push(...candidate.problems());
  };

  const lookFor = (detector: string): readonly Evidence[] => {
    const paths = [...waiting.values()]
      .filter((entry) => entry.by.some(({ name }) => name === detector))
      .map((entry) => entry.file.path);
    repository.prefetch(paths);
    for (const path of paths) look(path);
    return sorted(evidence);
  };

  const finish = (): Collected => {
    const left = [...waiting.keys()];
    repository.prefetch(left);
    for (const path of left) look(path);
    for (const { detectTree } of detectors) {
      if (detectTree === undefined) continue;
      for (const item of bound([...detectTree(files)], MAX_PATHS_PER_KIND)) evidence.push(item);
    }
    if (wanted.length > MAX_CANDIDATES) problems.push(tooMany(wanted.length));
    return { evidence: sorted(evidence), problems: problems.sort(by((problem) => problem.at.file.path)) };
  };
  return { look, lookFor, finish };
}

function pathsOf(repository: Repository, ignores: Detectors['ignores']): readonly FilePath[] {
  const byFolder = new Map<string, (file: FilePath) => boolean>();
  const files: FilePath[] = [];
  let before: FilePath | undefined;
  for (const { path } of repository.files) {
    const file = filePathOf(path, before);
    before = file;
    let ignored = byFolder.get(file.folder);
    if (ignored === undefined) {
      ignored = ignores(file.folder);
      byFolder.set(file.folder, ignored);
    }
    if (!ignored(file)) files.push(file);
  }
  return files;
}

interface Wanted {
  readonly file: FilePath;
  readonly by: readonly Detector[];
}

/** The files that a detector wants. Detectors are picked by extension first, which settles most files of a repository. */
function wantedOf(files: readonly FilePath[], detectors: readonly Detector[]): readonly Wanted[] {
  const byExtension = new Map<string, readonly Detector[]>();
  const wanted: Wanted[] = [];
  for (const file of files) {
    let candidates = byExtension.get(file.extension);
    if (candidates === undefined) {
      candidates = detectors.filter(
        ({ extensions }) => extensions === undefined || extensions.includes(file.extension),
      );
      byExtension.set(file.extension, candidates);
    }
    const interested = candidates.filter((detector) => detector.wants(file));
    if (interested.length > 0) wanted.push({ file, by: interested });
  }
  return wanted;
}

/** A file as detectors look at it, parsed when the first of them asks. */
export function candidateOf(
  file: FilePath,
  text: string,
  parse: (path: string) => ParsedFile,
): CandidateFile & { readonly problems: () => readonly Problem[] } {
  let parsed: ParsedFile | undefined;
  let source: SourceFile | undefined;
  return {
    ...file,
    text,
    parsed: () => {
      parsed ??= parse(file.path);
      return parsed;
    },
    source: () => {
      source ??= parsed?.file ?? { path: file.path, lineStarts: lineStartsOf(text) };
      return source;
    },
    problems: () => (parsed === undefined || looksLikeTemplate(text) ? [] : worst(parsed.problems)),
  };
}

/** The first error, else the first warning: a file that is not what its name says would be reported line by line. */
function worst(problems: readonly Problem[]): readonly Problem[] {
  const first = problems.find((problem) => problem.severity === 'error') ?? problems[0];
  return first === undefined ? [] : [first];
}

function sorted(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...evidence].sort(
    by<Evidence>(
      (entry) => entry.at.file.path,
      (entry) => entry.at.start,
      (entry) => entry.kind,
      (entry) => entry.value,
      (entry) => entry.name ?? '',
    ),
  );
}

function tooMany(count: number): Problem {
  return {
    code: 'evidence-too-many-files',
    severity: 'warning',
    message: `${count} files could say something about the architecture; the first ${MAX_CANDIDATES} in path order were read.`,
    hint: 'Analyse a folder of the repository instead of its root.',
    at: wholeFile(''),
  };
}

function unread(path: string, message: string): Problem {
  return {
    code: 'unreadable-file',
    severity: 'warning',
    message: `\`${path}\` was not looked at: ${message}`,
    at: wholeFile(path),
  };
}
