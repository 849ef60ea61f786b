import { wholeFile } from '../documents/location.js';
import type { MappingNode, ParsedFile } from '../documents/node.js';
import type { Problem } from '../documents/problem.js';
import type { Repository } from '../source/repository.js';
import { absolutePaths } from './absolute-paths.js';
import { composeAttributes } from './attributes.js';
import { type LoadContext, loadContext } from './context.js';
import type { ProjectGroup } from './discovery/group.js';
import { rawDocuments } from './documents.js';
import { loadModel } from './model.js';
import { folderName, projectName } from './name.js';
import { nameResources } from './names.js';
import { mappingAt, mappingUnder, without } from './nodes.js';
import { withDefaults } from './normalise/defaults.js';
import { normaliseServices } from './normalise/services.js';
import { resolvePaths } from './paths.js';
import { profilesOf, withProfiles } from './profiles.js';
import type { ComposeFile, ComposeProject } from './project.js';
import { type ResolveRequest, select } from './request.js';
import { checkConsistency } from './validate/consistency.js';
import { checkCycles } from './validate/cycles.js';
import { checkResources } from './validate/resources.js';
import { inheritVariables, projectVariables, readVariableFiles } from './variables/environment.js';
import type { Lookup } from './variables/template.js';

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
  const variables = projectVariables(group, context);
  return loadGroup(group, (name) => variables.get(name), context, group.name);
}

/**
 * Loads the project that a request means, as `docker compose config` would in its place: variables without a value are blank,
 * only services of active profiles are enabled, and paths are absolute.
 */
export function resolveProject(
  repository: Repository,
  request: ResolveRequest,
  parse: (path: string) => ParsedFile,
): ComposeProject {
  const { files, directory, variables, projectName: name, context } = select(request, repository, parse);
  reportAbsent(files, request.directory, context);
  const group: ProjectGroup = { id: directory === '' ? '.' : directory, directory, files };
  return loadGroup(group, (variable) => variables.get(variable), context, name);
}

function reportAbsent(files: readonly ComposeFile[], directory: string, { repository, problems }: LoadContext): void {
  if (files.length === 0 && problems.all.length === 0) {
    problems.add({
      code: 'compose-no-file',
      message: `There is no Compose file in ${directory === '' ? 'this folder' : directory} or above it.`,
      hint: 'Name the files with -f.',
      at: wholeFile(directory === '' ? '.' : directory),
    });
  }
  for (const { path } of files) {
    if (repository.has(path)) continue;
    problems.add({
      code: 'compose-file-missing',
      message: `There is no file ${path}.`,
      hint: 'Create it, or correct the path.',
      at: wholeFile(path),
    });
  }
}

/** Loads one project with the given variables, and a name that nothing in the files changes. */
export function loadGroup(
  group: ProjectGroup,
  variables: Lookup,
  context: LoadContext,
  fixedName?: string,
): ComposeProject {
  const { directory } = group;
  const files = group.files.filter(({ path }) => context.repository.has(path));
  const documents = files.flatMap(({ path, role }) => rawDocuments(path, role, context));
  const place = { folder: folderName(directory, context), path: group.files[0]?.path ?? '', fixed: fixedName };
  const project = projectName(documents, place, variables, context);
  const lookup: Lookup = (name) => (name === 'COMPOSE_PROJECT_NAME' ? { value: project.name } : variables(name));
  const model = loadModel({ files, directory, lookup, chain: [] }, context);
  if (model === undefined && !context.problems.all.some(saysWhy)) reportEmpty(group, context);
  const { root, disabled } =
    model === undefined ? { root: emptyRoot(group), disabled: [] } : finish(model, group, lookup, context);
  const named = nameResources(root, project);
  return {
    id: group.id,
    name: project.name,
    nameAt: project.at,
    directory,
    files: [...context.files.values()],
    variantOf: group.variantOf,
    variant: group.variant,
    found: group.found ?? [],
    root: named,
    disabled,
    defaultProfiles: defaultProfiles(lookup),
    profiles: profilesOf(model ?? named),
    variables: context.variables,
    secrets: context.secrets,
    problems: context.problems.all,
    unknown: context.unknown,
  };
}

function defaultProfiles(lookup: Lookup): readonly string[] {
  const text = lookup('COMPOSE_PROFILES')?.value ?? '';
  return text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

interface Finished {
  readonly root: MappingNode;
  /** Services that no active profile enables. */
  readonly disabled: readonly string[];
}

function finish(model: MappingNode, group: ProjectGroup, lookup: Lookup, context: LoadContext): Finished {
  const { directory } = group;
  const complete = group.fragment !== true;
  if (complete) checkResources(model, context);
  const inherited = inheritVariables(withDefaults(without(model, 'version'), context.dialect), lookup);
  const normal = normaliseServices(inherited);
  const { root, disabled } = withProfiles(normal, context.profiles);
  if (complete) {
    checkConsistency(root, context, new Set(disabled));
    checkCycles(root, context);
    if (mappingUnder(normal, 'services') === undefined) reportNoServices(group, context, model);
  }
  const filled = readVariableFiles(root, directory, lookup, context);
  const tree = composeAttributes();
  const resolved =
    context.unset === 'blank' ? absolutePaths(filled, tree, directory, context) : resolvePaths(filled, tree, directory);
  return { root: resolved.kind === 'mapping' ? resolved : filled, disabled };
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

/** Whether a problem says by itself why there is no model. A template holds one as soon as it is filled in. */
function saysWhy(problem: Problem): boolean {
  return isError(problem) || problem.code === 'yaml-template';
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
