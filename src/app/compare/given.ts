import type { Repository } from '../../source/repository.js';

/** A file that was given by its path in place of the repository's own. */
export interface GivenFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Where in the repository a given file lies; undefined when it is outside, or that cannot be told. Its path and `target`, the folder
 * that is looked at, are both as the user gave them: absolute, or relative to one and the same folder.
 */
export function pathInside({ path, text }: GivenFile, target: string, repository: Repository): string | undefined {
  const { origin } = repository;
  const given = stepsOf(path);
  const roots = [target, ...(origin.kind === 'memory' ? [] : [origin.root])];
  for (const root of roots) {
    const inside = isAbsolute(root) === isAbsolute(path) ? below(stepsOf(root), given) : undefined;
    if (inside !== undefined) return inside;
  }
  // From an absolute folder, a relative path is known by the file that is there.
  const same = given.join('/');
  if (isAbsolute(path) || !isAbsolute(target) || !repository.has(same)) return undefined;
  const read = repository.read(same);
  return read.ok && plain(read.text) === plain(text) ? same : undefined;
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

/** The names along a path, without those that lead nowhere. */
function stepsOf(path: string): readonly string[] {
  const steps: string[] = [];
  const windows = /^[A-Za-z]:\\|^\.{1,2}\\/.test(path);
  for (const step of path.split(windows ? /[/\\]/ : '/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps;
}

function below(root: readonly string[], path: readonly string[]): string | undefined {
  if (path.length <= root.length || root.some((step, index) => path[index] !== step)) return undefined;
  const rest = path.slice(root.length);
  return rest.includes('..') ? undefined : rest.join('/');
}

/** Without a byte order mark, which the text of a given file may still have, and with one kind of line breaks. */
function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
