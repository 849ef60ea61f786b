import { differences } from '../../lib/differences.js';
import type { Plain } from '../../lib/json.js';
import type { Repository } from '../../source/repository.js';
import { resolveCompose } from '../resolve.js';
import type { Front } from './convert-front.js';

/** How a set of files is loaded. Paths are the repository's. */
export interface Resolution {
  readonly files: readonly string[];
  readonly directory: string;
  readonly envFiles: readonly string[];
  /** The name that commands give; absent where the files or the folder say it. */
  readonly name?: string;
  /** Values of variables that nothing here gives one. */
  readonly variables?: ReadonlyMap<string, string>;
}

type Fields = { readonly [key: string]: Plain };

/** What files come to with all profiles, or the first thing that is wrong with them. */
export async function resolved(
  repository: Repository,
  { files, directory, envFiles, name, variables = new Map() }: Resolution,
): Promise<{ readonly output: Fields } | { readonly error: string }> {
  const request = {
    directory,
    projectDirectory: directory,
    files,
    envFiles,
    profiles: ['*'],
    variables,
    dialect: '5' as const,
    ...(name === undefined ? {} : { projectName: name }),
  };
  const { output, remarks } = await resolveCompose(repository, request, {
    format: 'json',
    allResources: true,
    provenance: false,
  });
  if (output !== undefined) return { output: fieldsOf(output) };
  const error = remarks.find(({ severity }) => severity === 'error');
  return {
    error:
      error === undefined ? 'it does not load' : `${error.path}:${error.line}: ${error.message.replace(/\.$/, '')}`,
  };
}

/** Differences that are told. */
const MOST = 5;

/**
 * What a project in two halves does otherwise than the whole: services with all attributes, volumes, ports, and the networks by their full
 * names. Only dependencies across the cut may go, and names on networks may come. Values are never told.
 */
export function splitDifferences(
  before: Fields,
  halves: readonly Fields[],
  front: Front | undefined,
): readonly string[] {
  const found: string[] = [];
  const projects = halves.map(({ name }) => name);
  if (new Set(projects).size < halves.length) {
    found.push(
      'both halves would have the name that COMPOSE_PROJECT_NAME gives them: take it out of `.env`, and write it as `name:` in the Compose file',
    );
  } else if (!projects.includes(before.name ?? null)) {
    found.push('the projects would have other names');
  }
  const names = halves.flatMap((half) => Object.keys(servicesOf(half)));
  for (const [name, service] of Object.entries(servicesOf(before))) {
    const half = halves.find((one) => Object.hasOwn(servicesOf(one), name));
    if (half === undefined || names.filter((other) => other === name).length > 1) {
      found.push(`\`${name}\` would be in ${half === undefined ? 'no' : 'both'} halves`);
      continue;
    }
    const now = fieldsOf(servicesOf(half)[name]);
    const was = fieldsOf(service);
    found.push(...attributeDifferences(name, was, now));
    const kept = Object.fromEntries(
      Object.entries(fieldsOf(was.depends_on)).filter(([other]) => Object.hasOwn(servicesOf(half), other)),
    );
    if (differences(kept, fieldsOf(now.depends_on)).length > 0) found.push(`\`${name}\` would depend on others`);
    const joined = withFront(name, joinedBy(was, before), before, half, front);
    const joins = joinedBy(now, half);
    if ([...joined].sort().join() !== [...joins].sort().join()) found.push(`\`${name}\` would be on other networks`);
  }
  for (const name of names) if (!Object.hasOwn(servicesOf(before), name)) found.push(`\`${name}\` would be new`);
  for (const section of ['volumes', 'networks'] as const) {
    const now = new Map(halves.flatMap((half) => declared(half, section)));
    for (const [name, settings] of declared(before, section)) {
      const creators = halves.flatMap((half) => declared(half, section).filter(([other]) => other === name));
      const isSame = creators.some(([, other]) => differences(settings, other).length === 0);
      // The default network of a half that nobody is on is none of the project's.
      if (creators.length === 0 || (!isSame && now.has(name)))
        found.push(`the ${section.slice(0, -1)} \`${name}\` would be another one`);
    }
  }
  return found.slice(0, MOST);
}

/** What a project does otherwise than before but for the networks that its services join. */
export function layeredDifferences(before: Fields, after: Fields): readonly string[] {
  const found: string[] = [];
  for (const name of new Set([...Object.keys(servicesOf(before)), ...Object.keys(servicesOf(after))])) {
    const [was, now] = [servicesOf(before)[name], servicesOf(after)[name]];
    if (was === undefined || now === undefined)
      found.push(`\`${name}\` would ${was === undefined ? 'be new' : 'be gone'}`);
    else found.push(...attributeDifferences(name, fieldsOf(was), fieldsOf(now), ['depends_on', 'links']));
  }
  if (differences(before.volumes ?? {}, after.volumes ?? {}).length > 0) found.push('the volumes would be other ones');
  return found.slice(0, MOST);
}

function attributeDifferences(name: string, was: Fields, now: Fields, also: readonly string[] = []): readonly string[] {
  const ignored = new Set(['networks', ...(also.length > 0 ? [] : ['depends_on', 'links'])]);
  const told = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => !ignored.has(key)));
  return differences(told(was), told(now)).map(
    (path) => `\`${name}\` would have another \`${path.slice(0, 2).join('.')}\``,
  );
}

/** Full names of the networks that a service joins. */
function joinedBy(service: Fields, project: Fields): ReadonlySet<string> {
  const networks = fieldsOf(project.networks);
  return new Set(Object.keys(fieldsOf(service.networks)).map((key) => String(fieldsOf(networks[key]).name ?? key)));
}

/** The full names of networks that a service is to join after the cut. */
function withFront(
  name: string,
  joined: ReadonlySet<string>,
  before: Fields,
  half: Fields,
  front: Front | undefined,
): ReadonlySet<string> {
  if (front === undefined || !(front.leaving.has(name) || front.joining.has(name))) return joined;
  const fullName = (project: Fields, key: string): string =>
    String(fieldsOf(fieldsOf(project.networks)[key]).name ?? key);
  const wanted = new Set([...joined, fullName(half, front.key)]);
  if (front.leaving.has(name)) wanted.delete(fullName(before, front.former));
  return wanted;
}

/** Declarations by full name. */
function declared(project: Fields, section: 'volumes' | 'networks'): readonly (readonly [string, Fields])[] {
  return Object.entries(fieldsOf(project[section])).map(([key, value]) => {
    const settings = fieldsOf(value);
    return [String(settings.name ?? key), settings] as const;
  });
}

export function servicesOf(project: Fields): Fields {
  return fieldsOf(project.services);
}

export function fieldsOf(value: Plain | undefined): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
