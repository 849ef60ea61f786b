import { type Location, positionOf } from '../../documents/location.js';
import { baseName } from '../../lib/paths.js';
import type { Resource } from '../../model/resource.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Place } from '../../report/choosing/shape.js';
import type { Part } from '../../rulebook/migration.js';
import type { Rulebook } from '../../rulebook/rulebook.js';
import type { Repository } from '../../source/repository.js';
import type { PatternReading } from '../../taxonomy/classification.js';
import type { Observed } from '../observe.js';
import { resourcesOf } from '../resources.js';
import { functionsOf, type Workload, workloadsOf } from './workloads.js';

/** What the steps of a migration are told of. */
export interface Scene {
  /** What new things are named after: lower case, digits and hyphens. */
  readonly project: string;
  /** The first file of the main project; `compose.yaml` where there is none. */
  readonly file: string;
  /** Compose projects that speak for the repository, the main one first, without variants. */
  readonly stacks: readonly Stack[];
  readonly services: readonly Service[];
  readonly partOf: (service: Service) => Part;
  /** What manifests of Kubernetes run. */
  readonly workloads: readonly Workload[];
  /** What the provider of functions calls. */
  readonly functions: readonly Resource[];
  /** `Extend \`Makefile\`` or `Write a \`Makefile\``, as a beginning. */
  readonly starter: string;
  readonly pattern: PatternReading;
}

/** Each role, and the kind of services that it is for somebody who deals them out. */
const PARTS: Readonly<Record<Role, Part>> = {
  database: 'stores',
  cache: 'stores',
  'object-store': 'stores',
  search: 'stores',
  broker: 'bus',
  coordination: 'bus',
  proxy: 'entries',
  gateway: 'entries',
  frontend: 'frontends',
  api: 'apps',
  worker: 'apps',
  job: 'jobs',
  app: 'apps',
  'sidecar-proxy': 'companions',
  'sidecar-agent': 'companions',
  vpn: 'helpers',
  observability: 'helpers',
  identity: 'identity',
  'admin-tool': 'tools',
  'dev-tool': 'tools',
  'control-plane': 'helpers',
  unknown: 'unknown',
};

export interface SceneInput {
  readonly repository: Repository;
  readonly book: Rulebook;
  readonly observed: Observed;
  readonly pattern: PatternReading;
  /** Base name of the folder, for a name where no project has one. */
  readonly folder: string;
}

/** Gathers what speaks for the repository. Where nothing does and there is an architecture all the same, all of it is taken. */
export function sceneOf({ repository, book, observed, pattern, folder }: SceneInput): Scene {
  const { loaded, surveyed } = observed;
  const whole = loaded.stacks.filter(({ variantOf }) => variantOf === undefined);
  const speaking = whole.filter(({ files: [first = ''] }) => surveyed.speaks(first));
  const stacks = mainFirst(speaking.length === 0 && pattern.id !== 0 ? whole : speaking);
  const [main] = stacks;
  const named = main?.named === true ? main.name : folder;
  const resources = resourcesOf({
    repository,
    book,
    evidence: observed.observed.evidence,
    parse: observed.files.parse,
    speaks: surveyed.speaks,
  });
  return {
    project: slug(named) || 'app',
    file: main?.layers[0] ?? main?.files[0] ?? 'compose.yaml',
    stacks,
    services: stacks.flatMap((stack) => stack.services),
    partOf: ({ role }) => PARTS[role.role],
    workloads: workloadsOf(resources, observed.catalogue, PARTS),
    functions: functionsOf(resources),
    starter: starterOf(repository),
    pattern,
  };
}

/** Files of targets that people type. */
const STARTERS: readonly string[] = ['Makefile', 'makefile', 'justfile', 'Taskfile.yml', 'Taskfile.yaml'];

function starterOf({ has }: Repository): string {
  const there = STARTERS.find((path) => has(path));
  return there === undefined ? 'Write a `Makefile`' : `Extend \`${there}\``;
}

/** The project nearest to the root, of several the one with most services. */
function mainFirst(stacks: readonly Stack[]): readonly Stack[] {
  const depth = ({ path }: Stack): number => (path === '' ? 0 : path.split('/').length);
  const [main] = [...stacks].sort((a, b) => depth(a) - depth(b) || b.services.length - a.services.length);
  return main === undefined ? [] : [main, ...stacks.filter((stack) => stack !== main)];
}

function slug(name: string): string {
  return baseName(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 40);
}

/** Where something stands, and where what it is laid over does. */
export function placesOf(at: Location): readonly Place[] {
  const below = (at.via ?? [])
    .filter(({ kind }) => kind === 'override')
    .map((step) => placeOf({ ...step, pointer: '' }));
  const own = placeOf(at);
  return [own, ...below.filter(({ path }) => path !== own.path)];
}

export function placeOf(at: Location): Place {
  const { path, line } = positionOf(at);
  return { path, line };
}

/** A name of the repository for a template that sets it between backticks. */
export function bare(name: string): string {
  return name.replaceAll('`', "'").slice(0, 100);
}
