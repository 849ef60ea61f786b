import type { Location } from '../../documents/location.js';
import { baseName, folderOf, joinPath } from '../../lib/paths.js';
import type { Repository } from '../../source/repository.js';
import { inRepository } from '../paths.js';
import { parseDotenv } from '../variables/dotenv.js';
import type { Candidate } from './candidates.js';

/** What COMPOSE_FILE of a folder's `.env` says. */
export interface DotenvFiles {
  /** In merge order. */
  readonly files: readonly Candidate[];
  /** Where the variable is set. */
  readonly at: Location;
}

/** The files that COMPOSE_FILE of a folder's `.env` names; undefined when it names none or one that is not here. */
export function namedByDotenv(
  directory: string,
  repository: Repository,
  files: ReadonlyMap<string, Candidate>,
): DotenvFiles | undefined {
  const list = listIn(directory, repository);
  if (list === undefined) return undefined;
  const found = list.paths.map((path) => files.get(path ?? '')).filter((file) => file !== undefined);
  return found.length < list.paths.length ? undefined : { files: found, at: list.at };
}

/** The files that any `.env` of the repository names in COMPOSE_FILE: Compose reads them whatever they are called and hold. */
export function listedByDotenv(repository: Repository): ReadonlySet<string> {
  const dotenvs = repository.files.filter(({ path }) => baseName(path) === DOTENV);
  const paths = dotenvs.flatMap(({ path }) => listIn(folderOf(path), repository)?.paths ?? []);
  return new Set(paths.filter((path) => path !== undefined));
}

const DOTENV = '.env';

function listIn(
  directory: string,
  repository: Repository,
): { readonly paths: readonly (string | undefined)[]; readonly at: Location } | undefined {
  const path = joinPath(directory, DOTENV);
  if (!repository.has(path)) return undefined;
  const read = repository.read(path);
  if (!read.ok || !read.text.includes('COMPOSE_FILE')) return undefined;
  const { variables } = parseDotenv(path, read.text);
  const { value: list = '', at } = variables.get('COMPOSE_FILE') ?? {};
  if (list === '' || at === undefined) return undefined;
  const separator = variables.get('COMPOSE_PATH_SEPARATOR')?.value || (list.includes(';') ? ';' : ':');
  return {
    paths: list.split(separator).map((text) => inRepository(directory, text.trim())),
    at: { file: at.file, start: at.start, end: at.end, pointer: 'COMPOSE_FILE' },
  };
}
