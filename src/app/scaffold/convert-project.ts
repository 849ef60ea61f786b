import type { Location } from '../../documents/location.js';
import { child, locateKey, textOf } from '../../documents/node.js';
import { STORE_ROLES } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Repository } from '../../source/repository.js';
import { DEFAULT_COMPOSE_NAMES } from '../resolve.js';
import { inclusionsOf } from './convert-includes.js';
import { type ComposeText, Refused, readText, sectionOf } from './convert-text.js';

/** One project with all ways to start it, and the files that it is written in. */
export interface Project {
  readonly stack: Stack;
  /** The project as it starts by itself, then its variants; each has its files in `layers`. */
  readonly sets: readonly Stack[];
  /** The files of all sets, each once. */
  readonly files: ReadonlyMap<string, ComposeText>;
  /** By name; where sets differ, as the first one that has it says. */
  readonly services: ReadonlyMap<string, Service>;
}

/** More would be no project that a person converts. */
const MOST_SERVICES = 300;
const MOST_FILES = 20;

/**
 * The project that is converted: the one that `named` is a file of, else that of the root, else the only one with an application and
 * a data store. Throws Refused.
 */
export async function projectOf(
  stacks: readonly Stack[],
  repository: Repository,
  named: string | undefined,
): Promise<Project> {
  const stack = chosen(stacks, named, repository);
  if (stack.kind === 'swarm') {
    throw new Refused(
      `${stack.at.file.path} is written for a swarm, which has networks and order of its own: convert what runs with \`docker compose\``,
    );
  }
  const sets = [stack, ...stacks.filter((other) => other.variantOf === stack.id)];
  const paths = [...new Set(sets.flatMap(({ layers }) => layers))];
  const files = new Map<string, ComposeText>();
  for (const path of paths) {
    const source = await textOfFile(repository, path);
    files.set(path, source);
    for (const included of inclusionsOf(source).flatMap((one) => one.paths)) {
      if (!paths.includes(included.path)) paths.push(included.path);
    }
    if (paths.length > MOST_FILES)
      throw new Refused(`the project has more than ${MOST_FILES} files: convert a part of it, named with --from FILE`);
  }
  const services = new Map<string, Service>();
  for (const set of sets)
    for (const service of set.services) if (!services.has(service.name)) services.set(service.name, service);
  if (services.size > MOST_SERVICES) {
    throw new Refused(`the project has more than ${MOST_SERVICES} services: cut it into several projects first`);
  }
  return { stack, sets, files, services };
}

function chosen(stacks: readonly Stack[], named: string | undefined, repository: Repository): Stack {
  if (named !== undefined) {
    const found = stacks.find((stack) => stack.variantOf === undefined && stack.layers.includes(named));
    if (found === undefined) throw new Refused(`${named} is no file of a Compose project that starts by itself`);
    return found;
  }
  const projects = stacks.filter((stack) => stack.variantOf === undefined && stack.services.length > 0);
  if (projects.length === 0) {
    const broken = DEFAULT_COMPOSE_NAMES.find((path) => repository.has(path));
    if (broken !== undefined)
      throw new Refused(`nothing in ${broken} can be read as a service: \`groundplan check\` says where it is broken`);
    throw new Refused('there is no Compose project: name its folder or its file with --from');
  }
  const whole = projects.filter((stack) => stack.services.some(isStore) && !stack.services.every(isStore));
  const candidates = whole.length > 0 ? whole : projects;
  const [only, ...others] = candidates.some(({ path }) => path === '')
    ? candidates.filter(({ path }) => path === '')
    : candidates;
  if (only === undefined || others.length > 0) {
    const paths = candidates.slice(0, 5).map(({ at }) => at.file.path);
    throw new Refused(`there are several projects (${paths.join(', ')}): name the file of one with --from`);
  }
  return only;
}

export function isStore({ role }: Service): boolean {
  return STORE_ROLES.has(role.role);
}

async function textOfFile(repository: Repository, path: string): Promise<ComposeText> {
  const read = repository.read(path);
  if (!read.ok) throw new Refused(`${path} cannot be read: ${read.message}`);
  if (!/\.ya?ml$/i.test(path)) throw new Refused(`${path} is no YAML file: write it as YAML first`);
  const source = await readText(path, read.text);
  const services = source.root.entries.get('services');
  if (
    services === undefined &&
    source.root.entries.size > 0 &&
    ![...source.root.entries.keys()].some((key) => TOP.has(key))
  ) {
    throw new Refused(`${path} is written in the format of Compose 1: put its services below a key \`services\` first`);
  }
  if (services?.value.via !== undefined || (services !== undefined && sectionOf(source, 'services') === undefined)) {
    throw new Refused(`the services of ${path} are no mapping of their own: write them out below \`services:\``);
  }
  return source;
}

const TOP = new Set(['include', 'version', 'name', 'volumes', 'networks', 'secrets', 'configs']);

/** Services that a file says something of. */
export function servicesIn(source: ComposeText): readonly string[] {
  return [...(sectionOf(source, 'services')?.entries.keys() ?? [])];
}

/** The file of a set that speaks of a service first; what it includes comes behind its own files. */
export function firstFileOf({ layers }: Stack, name: string, { files }: Project): string | undefined {
  const speaks = (path: string): boolean => {
    const source = files.get(path);
    return source !== undefined && servicesIn(source).includes(name);
  };
  return layers.find(speaks) ?? [...files.keys()].find(speaks);
}

/** Where a service is written first. */
export function placeOfService(project: Project, { name, at }: Service): Location {
  const set = project.sets.find(({ services }) => services.some((service) => service.name === name)) ?? project.stack;
  const source = project.files.get(firstFileOf(set, name, project) ?? '');
  const entry = source === undefined ? undefined : sectionOf(source, 'services')?.entries.get(name);
  return entry === undefined ? at : locateKey(entry, at.pointer);
}

/** The project's name as the files write it, with variables; undefined where no file says it. */
export function writtenName({ files, sets }: Project): string | undefined {
  const layers = new Set(sets.flatMap((set) => set.layers));
  const names = [...files.values()].flatMap(({ path, root }) =>
    layers.has(path) ? (textOf(root.entries.get('name')?.value) ?? []) : [],
  );
  return names.at(-1);
}

/** Services that a service shares a namespace or mounts with, so that one cannot run without the other. */
export function tiesOf({ sets, files }: Project): readonly (readonly [string, string, string])[] {
  const ties: [string, string, string][] = [];
  for (const { name, networkMode, pid, ipc } of sets.flatMap(({ services }) => services)) {
    if (networkMode?.value.kind === 'service') ties.push([name, networkMode.value.service, 'it uses the network of']);
    for (const [what, mode] of [
      ['processes', pid],
      ['memory', ipc],
    ] as const) {
      const other = /^service:(.+)$/.exec(mode?.value ?? '')?.[1];
      if (other !== undefined) ties.push([name, other, `it sees the ${what} of`]);
    }
  }
  for (const source of files.values()) {
    for (const { key, value } of sectionOf(source, 'services')?.entries.values() ?? []) {
      const from = child(value, 'volumes_from');
      for (const item of from?.kind === 'sequence' ? from.items : []) {
        const other = textOf(item)?.split(':')[0];
        if (other !== undefined && other !== 'container') ties.push([key, other, 'it mounts the volumes of']);
      }
    }
  }
  return ties;
}
