import type { Location } from '../../documents/location.js';
import { child, itemsOf, type MappingNode, type Node, type ScalarNode, textOf } from '../../documents/node.js';
import { joinPath } from '../../lib/paths.js';
import type { LoadContext } from '../context.js';
import type { ProjectGroup } from '../discovery/group.js';
import {
  entryAt,
  isNull,
  linkAt,
  mapEntries,
  mappingAt,
  mappingUnder,
  type Origin,
  scalarAt,
  withEntry,
} from '../nodes.js';
import { pathInside } from '../root.js';
import { type Dotenv, parseDotenv } from './dotenv.js';
import { parseRawEnv } from './raw-env.js';
import type { Binding, Lookup } from './template.js';
import { reportUnset } from './variable-problems.js';

/** The variables of a file such as `.env`, behind those of `outer`; undefined when there is no such file. */
export function readDotenv(path: string, outer: Lookup, context: LoadContext, earlier?: Lookup): Dotenv | undefined {
  if (!context.repository.has(path)) return undefined;
  const read = context.repository.read(path);
  if (!read.ok) return undefined;
  const dotenv = parseDotenv(path, read.text, outer, { earlier, eager: context.dialect !== '5' });
  reportProblems(dotenv, context);
  return dotenv;
}

function reportProblems({ problems, unset }: Dotenv, context: LoadContext): void {
  for (const problem of problems) {
    // Where the environment is unknown, what a file needs may well be there.
    const unknown = problem.code === 'compose-required-variable' && context.unset === 'unknown';
    context.problems.add(unknown ? { ...problem, severity: 'warning' } : problem);
  }
  for (const [name, { file, start, end }] of unset) reportUnset(name, { file, start, end, pointer: '' }, context);
}

/**
 * The variables that a project brings along: those of the files that it is started with, later ones winning, else of its folder's
 * `.env`. The environment of whoever runs this is never used.
 */
export function projectVariables(
  { directory, envFiles = [joinPath(directory, '.env')] }: Pick<ProjectGroup, 'directory' | 'envFiles'>,
  context: LoadContext,
): ReadonlyMap<string, Binding> {
  const variables = new Map<string, Binding>();
  const earlier: Lookup = (name) => variables.get(name);
  for (const path of envFiles) {
    const dotenv = readDotenv(path, () => undefined, context, earlier);
    for (const [name, binding] of dotenv?.variables ?? []) variables.set(name, binding);
  }
  return variables;
}

/** Gives values to the variables that services and builds take from the environment (`environment: [NAME]`). */
export function inheritVariables(root: MappingNode, lookup: Lookup): MappingNode {
  const services = mappingUnder(root, 'services');
  if (services === undefined) return root;
  const resolved = mapEntries(services, (service) => {
    if (service.kind !== 'mapping') return service;
    const build = mappingUnder(service, 'build');
    const withBuild = build === undefined ? service : replace(service, 'build', inherit(build, 'args', lookup));
    return inherit(withBuild, 'environment', lookup);
  });
  return replace(root, 'services', resolved);
}

function replace(node: MappingNode, key: string, value: Node): MappingNode {
  return node.entries.get(key)?.value === value ? node : withEntry(node, key, value);
}

function inherit(node: MappingNode, key: string, lookup: Lookup): MappingNode {
  const variables = mappingUnder(node, key);
  if (variables === undefined) return node;
  const resolved = mapEntries(variables, (value, entry) => {
    const binding = isNull(value) ? lookup(entry.key) : undefined;
    return binding === undefined ? value : boundAt(value, binding);
  });
  return replace(node, key, resolved);
}

function boundAt(origin: Node, { value, at }: Binding): ScalarNode {
  const node = scalarAt(origin, value);
  return at === undefined ? node : { ...node, via: [...(node.via ?? []), linkAt('env-file', at)] };
}

/**
 * Adds the variables of `env_file` to `environment`, and those of `label_file` to `labels`, where the service itself does not
 * set them: each stands at its line of the file. A file that is not in the repository makes what it sets unknown.
 */
export function readVariableFiles(
  root: MappingNode,
  directory: string,
  lookup: Lookup,
  context: LoadContext,
): MappingNode {
  const services = mappingUnder(root, 'services');
  if (services === undefined) return root;
  const read = mapEntries(services, (service, { key }) => {
    if (service.kind !== 'mapping') return service;
    const path = `services.${key}`;
    const withVariables = service.entries.has('env_file')
      ? addFiles({
          service,
          key: 'environment',
          files: envFilesOf(service),
          directory,
          path: `${path}.env_file`,
          lookup,
          context,
        })
      : service;
    return service.entries.has('label_file')
      ? addFiles({
          service: withVariables,
          key: 'labels',
          files: itemsOf(child(service, 'label_file')).map((node) => ({ node, required: true })),
          directory,
          path: `${path}.label_file`,
          lookup: () => undefined,
          context,
        })
      : withVariables;
  });
  return replace(root, 'services', read);
}

