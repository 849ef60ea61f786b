import { discoverProjects } from '../compose/discovery/discover.js';
import type { ResolveRequest } from '../compose/request.js';
import { rootOf } from '../compose/root.js';
import { prepareParsers, prepareRecovery } from '../documents/parse.js';
import { createCollector } from '../evidence/collect.js';
import { joinPath } from '../lib/paths.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Repository } from '../source/repository.js';
import { openFiles } from './files.js';
import { invocationsOf } from './invocations.js';
import { detectorsOf } from './knowledge.js';
import { type Resolved, type ResolveOptions, resolvedOf } from './resolve.js';

/** A project that a repository holds, and what it comes to. */
export interface ResolvedProject extends Resolved {
  /** As in reports: the folder, with what tells several projects of one folder and variants apart. */
  readonly id: string;
  readonly variantOf?: string;
  /** In merge order. */
  readonly files: readonly string[];
  /** Folder that relative paths start from. */
  readonly directory: string;
  /** In place of `.env`. */
  readonly envFiles: readonly string[];
  /** The name that commands give it. */
  readonly name?: string;
}

/**
 * Resolves every project and variant that a repository holds, in the order of their ids, each when it is asked for: only one is
 * in memory at a time. Folders, files and names of the request are those of each project. Only those that are wanted.
 */
export async function* resolveEvery(
  repository: Repository,
  request: Pick<ResolveRequest, 'variables' | 'profiles' | 'dialect'>,
  options: ResolveOptions,
  isWanted: (id: string) => boolean = () => true,
): AsyncIterable<ResolvedProject> {
  await prepareParsers(repository.files.map(({ path }) => path));
  await prepareRecovery();
  const { parse } = openFiles(repository);
  const collector = createCollector(repository, detectorsOf(loadRulebook().evidence), parse);
  const { groups } = discoverProjects(repository, parse, invocationsOf(collector));
  for (const group of groups) {
    // A file that belongs to none of the projects here and cannot stand alone is not one of them.
    if (group.fragment || !isWanted(group.id)) continue;
    const { id, variantOf, directory, envFiles = [], name } = group;
    const files = group.files.map(({ path }) => path);
    const own = { directory, projectDirectory: directory, files, envFiles, projectName: name };
    const variables = new Map([['PWD', joinPath(rootOf(repository), directory)], ...request.variables]);
    yield {
      id,
      variantOf,
      files,
      directory,
      envFiles,
      name,
      ...resolvedOf(repository, { ...request, ...own, variables }, options, parse),
    };
  }
}
