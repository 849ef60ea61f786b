import { posix } from 'node:path';
import { parseArgs } from 'node:util';
import { type Remark, type ResolveRequest, resolveCompose } from '../../src/app/resolve.js';
import { textOf } from '../../src/app/resolve-text.js';
import { memory } from '../../src/source/memory.js';
import { bytesOf, type ConformanceCase, DIR, HOME, placedAt, ROOT_NAME } from './case.js';
import { sorted } from './sorted.js';

/** What Groundplan's loader makes of a case; paths as in recorded answers. */
export interface OurAnswer {
  /** Undefined where the project is refused. */
  readonly model?: unknown;
  readonly remarks: readonly Remark[];
}

/** Holds the project's root folder, for paths that lead out of it. */
const ABOVE = 'conformance-root';

/** Loads a case with Groundplan, in memory and in this process. */
export async function load(asked: ConformanceCase, dialect: ResolveRequest['dialect']): Promise<OurAnswer> {
  const one = placedAt(asked, `/${ABOVE}/${ROOT_NAME}`);
  const files = new Map(Object.entries(one.files).map(([path, file]) => [`${ROOT_NAME}/${path}`, bytesOf(file)]));
  if (one.stdin !== undefined) files.set('-', bytesOf(one.stdin));
  const resolved = await resolveCompose(memory(files, { name: ABOVE }), requestOf(one, dialect), {
    format: 'json',
    allResources: false,
    provenance: false,
  });
  const remarks = resolved.remarks.map((remark) => ({ ...remark, path: withoutRoot(remark.path) }));
  if (resolved.output === undefined) return { remarks };
  const text = await textOf(resolved, 'json');
  return { model: sorted(JSON.parse(portable(text, `/${ABOVE}`))), remarks };
}

/** Replaces the absolute path of the project's folder, and of the one around it, by what stands for them. */
export function portable(text: string, above: string): string {
  return text.replaceAll(`${above}/${ROOT_NAME}`, DIR).replaceAll(above, `${DIR}/..`);
}

function requestOf({ args, env, in: folder }: ConformanceCase, dialect: ResolveRequest['dialect']): ResolveRequest {
  const { values } = parseArgs({
    args: [...args],
    options: {
      file: { type: 'string', short: 'f', multiple: true },
      profile: { type: 'string', multiple: true },
      'env-file': { type: 'string', multiple: true },
      'project-directory': { type: 'string' },
      'project-name': { type: 'string', short: 'p' },
    },
  });
  const directory = posix.join(ROOT_NAME, folder);
  const inside = (path: string): string => posix.relative(`/${ABOVE}`, posix.resolve(`/${ABOVE}`, directory, path));
  const projectDirectory = values['project-directory'];
  const projectName = values['project-name'];
  return {
    directory,
    files: (values.file ?? []).map((path) => (path === '-' ? path : inside(path))),
    ...(projectDirectory === undefined ? {} : { projectDirectory: inside(projectDirectory) }),
    envFiles: (values['env-file'] ?? []).map(inside),
    profiles: values.profile ?? [],
    ...(projectName === undefined ? {} : { projectName }),
    variables: new Map([['PWD', `/${ABOVE}/${directory}`], ['HOME', HOME], ...Object.entries(env)]),
    dialect,
  };
}

function withoutRoot(path: string): string {
  if (path === ROOT_NAME) return '.';
  return path.startsWith(`${ROOT_NAME}/`) ? path.slice(ROOT_NAME.length + 1) : path;
}
