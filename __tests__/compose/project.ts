import { loadContext, type ReadingOptions } from '../../src/compose/context.js';
import { discoverProjects } from '../../src/compose/discovery/discover.js';
import type { Discovery, ProjectGroup } from '../../src/compose/discovery/group.js';
import { loadGroup, loadProject } from '../../src/compose/load.js';
import type { ComposeProject } from '../../src/compose/project.js';
import type { Node, ParsedFile } from '../../src/documents/node.js';
import { memory } from '../../src/source/memory.js';
import type { Repository } from '../../src/source/repository.js';
import { parseYaml } from '../documents/support/parse-yaml.js';

export type Files = Readonly<Record<string, string>>;

export function repositoryOf(files: Files): Repository {
  return memory(files, { name: 'shop' });
}

export function parserOf(repository: Repository): (path: string) => ParsedFile {
  return (path) => {
    const read = repository.read(path);
    return parseYaml(path, read.ok ? read.text : '');
  };
}

export function discover(files: Files): Discovery {
  const repository = repositoryOf(files);
  return discoverProjects(repository, parserOf(repository));
}

/** Loads files as one project, in merge order; the first decides the folder. */
export function loadFiles(files: Files, ...paths: string[]): ComposeProject {
  const repository = repositoryOf(files);
  return loadProject(repository, groupOf(paths), parserOf(repository));
}

/** The same, read in another way: by an older release, with profiles, …; no variable has a value. */
export function loadAs(options: ReadingOptions, files: Files, ...paths: string[]): ComposeProject {
  const repository = repositoryOf(files);
  return loadGroup(groupOf(paths), () => undefined, loadContext(repository, parserOf(repository), options));
}

function groupOf(paths: readonly string[]): ProjectGroup {
  const [first = ''] = paths;
  return {
    id: 'project',
    directory: first.includes('/') ? first.slice(0, first.lastIndexOf('/')) : '',
    files: paths.map((path, index) => ({ path, role: index === 0 ? 'base' : 'override' })),
  };
}

/** Loads one file. */
export function load(text: string, more: Files = {}): ComposeProject {
  return loadFiles({ 'compose.yaml': text, ...more }, 'compose.yaml');
}

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** The values of a tree, without their places. */
export function plain(node: Node | undefined): Plain {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return node.value ?? null;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

/** What stands at a path of keys and indices of a loaded project. */
export function nodeAt(project: ComposeProject, ...path: (string | number)[]): Node {
  let node: Node | undefined = project.root;
  for (const step of path) {
    if (typeof step === 'number') node = node?.kind === 'sequence' ? node.items[step] : undefined;
    else node = node?.kind === 'mapping' ? node.entries.get(step)?.value : undefined;
  }
  if (node === undefined) throw new Error(`Nothing at ${path.join('.')}.`);
  return node;
}

export function at(project: ComposeProject, ...path: (string | number)[]): Plain {
  return plain(nodeAt(project, ...path));
}

export function codes(project: ComposeProject): string[] {
  return project.problems.map(({ code }) => code).sort();
}
