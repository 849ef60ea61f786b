import { overlay } from '../../source/overlay.js';
import type { Repository } from '../../source/repository.js';
import type { Project } from './convert-project.js';

/** What a machine has and a repository has not: files of variables, and values. Only to load a project before and after, never written. */
export interface StandIns {
  readonly files: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Stand-ins for what no repository holds. With `values`, each variable without a value gets one that fits where it is used: a port, a
 * folder, a word.
 */
export function standInsFor({ sets, files: texts }: Project, repository: Repository, values: boolean): StandIns {
  const files = new Map<string, string>();
  for (const { path, optional } of sets.flatMap(({ services }) =>
    services.flatMap(({ envFiles }) =>
      envFiles.map((file) => ({ path: file.value, optional: file.optional === true })),
    ),
  )) {
    if (!optional && !path.startsWith('/') && !path.startsWith('..') && !repository.has(path)) files.set(path, '');
  }
  const unset = values
    ? [
        ...sets.flatMap(({ unsetVariables }) => unsetVariables.map(({ value }) => value)),
        ...[...texts.values()].flatMap(({ text }) => [...text.matchAll(REQUIRED)].map(([, name = '']) => name)),
      ]
    : [];
  return { files, variables: new Map(unset.map((name) => [name, standIn(name)])) };
}

/** `${NAME:?…}` and `${NAME?…}`, which no project loads without. */
const REQUIRED = /\$\{([A-Za-z_]\w*):?\?/g;

function standIn(name: string): string {
  // Of its own, since names of containers may not be the same.
  const word = `stand-in-${name.toLowerCase().replaceAll('_', '-')}`;
  if (/PORT/i.test(name)) return '8080';
  if (/(?:PATH|DIR|FOLDER|ROOT|HOME|LOCATION|VOLUME|MOUNT|STORAGE|DATA)S?$/i.test(name)) return `./${word}`;
  if (/(?:COUNT|REPLICAS|WORKERS|CPUS?|LIMIT|[UG]ID|SIZE|RETRIES)$/i.test(name)) return '1';
  return word;
}

export function withStandIns(repository: Repository, { files }: StandIns): Repository {
  return overlay(repository, files);
}
