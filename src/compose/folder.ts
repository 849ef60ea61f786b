import { by } from '../lib/compare.js';
import { baseName } from '../lib/paths.js';
import type { Candidate } from './candidates.js';
import { DEFAULT_NAMES, namesEnvironment, OVERRIDE_NAMES, variantName } from './file-names.js';
import type { ProjectGroup } from './group.js';
import type { ComposeFile } from './project.js';
import { sharedServices, standingOf, standsAlone } from './standing.js';

/** A project and the file whose services it is compared by. */
export interface Base {
  readonly file: Candidate;
  readonly group: ProjectGroup;
}

/** Neighbours that an incomplete file without a base is compared with, at most. */
const MOST_NEIGHBOURS = 50;

/**
 * The projects of one folder. `fixed` is the list of files that the folder's `.env` names, `above` the default project of a
 * folder further up, over which the folder's incomplete files may be laid.
 */
export function groupFolder(
  directory: string,
  files: readonly Candidate[],
  fixed: readonly Candidate[] | undefined,
  above: Base | undefined,
): readonly ProjectGroup[] {
  const base = fixed === undefined ? defaultBase(directory, files) : baseOf(directory, fixed);
  const used = new Set(base?.group.files.map(({ path }) => path));
  const others = files.filter(({ path }) => !used.has(path));
  if (base !== undefined) {
    return [base.group, ...others.map((file) => besideBase(file, base, directory))];
  }
  return withoutBase(directory, others, above);
}

/** The project that Compose finds in a folder by itself. */
export function defaultBase(directory: string, files: readonly Candidate[]): Base | undefined {
  const main = firstNamed(files, DEFAULT_NAMES);
  const override = firstNamed(files, OVERRIDE_NAMES);
  if (main === undefined) return undefined;
  return baseOf(directory, override === undefined ? [main] : [main, override]);
}

function firstNamed(files: readonly Candidate[], names: readonly string[]): Candidate | undefined {
  for (const name of names) {
    const found = files.find(({ path }) => baseName(path) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function baseOf(directory: string, files: readonly Candidate[]): Base | undefined {
  const [main] = files;
  if (main === undefined) return undefined;
  const group = {
    id: idOf(directory),
    directory,
    files: files.map(({ path }, index): ComposeFile => ({ path, role: index === 0 ? 'base' : 'override' })),
  };
  return { file: main, group };
}

function besideBase(file: Candidate, base: Base, directory: string): ProjectGroup {
  switch (standingOf(file, base.file)) {
    case 'overlay':
      return overlay(file, base);
    case 'alternative':
      return alternative(file, base);
    case 'own':
      return own(file, directory);
    case 'fragment':
      return { ...own(file, directory), fragment: true };
  }
}

function overlay(file: Candidate, { group }: Base): ProjectGroup {
  const variant = variantName(file.path);
  return {
    id: `${group.id}@${variant}`,
    directory: group.directory,
    files: [...group.files, { path: file.path, role: 'overlay' }],
    variantOf: group.id,
    variant,
  };
}

function alternative(file: Candidate, { group }: Base): ProjectGroup {
  const variant = variantName(file.path);
  return {
    id: `${group.id}@${variant}`,
    directory: group.directory,
    files: [{ path: file.path, role: 'base' }],
    variantOf: group.id,
    variant,
  };
}

function own(file: Candidate, directory: string): ProjectGroup {
  return { id: `${idOf(directory)}#${variantName(file.path)}`, directory, files: [{ path: file.path, role: 'base' }] };
}

function withoutBase(directory: string, files: readonly Candidate[], above: Base | undefined): ProjectGroup[] {
  const whole = files.filter(({ outline }) => standsAlone(outline));
  const parts = files.filter(({ outline }) => !standsAlone(outline));
  const [main] = [...whole].sort(
    by(
      ({ path }) => (namesEnvironment(path) ? 1 : 0),
      ({ outline }) => -outline.services.size,
      ({ path }) => path,
    ),
  );
  const groups = new Map<string, Base>();
  const single = whole.length === 1;
  for (const file of whole) {
    const group = { ...own(file, directory), ...(single && { id: idOf(directory) }) };
    groups.set(file.path, { file, group });
  }
  const lead = main === undefined ? undefined : groups.get(main.path);
  const result = whole.map((file) => {
    const plain = groups.get(file.path)?.group ?? own(file, directory);
    if (lead === undefined || file === lead.file || !namesEnvironment(file.path)) return plain;
    return standingOf(file, lead.file) === 'alternative' ? alternative(file, lead) : plain;
  });
  const variants = new Set(
    result.filter(({ variant }) => variant !== undefined).map(({ files: [file] }) => file?.path),
  );
  const bases = [...groups.values()].filter(({ file }) => !variants.has(file.path)).slice(0, MOST_NEIGHBOURS);
  return [...result, ...parts.map((file) => completing(file, bases, above, directory))];
}

/** An incomplete file belongs to the neighbour that has most of its services, else to the project further up. */
function completing(file: Candidate, bases: readonly Base[], above: Base | undefined, directory: string): ProjectGroup {
  const [best] = bases
    .map((base) => ({ base, shared: sharedServices(file.outline, base.file.outline) }))
    .filter(({ shared }) => shared > 0)
    .sort(
      by(
        ({ shared }) => -shared,
        ({ base }) => base.file.path,
      ),
    );
  if (best !== undefined) return overlay(file, best.base);
  if (above !== undefined && sharedServices(file.outline, above.file.outline) > 0) return overlay(file, above);
  return { ...own(file, directory), fragment: true };
}

function idOf(directory: string): string {
  return directory === '' ? '.' : directory;
}
