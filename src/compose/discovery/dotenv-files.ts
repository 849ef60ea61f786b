import type { Location } from '../../documents/location.js';
import { joinPath } from '../../lib/paths.js';
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
  const path = joinPath(directory, '.env');
  if (!repository.has(path)) return undefined;
  const read = repository.read(path);
  if (!read.ok || !read.text.includes('COMPOSE_FILE')) return undefined;
  const { variables } = parseDotenv(path, read.text);
  const { value: list = '', at } = variables.get('COMPOSE_FILE') ?? {};
  if (list === '' || at === undefined) return undefined;
  const separator = variables.get('COMPOSE_PATH_SEPARATOR')?.value || (list.includes(';') ? ';' : ':');
  const named = list.split(separator).map((text) => {
    const target = inRepository(directory, text.trim());
    return target === undefined ? undefined : files.get(target);
  });
  const found = named.filter((file) => file !== undefined);
  if (found.length < named.length) return undefined;
  return { files: found, at: { file: at.file, start: at.start, end: at.end, pointer: 'COMPOSE_FILE' } };
}
