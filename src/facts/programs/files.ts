import { baseName, folderOf, joinPath } from '../../lib/paths.js';
import type { Program, ProgramFiles } from '../../model/program.js';
import type { StartedImage } from './image.js';
import { pathsInRepository } from './paths.js';
import type { FileSource, Subject } from './reading.js';
import type { WordSource } from './words.js';

/** The configuration files of a program in the repository. */
export interface ProgramFilePaths {
  readonly paths: readonly string[];
  /** True when there is one that is not in the repository: what is not set elsewhere is then unknown. */
  readonly unread: boolean;
}

const MOST_FILES = 20;
const NO_FILES: ProgramFilePaths = { paths: [], unread: false };

/**
 * The files that an option names or that are mounted where the program looks; else those of its names in the folder that the image
 * is built from. Of a program that a Dockerfile only adds files to, those that it names.
 */
export function filesOf(
  { files: known, kind }: Program,
  subject: Subject,
  sources: readonly WordSource[],
  image: StartedImage | undefined,
  files: FileSource,
): ProgramFilePaths {
  if (known === undefined) return NO_FILES;
  const paths: string[] = [];
  let unread = false;
  for (const named of sources.flatMap(({ words }) => namedFiles(words, known))) {
    const found = pathsInRepository(named, subject, files);
    paths.push(...found.slice(0, 1));
    if (found.length === 0) unread = true;
  }
  for (const { type, source, target, unknown } of subject.mounts) {
    if (type === 'tmpfs') continue;
    const isNamed = known.names.some((name) => baseName(target) === baseName(name));
    const folder = known.folders?.find((one) => one === target.replace(/\/$/, '') || one === folderOf(target));
    if (!isNamed && folder === undefined) continue;
    if (type !== 'bind' || source === undefined || unknown === true || source.startsWith('/')) unread = true;
    else if (files.has(source)) paths.push(source);
    else if (folder === undefined) unread = true;
    else {
      const names = files.namesIn(source === '.' ? '' : source).slice(0, MOST_FILES);
      if (names.length === 0) unread = true;
      paths.push(...names.map((name) => joinPath(source === '.' ? '' : source, name)));
    }
  }
  const context = subject.build?.context;
  if (paths.length === 0 && context !== undefined) {
    for (const name of known.names) {
      const path = joinPath(context === '.' ? '' : context, name);
      const isIn = kind === 'server' || kind === 'worker' || image?.text.includes(baseName(name)) === true;
      if (isIn && files.has(path)) paths.push(path);
    }
  }
  return { paths: [...new Set(paths)].slice(0, MOST_FILES), unread };
}

function namedFiles(words: readonly string[], { options = [], names }: ProgramFiles): readonly string[] {
  const isNamed = (word: string): boolean =>
    names.some((name) => baseName(name) === baseName(word)) || /[^=]\.(?:conf|cnf|ini)$/.test(word);
  return words.flatMap((word, index) => {
    const option = options.find((one) => word === one || word.startsWith(one.endsWith('=') ? one : `${one}=`));
    if (option === undefined) return !word.startsWith('-') && isNamed(word) && PATH.test(word) ? [word] : [];
    const name = word === option ? (words[index + 1] ?? '') : word.slice(word.indexOf('=') + 1);
    return PATH.test(name) ? [name] : [];
  });
}

const PATH = /^[\w./-]{1,300}\.\w{1,10}$/;
