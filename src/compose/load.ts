import { wholeFile } from '../documents/location.js';
import type { ParsedFile } from '../documents/node.js';
import { locateKey, type MappingNode, textOf } from '../documents/node.js';
import type { Repository } from '../source/repository.js';
import { composeAttributes } from './attributes.js';
import { type LoadContext, loadContext } from './context.js';
import { rawDocuments } from './documents.js';
import { inheritVariables, projectDotenv, readVariableFiles } from './environment.js';
import type { ProjectGroup } from './group.js';
import { loadModel } from './model.js';
import { folderName, projectName } from './name.js';
import { nameResources } from './names.js';
import { mappingAt, mappingUnder, without } from './nodes.js';
import { normaliseServices, withContexts } from './normalise/services.js';
import { resolvePaths } from './paths.js';
import { profilesOf } from './profiles.js';
import type { ComposeProject } from './project.js';
import type { Lookup } from './template.js';
import { checkConsistency } from './validate/consistency.js';
import { checkCycles } from './validate/cycles.js';
import { checkResources } from './validate/resources.js';

/**
 * Loads one project as `docker compose config` would, from files of the repository alone: `.env` files give variables their
 * values, the environment of whoever runs this never does. Never throws for content; every problem is in the result.
 */
export function loadProject(
  repository: Repository,
  group: ProjectGroup,
  parse: (path: string) => ParsedFile,
): ComposeProject {
  const context = loadContext(repository, parse);
  const dotenv = projectDotenv(group.directory, context);
  return loadGroup(group, (name) => dotenv.get(name), context);
}

/** Loads one project with the given variables. */
export function loadGroup(group: ProjectGroup, variables: Lookup, context: LoadContext): ComposeProject {
  const { directory } = group;
  const documents = group.files.flatMap(({ path, role }) => rawDocuments(path, role, context));
  const project = projectName(
    documents,
    { folder: folderName(directory, context), path: group.files[0]?.path ?? '' },
    variables,
    context,
  );
  const lookup: Lookup = (name) => (name === 'COMPOSE_PROJECT_NAME' ? { value: project.name } : variables(name));
  for (const document of documents) reportVersion(document, context);
  const model = loadModel({ files: group.files, directory, lookup, chain: [] }, context);
  if (model === undefined && context.problems.all.length === 0) reportEmpty(group, context);
  const root = model === undefined ? emptyRoot(group) : finish(model, group, lookup, context);
  const named = nameResources(root, project);
  return {
    id: group.id,
    name: project.name,
    nameAt: project.at,
    directory,
    files: [...context.files.values()],
    variantOf: group.variantOf,
    variant: group.variant,
    root: named,
    profiles: profilesOf(named),
    variables: context.variables,
    problems: context.problems.all,
    unknown: context.unknown,
  };
}

function finish(model: MappingNode, group: ProjectGroup, lookup: Lookup, context: LoadContext): MappingNode {
  const { directory } = group;
  const complete = group.fragment !== true;
  if (complete) checkResources(model, context);
  const inherited = inheritVariables(withContexts(without(model, 'version')), lookup);
  const filled = readVariableFiles(inherited, directory, lookup, context);
  const normal = normaliseServices(filled);
  if (complete) {
    checkConsistency(normal, context);
    checkCycles(normal, context);
    if (mappingUnder(normal, 'services') === undefined) reportNoServices(group, context, model);
  }
  const resolved = resolvePaths(normal, composeAttributes(), directory);
  return resolved.kind === 'mapping' ? resolved : normal;
}

function reportVersion(document: MappingNode, { problems }: LoadContext): void {
  const version = document.entries.get('version');
  if (version === undefined) return;
  problems.add({
    code: 'compose-obsolete-version',
    severity: 'warning',
    message: `version: ${textOf(version.value) ?? ''} is obsolete: Compose ignores it.`,
    hint: 'Remove the line.',
    at: locateKey(version, 'version'),
  });
}

function reportNoServices(group: ProjectGroup, { problems, unknown }: LoadContext, root: MappingNode): void {
  if (unknown.length > 0) return;
  problems.add({
    code: 'compose-no-services',
    severity: 'warning',
    message: `${group.files[0]?.path ?? 'The project'} has no services.`,
    hint: 'Add services: to it, or remove it.',
    at: { file: root.file, start: root.start, end: root.start, pointer: '' },
  });
}

function reportEmpty(group: ProjectGroup, { problems }: LoadContext): void {
  const path = group.files[0]?.path ?? '';
  problems.add({
    code: 'compose-empty',
    message: `${path} is empty.`,
    hint: 'Add services: to it, or remove it.',
    at: wholeFile(path),
  });
}

function emptyRoot(group: ProjectGroup): MappingNode {
  const file = { path: group.files[0]?.path ?? '', lineStarts: [0] };
  return mappingAt({ file, start: 0, end: 0 }, []);
}
