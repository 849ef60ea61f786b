import { child, descend, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { CandidateFile } from '../detector.js';
import { atKey, atNode, entryAt } from '../emit.js';
import type { Dependency, PackageReading } from './package-reading.js';

/** pyproject.toml: the standard project table (PEP 621), dependency groups (PEP 735) and Poetry. */
export function readPyproject(file: CandidateFile): PackageReading | undefined {
  const [root] = file.parsed().documents;
  const project = child(root, 'project');
  const poetry = descend(root, 'tool', 'poetry');
  if (project === undefined && poetry === undefined && child(root, 'build-system') === undefined) return undefined;
  const dependencies: Dependency[] = [
    ...requirementList(child(project, 'dependencies'), 'project.dependencies', false),
    ...[...entriesOf(child(project, 'optional-dependencies'))].flatMap((entry) =>
      requirementList(entry.value, `project.optional-dependencies.${entry.key}`, false),
    ),
    ...[...entriesOf(child(root, 'dependency-groups'))].flatMap((entry) =>
      requirementList(entry.value, `dependency-groups.${entry.key}`, true),
    ),
    ...keyed(child(poetry, 'dependencies'), 'tool.poetry.dependencies', false),
    ...[...entriesOf(child(poetry, 'group'))].flatMap((entry) =>
      keyed(child(entry.value, 'dependencies'), `tool.poetry.group.${entry.key}.dependencies`, true),
    ),
  ];
  const scripts = child(project, 'scripts') ?? child(poetry, 'scripts');
  const anchor =
    entryAt(project, 'name') ?? entryAt(poetry, 'name') ?? entryAt(root, 'project') ?? entryAt(root, 'tool');
  if (anchor === undefined) return undefined;
  return {
    ecosystem: 'python',
    tool: 'python',
    name: textOf(child(project, 'name')) ?? textOf(child(poetry, 'name')),
    purpose: scripts !== undefined ? 'cli' : child(root, 'build-system') !== undefined ? 'library' : undefined,
    dependencies,
    at: atKey(anchor, anchor.key),
  };
}

/** Pipfile. */
export function readPipfile(file: CandidateFile): PackageReading | undefined {
  const [root] = file.parsed().documents;
  const packages = entryAt(root, 'packages');
  if (packages === undefined) return undefined;
  return {
    ecosystem: 'python',
    tool: 'python',
    dependencies: [
      ...keyed(packages.value, 'packages', false),
      ...keyed(child(root, 'dev-packages'), 'dev-packages', true),
    ],
    at: atKey(packages, 'packages'),
  };
}

/** Cargo.toml: a package, a workspace, or both. */
export function readCargo(file: CandidateFile): PackageReading | undefined {
  const [root] = file.parsed().documents;
  const anchor = entryAt(root, 'package') ?? entryAt(root, 'workspace');
  if (anchor === undefined) return undefined;
  const isLibrary = child(root, 'lib') !== undefined && child(root, 'bin') === undefined;
  return {
    ecosystem: 'cargo',
    tool: 'cargo',
    name: textOf(descend(root, 'package', 'name')),
    purpose: isLibrary ? 'library' : anchor.key === 'workspace' ? 'workspace' : undefined,
    dependencies: [
      ...keyed(child(root, 'dependencies'), 'dependencies', false),
      ...keyed(descend(root, 'workspace', 'dependencies'), 'workspace.dependencies', false),
      ...keyed(child(root, 'dev-dependencies'), 'dev-dependencies', true),
    ],
    at: atKey(anchor, anchor.key),
  };
}

/** libs.versions.toml of Gradle: `module = "group:artifact"`, or group and name. */
export function readVersionCatalog(file: CandidateFile): PackageReading | undefined {
  const libraries = entryAt(file.parsed().documents[0], 'libraries');
  if (libraries === undefined) return undefined;
  const dependencies: Dependency[] = [];
  for (const entry of entriesOf(libraries.value)) {
    const module = textOf(child(entry.value, 'module')) ?? textOf(entry.value);
    const artifact = textOf(child(entry.value, 'name')) ?? module?.split(':')[1];
    if (artifact !== undefined) {
      dependencies.push({ name: artifact, development: false, at: atKey(entry, `libraries.${entry.key}`) });
    }
  }
  return { ecosystem: 'maven', tool: 'gradle', dependencies, at: atKey(libraries, 'libraries') };
}

function keyed(node: Node | undefined, pointer: string, development: boolean): readonly Dependency[] {
  return [...entriesOf(node)].map((entry) => ({
    name: entry.key,
    development,
    at: atKey(entry, `${pointer}.${entry.key}`),
  }));
}

function requirementList(node: Node | undefined, pointer: string, development: boolean): readonly Dependency[] {
  return itemsOf(node).flatMap((item, index) => {
    const name = requirementName(textOf(item) ?? '');
    return name === undefined ? [] : [{ name, development, at: atNode(item, `${pointer}[${index}]`) }];
  });
}

/** The name in a requirement specifier (PEP 508): `celery[redis]>=5; python_version > "3.8"`. */
export function requirementName(text: string): string | undefined {
  return /^[ \t]*([A-Za-z0-9][A-Za-z0-9._-]{0,100})/.exec(text)?.[1];
}
