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
import type { Binding, Lookup } from './template.js';
import { readVariableFile } from './variable-file.js';

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
    const dotenv = readVariableFile({ path, outer: () => undefined, earlier }, context);
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

interface FromFile {
  readonly value: string;
  readonly at: Origin;
  readonly via: Origin['via'];
}

function addFiles({ service, key, files, directory, path, lookup, context }: Addition): MappingNode {
  const own = mappingUnder(service, key);
  const variables = new Map<string, FromFile>();
  const earlier: Lookup = (name) => variables.get(name);
  // Labels of files before come before those of the file itself; variables of files before come after.
  const known = key === 'labels' ? { outer: earlier } : { outer: behind(lookup, own), earlier };
  for (const [index, file] of files.entries()) {
    const added = readVariables(file, directory, `${path}[${index}]`, known, context);
    context.copies.left -= added.size;
    if (added.size > 0 && context.copies.left < 0) {
      reportTooMany(file.node, path, context);
      return service;
    }
    const via = [linkAt('variable-file', file.node)];
    for (const [name, { value, at }] of added) variables.set(name, { value, at: at ?? file.node, via });
  }
  if (variables.size === 0) return service;
  const entries = new Map(own?.entries);
  for (const [name, { value, at, via }] of variables) {
    if (entries.has(name)) continue;
    entries.set(name, entryAt(name, at, scalarAt({ file: at.file, start: at.start, end: at.end, via }, value)));
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

const NONE: ReadonlyMap<string, Binding> = new Map();

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
): ReadonlyMap<string, Binding> {
  const text = textOf(node);
  if (text === undefined) return NONE;
  const at = { file: node.file, start: node.start, end: node.end, pointer };
  const path = text === '' ? '' : pathInside(context.repository, directory, text);
  if (path === undefined || path === '' || !context.repository.has(path)) {
    if (required) reportAbsent(text, path, at, context);
    return NONE;
  }
  const grammar = textOf(format) || DOTENV;
  if (format !== undefined && grammar !== RAW && grammar !== DOTENV) {
    context.problems.add({
      code: 'compose-invalid-value',
      message: `The file "${text}" is to be read as "${grammar}", which is no format of Compose.`,
      hint: 'Write format: raw, or remove the key.',
      at: { file: format.file, start: format.start, end: format.end, pointer },
    });
    return NONE;
  }
  const file = { path, at, outer, earlier, grammar: grammar === RAW ? ('raw' as const) : ('dotenv' as const) };
  return readVariableFile(file, context)?.variables ?? NONE;
}

/** Told once: what comes after it is left out as well. */
function reportTooMany({ file, start, end }: Node, pointer: string, context: LoadContext): void {
  const message = 'Files of variables bring more variables than a project may hold; these and later ones are left out.';
  const at = { file, start, end, pointer };
  context.problems.addOnce({ code: 'compose-too-large', message, hint: 'Name smaller files, in fewer services.', at });
  if (context.unset === 'unknown') context.unknown.push({ at, message });
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
