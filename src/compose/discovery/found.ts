import { wholeFile } from '../../documents/location.js';
import { baseName } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Found } from '../../model/stack.js';
import { setsOf } from './as-started.js';
import type { Candidate } from './candidates.js';
import type { DotenvFiles } from './dotenv-files.js';
import { DEFAULT_NAMES, isComposeName } from './file-names.js';
import type { FileSet } from './file-sets.js';
import type { ProjectGroup } from './group.js';
import { includedBy } from './references.js';

/** What groups are explained by. */
export interface Signs {
  readonly sets: readonly FileSet[];
  readonly files: ReadonlyMap<string, Candidate>;
  readonly fixed: ReadonlyMap<string, DotenvFiles>;
}

const MOST_COMMANDS = 5;
const MOST_NAMES = 5;

/** The group with what it was found by: commands that start it, then what Compose does by itself, then names. */
export function withFound(group: ProjectGroup, signs: Signs): ProjectGroup {
  const started = group.found ?? startedBy(group, signs);
  const found = [...started, ...conventional(group, signs), ...including(group, signs)];
  return { ...group, found };
}

function startedBy(group: ProjectGroup, { sets }: Signs): Found[] {
  const found = setsOf(group, sets).flatMap((set) => set.found);
  return [...found.filter(({ how }) => how !== 'readme'), ...found.filter(({ how }) => how === 'readme')].slice(
    0,
    MOST_COMMANDS,
  );
}

function isDefault(path: string): boolean {
  return DEFAULT_NAMES.includes(baseName(path));
}

/** Why the files would be taken for a project without any command. */
function conventional({ files, directory, variantOf, found }: ProjectGroup, { fixed }: Signs): Found[] {
  const paths = files.map(({ path }) => path);
  const [first = ''] = paths;
  const last = paths.at(-1) ?? first;
  // The files of a set are explained by what starts it.
  if (found !== undefined) return [];
  const dotenv = fixed.get(directory);
  if (variantOf === undefined && dotenv?.files.length === paths.length && dotenv.files[0]?.path === first) {
    return [{ how: 'dotenv', at: dotenv.at, message: 'COMPOSE_FILE of `.env` names these files.' }];
  }
  if (variantOf !== undefined) {
    const what = paths.length > 1 ? `is laid over ${shortNames(paths.slice(0, -1))}` : 'is another version of it';
    return [sign('name-of-overlay', last, `${quoted(baseName(last))} ${what}, by its name and its services.`)];
  }
  if (isDefault(first)) {
    const by = sign(
      'default-name',
      first,
      `${quoted(baseName(first))} is what Compose reads in this folder by itself.`,
    );
    if (paths.length === 1) return [by];
    return [by, sign('override', last, `Compose lays ${quoted(baseName(last))} over it by itself.`)];
  }
  const what = isComposeName(first) ? 'is named and reads' : 'reads';
  return [sign('content', first, `${quoted(baseName(first))} ${what} like a Compose file.`)];
}

function including({ files }: ProjectGroup, signs: Signs): Found[] {
  return files.flatMap(({ path }) => {
    const file = signs.files.get(path);
    const included = file === undefined ? [] : includedBy(file, signs.files);
    if (included.length === 0) return [];
    return [sign('include', path, `${quoted(baseName(path))} includes ${shortNames(included)}.`)];
  });
}

function sign(how: Found['how'], path: string, message: string): Found {
  return { how, at: wholeFile(path), message };
}

function shortNames(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_NAMES).map((path) => quoted(path));
  const left = paths.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
