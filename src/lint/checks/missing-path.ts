import type { Location } from '../../documents/location.js';
import { baseName, folderOf, joinPath, resolvePath } from '../../lib/paths.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, RepositoryTree, Violation } from '../check.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** What names the path: the folder of a build, its Dockerfile, `env_file`, or the source of a mount that is a file. */
  readonly of: 'build-context' | 'dockerfile' | 'env-file' | 'mounted-file';
  /** Words in a path that mark what programs or people make in place: keys, data. */
  readonly madeElsewhere: readonly string[];
  /** Endings of files that belong into a repository. Only for `mounted-file`: others may be data or keys that are made elsewhere. */
  readonly endings: readonly string[];
  /** Words in the name of a variant, file or folder whose files are made when they run, or are not meant to run. */
  readonly asideWords: readonly string[];
}

interface Missing {
  readonly path: string;
  readonly service: Service;
  readonly at: Location;
}

const MAX_PLACES = 20;
const CLONED = 3;
const EXAMPLE = /example|sample|dist|template|tmpl|tpl|default/i;

/**
 * Paths that the repository does not hold, although a service cannot run without them. One finding per stack. What .gitignore keeps
 * out, what lies in a submodule, what an example stands for, and what is there when the path is read from a folder above, is not
 * reported: the project may be prepared or started in another way.
 */
export const check: Check<Params> = {
  name: 'missing-path',
  *run({ stacks, tree }, params) {
    if (tree === undefined) return;
    for (const stack of stacks) {
      if (isForDevelopment(stack, params.asideWords)) continue;
      const missing = new Map<string, Missing>();
      let there = 0;
      for (const service of stack.services) {
        for (const one of candidates(service, tree, params)) {
          const found = isThere(one.path, stack, tree);
          if (found) there++;
          if (found || missing.has(one.path) || tree.isUnknown(one.path)) continue;
          if (wordsIn(one.path).some((word) => params.madeElsewhere.includes(word))) continue;
          if (params.of !== 'build-context' && hasExample(one.path, tree)) continue;
          missing.set(one.path, one);
        }
      }
      // Nothing of what it builds is here: other repositories are cloned into place.
      if (params.of === 'build-context' && there === 0 && missing.size >= CLONED) continue;
      yield* grouped([...missing.values()], pathMember, violation);
    }
  },
};

function* candidates(service: Service, tree: RepositoryTree, { of, endings }: Params): Generator<Missing> {
  const { build } = service;
  if (of === 'build-context' && build?.context !== undefined) yield { path: build.context, service, at: build.at };
  if (of === 'dockerfile' && build?.context !== undefined && build.dockerfileUnknown !== true) {
    const { context, dockerfile } = build;
    const path = dockerfile === undefined ? undefined : resolvePath(context, dockerfile);
    // Of a context that is not there, `build-context` says more. The builder also takes the name in small letters.
    const isFound = path === undefined || !tree.hasFolder(context) || tree.hasFile(path.toLowerCase());
    if (!isFound) yield { path, service, at: build.at };
  }
  // Of a service whose folder is not there, `build-context` says more.
  const isGone = build?.context !== undefined && build.context !== '' && !tree.hasFolder(build.context);
  if (of === 'env-file' && !isGone) {
    for (const { value, at, optional, unknown } of service.envFiles) {
      const path = inRepository(value);
      if (path !== undefined && optional !== true && unknown !== true) yield { path, service, at };
    }
  }
  if (of === 'mounted-file') {
    for (const { type, source, target, unknown, at } of service.mounts) {
      const path = type === 'bind' && source !== undefined && unknown !== true ? inRepository(source) : undefined;
      if (path !== undefined && isFile(path, endings) && isFile(target, endings)) yield { path, service, at };
    }
  }
}

/** A path of the model when it lies in the repository. */
function inRepository(text: string): string | undefined {
  return /^[~\\]|^[a-z]:/i.test(text) ? undefined : resolvePath('', text);
}

function wordsIn(path: string): string[] {
  return path.toLowerCase().split(/[^a-z0-9]+/);
}

function isFile(path: string, endings: readonly string[]): boolean {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 && endings.includes(name.slice(dot + 1).toLowerCase());
}

/** Whether the path is there, as it is read or as it would be from a folder above the project's. */
function isThere(path: string, stack: Stack, { hasFile, hasFolder }: RepositoryTree): boolean {
  if (hasFile(path) || hasFolder(path)) return true;
  if (stack.path === '' || !path.startsWith(`${stack.path}/`)) return false;
  const below = path.slice(stack.path.length + 1);
  for (let folder = stack.path; folder !== ''; ) {
    folder = folderOf(folder);
    const other = joinPath(folder, below);
    if (hasFile(other) || hasFolder(other)) return true;
  }
  return false;
}

/** Whether a file beside it shows what belongs there: `.env.example`, `config.sample.yml`. */
function hasExample(path: string, tree: RepositoryTree): boolean {
  const isVariables = /env/i.test(baseName(path));
  const stem = baseName(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  return tree
    .namesIn(folderOf(path))
    .some(
      (name) =>
        EXAMPLE.test(name) &&
        (name.toLowerCase().includes(stem) || (isVariables && name.toLowerCase().includes('env'))),
    );
}

function pathMember({ path, service, at }: Missing): Member {
  return { at, subject: service.id, key: path };
}

function violation(all: readonly [Missing, ...Missing[]]): Violation {
  const [first, ...others] = all;
  const names = [...new Set(all.map(({ service }) => service.name))];
  return {
    at: first.at,
    subject: first.service.id,
    values: {
      paths: listed(all.map(({ path }) => path)),
      services: listed(names),
      mount: names.length === 1 ? 'mounts' : 'mount',
      are: all.length === 1 ? 'is' : 'are',
      service: first.service.name,
    },
    value: all.map(({ path }) => path).join(' '),
    related: others.slice(0, MAX_PLACES).map(({ path, at }) => ({ at, message: `\`${path}\` is missing as well.` })),
  };
}
