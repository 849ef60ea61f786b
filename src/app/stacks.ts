import { discoverProjects } from '../compose/discovery/discover.js';
import type { Invocation } from '../compose/discovery/invocation.js';
import { loadProject } from '../compose/load.js';
import { toStack } from '../compose/stack.js';
import { wholeFile } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { ListeningPorts } from '../facts/reachability.js';
import { quoted } from '../lib/quoted.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Stack } from '../model/stack.js';
import type { Repository } from '../source/repository.js';
import type { Files } from './files.js';
import { roleReaderOf } from './knowledge.js';
import { withServiceIds } from './service-ids.js';

export interface LoadedStacks {
  readonly stacks: readonly Stack[];
  readonly problems: readonly Problem[];
  /** Ports that a service's image is known to listen on. */
  readonly listening: ListeningPorts;
  /** Values that files of variables give to names of credentials, each with its name. */
  readonly secrets: ReadonlyMap<string, string>;
}

/**
 * Loads every Compose project, one at a time: its trees are gone before the next one is read, only the compact stack stays.
 * `invocations` say which files are started together; `whileParsed` is told of each file while its tree is still at hand.
 */
export function loadStacks(
  repository: Repository,
  files: Files,
  catalogue: Catalogue,
  invocations: readonly Invocation[],
  whileParsed: (path: string) => void = () => {},
): LoadedStacks {
  const readRole = roleReaderOf(catalogue);
  const discovery = discoverProjects(repository, files.parse, invocations);
  const stacks: Stack[] = [];
  const problems: Problem[] = [];
  const secrets = new Map<string, string>();
  for (const { path, reason, message } of discovery.leftOut) {
    if (reason === 'unreadable') problems.push(unreadable(path, message));
  }
  for (const group of discovery.groups) {
    const project = loadProject(repository, group, files.parse);
    stacks.push(toStack(project, readRole));
    for (const [value, name] of project.secrets) if (!secrets.has(value)) secrets.set(value, name);
    for (const problem of project.problems) problems.push(problem);
    for (const file of project.files) whileParsed(file.path);
  }
  const ports = new Map(catalogue.products.map((product) => [product.id, product.ports ?? []]));
  return {
    stacks: withServiceIds(stacks),
    problems,
    secrets,
    listening: (service) => ports.get(service.role.product ?? '') ?? [],
  };
}

/** A file that is named like Compose and cannot be read: nothing may be claimed about what it declares. */
function unreadable(path: string, message: string): Problem {
  return {
    code: 'unreadable-compose-file',
    severity: 'error',
    message: `The Compose file ${quoted(path)} was not analysed: ${message}`,
    at: wholeFile(path),
  };
}
