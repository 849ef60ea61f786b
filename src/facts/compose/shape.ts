import { baseName } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Fact, Reason } from '../fact.js';
import { known, knownCount, notApplicable } from '../sheet.js';
import {
  type ComposeView,
  isApplication,
  isBuilt,
  isInfrastructure,
  isOnlyInfrastructure,
  isRehearsal,
  isStore,
  isWhole,
} from './view.js';

/** How much there is: projects, services, own code, stores. */
export function shapeFacts(view: ComposeView): readonly Fact[] {
  const files = filesFact(view);
  if (view.services.length === 0) {
    return [files, ...IDS.map((id) => notApplicable(id, 'There is no Compose service.'))];
  }
  const running = view.leading.filter((stack) => stack.services.length > 0);
  const largest = running.reduce((most, stack) => (stack.services.length > most.services.length ? stack : most));
  const units = new Map<string, Service>();
  for (const service of view.services) {
    const unit = view.units.of(service);
    if (unit === undefined || units.has(unit) || isInfrastructure(service) || !view.units.isOwnCode(service)) continue;
    units.set(unit, service);
  }
  const is =
    (what: string) =>
    (service: Service): Reason => ({ message: `${quoted(service.name)} ${what}.`, at: service.at });
  return [
    files,
    knownCount('compose.projects', largestFirst(running), (stack) => ({
      message: `${started(stack)} ${stack.services.length} service${stack.services.length === 1 ? '' : 's'} as one project.`,
      at: stack.at,
    })),
    knownCount(
      'compose.variants',
      view.all.filter((stack) => stack.variantOf !== undefined),
      (stack) => ({
        message: `${quoted(stack.files.at(-1) ?? stack.id)} is a variant of another project.`,
        at: stack.at,
      }),
    ),
    knownCount(
      'compose.parted-projects',
      view.leading.filter((stack) => isParted(stack, view)),
      (stack) => ({
        message: `\`${stack.layers.join('` and `')}\` hold the applications and the stores of one project apart.`,
        at: stack.at,
      }),
    ),
    knownCount('compose.services', tellingFirst(view), (service) => whatRuns(service, view)),
    known('compose.largest-project', largest.services.length, [
      { message: `${quoted(largest.at.file.path)} is the largest project.`, at: largest.at },
    ]),
    knownCount('compose.units', [...units.values()], (service) => codeOf(service, view)),
    knownCount('compose.built-services', view.services.filter(isBuilt), is('is built from a Dockerfile')),
    knownCount('compose.stores', keepersFirst(view.services.filter(isStore)), (service) => is(keeps(service))(service)),
    knownCount('compose.applications', view.services.filter(isApplication), is('is part of the application')),
    knownCount(
      'compose.published-ports',
      view.services.filter((service) => service.ports.length > 0),
      is('publishes a port'),
    ),
    known(
      'compose.only-infrastructure',
      isOnlyInfrastructure(view),
      view.services.slice(0, 5).map((service) => is(`serves as ${service.role.role}`)(service)),
    ),
  ];
}

/** `compose.yaml` runs, or the two files that are laid over each other run. */
function started({ layers, at }: Stack): string {
  const [first = at.file.path, ...others] = layers;
  return others.length === 0 ? `${quoted(first)} runs` : `${[first, ...others].map(quoted).join(' with ')} run`;
}

/** The services in the order in which they tell what the system is: own code, what keeps its data, other parts of it, what serves it. */
function tellingFirst({ services, units }: ComposeView): readonly Service[] {
  const rank = (service: Service): number => {
    if (units.of(service) !== undefined && !isInfrastructure(service)) return units.isOwnCode(service) ? 0 : 2;
    if (isStore(service)) return 1;
    return isApplication(service) ? 2 : 3;
  };
  return ranked(services, rank);
}

/** What keeps data comes before what only passes messages on. */
function keepersFirst(stores: readonly Service[]): readonly Service[] {
  return ranked(stores, ({ role }) => Number(role.role === 'broker'));
}

function largestFirst(stacks: readonly Stack[]): readonly Stack[] {
  return ranked(stacks, (stack) => -stack.services.length);
}

function ranked<T>(items: readonly T[], rank: (item: T) => number): readonly T[] {
  return [...items].sort((a, b) => rank(a) - rank(b));
}

function keeps({ role }: Service): string {
  return role.role === 'broker' ? 'keeps messages' : 'holds data';
}

function whatRuns(service: Service, view: ComposeView): Reason {
  const { name, image, at } = service;
  if (view.units.of(service) !== undefined) return codeOf(service, view);
  if (isStore(service)) return { message: `${quoted(name)} ${keeps(service)}.`, at };
  // The image may be written elsewhere: in an anchor, or in the file that the service extends.
  return image === undefined || image.repository === ''
    ? { message: `${quoted(name)} is a service.`, at }
    : { message: `${quoted(name)} runs the image ${quoted(image.repository)}.`, at: image.at };
}

/** What says that a service runs code of the repository, where that is written. */
function codeOf(service: Service, { units }: ComposeView): Reason {
  const { name, build, image, at } = service;
  const folder = units.folderOf(service) ?? '';
  if (build !== undefined) {
    return { message: `${quoted(name)} is built from ${quoted(build.contextText)}.`, at: build.at };
  }
  if (image === undefined || image.repository === '' || baseName(image.repository) !== baseName(folder)) {
    return { message: `${quoted(name)} runs what is in ${quoted(folder)}.`, at };
  }
  const message = `${quoted(name)} runs the image ${quoted(image.repository)}, which is named after a package of the repository.`;
  return { message, at: image.at };
}

/** Compose files that are there, also those of which no service could be read. */
function filesFact(view: ComposeView): Fact {
  return knownCount('compose.files', view.leading, (stack) => ({
    message: `${quoted(stack.at.file.path)} is a Compose file.`,
    at: stack.at,
  }));
}

/** A project that is whole only by an overlay: its base runs the stores and the overlay the applications, or the other way about. */
function isParted(stack: Stack, view: ComposeView): boolean {
  const base = stack.variantOf === undefined ? undefined : view.all.find(({ id }) => id === stack.variantOf);
  // A variant in a file of its own is another way to start the whole, not a half.
  if (base === undefined || stack.layers.length < 2) return false;
  return isWhole(stack) && !isWhole(base) && !isRehearsal(stack, view.vocabulary.rehearsal);
}

const IDS = [
  'compose.published-ports',
  'compose.parted-projects',
  'compose.projects',
  'compose.variants',
  'compose.services',
  'compose.largest-project',
  'compose.units',
  'compose.built-services',
  'compose.stores',
  'compose.applications',
  'compose.only-infrastructure',
];
