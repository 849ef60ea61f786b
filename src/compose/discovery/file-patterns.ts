import { baseName, folderOf, resolvePath } from '../../lib/paths.js';
import type { Repository } from '../../source/repository.js';
import { isYamlName } from './file-names.js';

const VARIABLE = /\$\{[^{}]{1,130}\}|\$\([^()]{1,130}\)|\$[A-Za-z_]\w{0,60}|\$\d|%[A-Za-z_]\w{0,60}%/g;
/** A path that starts at a folder which only a variable knows, `$PWD/…`: most often the one that the command runs in. */
const LEADING = /^(?:\$\{[^{}]{1,130}\}|\$\([^()]{1,130}\)|\$[A-Za-z_]\w{0,60}|%[A-Za-z_]\w{0,60}%)[\\/]+/;
const MOST_VARIABLES = 3;
/** Paths with variables in a folder's name that are looked up, each among all files. */
const MOST_WIDE_SEARCHES = 50;
const LONGEST = 300;

/** A file of the repository that a written path may mean, with the values that its variables then have. */
export interface PatternMatch {
  readonly path: string;
  readonly values: ReadonlyMap<string, string>;
}

/** Looks up paths as commands write them: `compose.yaml`, `docker-compose.$(ENV).yml`. */
export interface FilePatterns {
  /** The files that a path means in a folder; none when there is none. */
  readonly matches: (folder: string, written: string) => readonly PatternMatch[];
  /** Whether enough of a file's name is written for it to mean no more than its own kind. */
  readonly isTelling: (written: string) => boolean;
}

export function hasVariable(written: string): boolean {
  return withoutStart(written).search(VARIABLE) >= 0;
}

export function filePatterns(repository: Repository): FilePatterns {
  let byFolder: Map<string, string[]> | undefined;
  let searches = 0;
  const known = new Map<string, readonly PatternMatch[]>();

  const yamlIn = (folder: string): readonly string[] => {
    byFolder ??= yamlByFolder(repository);
    return byFolder.get(folder) ?? [];
  };
  const all = (): Iterable<string> => {
    byFolder ??= yamlByFolder(repository);
    return searches++ < MOST_WIDE_SEARCHES ? [...byFolder.values()].flat() : [];
  };
  const find = (folder: string, text: string): readonly PatternMatch[] => {
    const path = resolvePath(folder, text);
    if (path === undefined || path === '') return [];
    if (!hasVariable(text)) return repository.has(path) ? [{ path, values: new Map() }] : [];
    const pattern = patternOf(path);
    if (pattern === undefined) return [];
    const candidates = folderOf(path).search(VARIABLE) >= 0 ? all() : yamlIn(folderOf(path));
    return [...candidates].flatMap((candidate) => pattern(candidate) ?? []);
  };

  return {
    matches: (folder, written) => {
      const key = `${folder}\n${written}`;
      let found = known.get(key);
      if (found === undefined) {
        const text = withoutStart(written);
        found = text.length > LONGEST ? [] : find(folder, text);
        known.set(key, found);
      }
      return found;
    },
    isTelling: (written) =>
      /[A-Za-z]{3}/.test(
        baseName(written)
          .replace(VARIABLE, '')
          .replace(/\.ya?ml$/i, ''),
      ),
  };
}

function withoutStart(written: string): string {
  const text = written.replace(LEADING, '');
  return /^\.?[\\]/.test(text) || /^\w+(?:\\[\w.-]+)+$/.test(text) ? text.replaceAll('\\', '/') : text;
}

function yamlByFolder(repository: Repository): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const { path } of repository.files) {
    if (!isYamlName(path)) continue;
    const folder = folderOf(path);
    const list = folders.get(folder);
    if (list === undefined) folders.set(folder, [path]);
    else list.push(path);
  }
  return folders;
}

/** A test of paths; undefined for too many variables. A variable stands for one part of a name and is the same wherever it stands. */
function patternOf(path: string): ((candidate: string) => PatternMatch | undefined) | undefined {
  const names: string[] = [];
  let source = '';
  let last = 0;
  for (const match of path.matchAll(VARIABLE)) {
    const name = match[0].replace(/\W/g, '');
    source += escaped(path.slice(last, match.index));
    const before = names.indexOf(name);
    source += before < 0 ? '([\\w-]{1,60})' : `\\${before + 1}`;
    if (before < 0) names.push(name);
    last = match.index + match[0].length;
  }
  if (names.length > MOST_VARIABLES) return undefined;
  const expression = new RegExp(`^${source}${escaped(path.slice(last))}$`);
  return (candidate) => {
    const found = expression.exec(candidate);
    if (found === null) return undefined;
    return { path: candidate, values: new Map(names.map((name, index) => [name, found[index + 1] ?? ''])) };
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
