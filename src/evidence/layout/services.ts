import { wholeFile } from '../../documents/location.js';
import { baseName } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { FolderKnowledge } from '../../model/evidence-knowledge.js';
import { isDockerfile } from '../docker/dockerfile.js';
import { observe, shown } from '../emit.js';
import { type FilePath, isYaml } from '../file-path.js';
import { isPackageManifest } from '../packages/libraries.js';
import type { FolderSeen, Tree } from './tree.js';

/**
 * Sibling folders that each have their own Dockerfile, compose file or package manifest. Below folders named for services the
 * files may stand one level deeper (`services/basket/Basket.API/Dockerfile`).
 */
export function* readServiceFolders(tree: Tree, knowledge: FolderKnowledge): Iterable<Evidence> {
  const parents = new Set(knowledge.serviceParents);
  for (const parent of tree.values()) {
    const deeper = parents.has(baseName(parent.path).toLowerCase());
    const services = parent.children.flatMap((path) => {
      const folder = tree.get(path);
      const has = folder === undefined ? [] : contentsOf(folder, deeper ? tree : undefined);
      return folder === undefined || has.length === 0 ? [] : [{ folder, has }];
    });
    if (services.length < 2) continue;
    for (const { folder, has } of services) {
      yield observe({
        kind: 'layout.service-folder',
        value: folder.path,
        name: baseName(folder.path),
        details: {
          has: has.join(' '),
          siblings: String(services.length),
          parent: parent.path === '' ? '.' : parent.path,
        },
        message: `The folder ${shown(folder.path)} is one of ${services.length} with its own ${has.join(' and ')}.`,
        at: wholeFile(whatShows(folder, deeper ? tree : undefined)),
      });
    }
  }
}

const KINDS: readonly (readonly [string, (file: FilePath) => boolean])[] = [
  ['dockerfile', isDockerfile],
  ['compose', isComposeName],
  ['manifest', isPackageManifest],
];

export function isComposeName(file: FilePath): boolean {
  return isYaml(file) && /^(?:[\w-]{1,40}\.)?(?:docker-)?compose(?:[-._][\w.-]{1,60})?\.ya?ml$/.test(file.name);
}

/** The file that makes the folder a service's. */
function whatShows(folder: FolderSeen, tree: Tree | undefined): string {
  const files = filesOf(folder, tree);
  for (const [, test] of KINDS) {
    const found = files.find(test);
    if (found !== undefined) return found.path;
  }
  return folder.first;
}

function filesOf(folder: FolderSeen, tree: Tree | undefined): readonly FilePath[] {
  const below = tree === undefined ? [] : folder.children.flatMap((path) => tree.get(path)?.files ?? []);
  return [...folder.files, ...below];
}

function contentsOf(folder: FolderSeen, tree: Tree | undefined): readonly string[] {
  const files = filesOf(folder, tree);
  return KINDS.filter(([, test]) => files.some(test)).map(([name]) => name);
}

const HANDLER =
  /^(?:index|handler|main|app|lambda_function|lambda_handler|function|function_app|__init__)\.(?:[jt]s|mjs|cjs|py|go|rb|java|cs|php)$|^function\.json$/;

/** Folders of functions, each with a handler. */
export function* readFunctionFolders(tree: Tree, knowledge: FolderKnowledge): Iterable<Evidence> {
  const parents = new Set(knowledge.functionParents);
  for (const parent of tree.values()) {
    if (!parents.has(baseName(parent.path).toLowerCase())) continue;
    const functions = parent.children.flatMap((path) => {
      const folder = tree.get(path);
      const handler = folder?.files.find((file) => HANDLER.test(file.name));
      return handler === undefined ? [] : [{ path, handler }];
    });
    for (const { path, handler } of functions) {
      yield observe({
        kind: 'layout.function-folder',
        value: path,
        name: baseName(path),
        details: { siblings: String(functions.length), handler: handler.name },
        message: `The folder ${shown(path)} looks like a function with its handler.`,
        at: wholeFile(handler.path),
      });
    }
  }
}