interface FileOfVariables {
  readonly node: Node;
  readonly format?: Node;
  readonly required: boolean;
}

interface Addition {
  readonly service: MappingNode;
  readonly key: 'environment' | 'labels';
  readonly files: readonly FileOfVariables[];
  readonly directory: string;
  readonly path: string;
  readonly lookup: Lookup;
  readonly context: LoadContext;
}

function envFilesOf(service: MappingNode): FileOfVariables[] {
  return itemsOf(child(service, 'env_file')).flatMap((item) => {
    const node = child(item, 'path');
    if (node === undefined) return [];
    return [{ node, format: child(item, 'format'), required: textOf(child(item, 'required')) !== 'false' }];
  });
}

function addFiles({ service, key, files, directory, path, lookup, context }: Addition): MappingNode {
  const own = mappingUnder(service, key);
  const variables = new Map<string, { binding: Binding; from: Origin }>();
  const earlier: Lookup = (name) => variables.get(name)?.binding;
  // Labels of files before come before those of the file itself; variables of files before come after.
  const known = key === 'labels' ? { outer: earlier } : { outer: behind(lookup, own), earlier };
  for (const [index, file] of files.entries()) {
    for (const [name, binding] of readVariables(file, directory, `${path}[${index}]`, known, context)) {
      variables.set(name, { binding, from: file.node });
    }
  }
  context.copies.left -= variables.size;
  if (variables.size === 0) return service;
  if (context.copies.left < 0) {
    const at = { file: service.file, start: service.start, end: service.end, pointer: path };
    context.unknown.push({ at, message: 'The files of variables are too large to be read for every service.' });
    return service;
  }
  const entries = new Map(own?.entries);
  for (const [name, { binding, from }] of variables) {
    if (entries.has(name)) continue;
    const place = binding.at ?? from;
    const value = scalarAt(
      { file: place.file, start: place.start, end: place.end, via: [linkAt('env-file', from)] },
      binding.value,
    );
    entries.set(name, entryAt(name, place, value));
  }
  const origin = own ?? files[0]?.node ?? service;
  return withEntry(service, key, own === undefined ? mappingAt(origin, entries) : { ...own, entries });
}

/** The variables of the project, then those that the service itself sets. */
function behind(lookup: Lookup, own: MappingNode | undefined): Lookup {
  return (name) => {
    const outside = lookup(name);
    if (outside !== undefined) return outside;
    const node = own?.entries.get(name)?.value;
    const value = textOf(node);
    return node === undefined || value === undefined ? undefined : { value, at: node };
  };
}

// The grammars that a file of variables may name.
const RAW = 'raw';
const DOTENV = '.env';

interface Known {
  readonly outer: Lookup;
  readonly earlier?: Lookup;
}

function readVariables(
  { node, format, required }: FileOfVariables,
  directory: string,
  pointer: string,
  { outer, earlier }: Known,
  context: LoadContext,
): Iterable<readonly [string, Binding]> {
  const text = textOf(node);
  if (text === undefined || text === '') return [];
  const at = { file: node.file, start: node.start, end: node.end, pointer };
  const path = pathInside(context.repository, directory, text);
  if (path === undefined || !context.repository.has(path)) {
    if (required) reportAbsent(text, path, at, context);
    return [];
  }
  const grammar = textOf(format) || DOTENV;
  if (format !== undefined && grammar !== RAW && grammar !== DOTENV) {
    context.problems.add({
      code: 'compose-invalid-value',
      message: `The file "${text}" is to be read as "${grammar}", which is no format of Compose.`,
      hint: 'Write format: raw, or remove the key.',
      at: { file: format.file, start: format.start, end: format.end, pointer },
    });
    return [];
  }
  if (grammar === DOTENV) return readDotenv(path, outer, context, earlier)?.variables ?? [];
  const read = context.repository.read(path);
  if (!read.ok) return [];
  const raw = parseRawEnv(path, read.text, outer);
  reportProblems(raw, context);
  return raw.variables;
}

/** A project that is to run needs the file; one that is only looked at may get it where it runs. */
function reportAbsent(text: string, path: string | undefined, at: Location, context: LoadContext): void {
  if (context.unset === 'unknown') {
    const message = `The file "${text}" is not in the repository, so the variables that it sets are unknown.`;
    context.unknown.push({ at, message });
  } else {
    context.problems.add({
      code: path === undefined ? 'compose-outside-root' : 'compose-env-file-missing',
      message:
        path === undefined
          ? `The file "${text}" is outside the repository and is not read.`
          : `The file "${text}" does not exist.`,
      hint:
        path === undefined ? 'Move it into the repository.' : 'Create it, correct the path, or write required: false.',
      at,
    });
  }
}
