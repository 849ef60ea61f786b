import type { Service } from '../../model/stack.js';
import type { Fact, Reason } from '../fact.js';
import { known, knownCount, notApplicable } from '../sheet.js';
import { type ComposeView, isApplication, isBuilt, isInfrastructure, isStore, unitOf } from './view.js';

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
    const unit = unitOf(service);
    if (unit !== undefined && !isInfrastructure(service) && !units.has(unit)) units.set(unit, service);
  }
  const is =
    (what: string) =>
    (service: Service): Reason => ({ message: `\`${service.name}\` ${what}.`, at: service.at });
  return [
    files,
    knownCount('compose.projects', running, (stack) => ({
      message: `Compose project \`${stack.name}\` has ${stack.services.length} services.`,
      at: stack.at,
    })),
    knownCount(
      'compose.variants',
      view.all.filter((stack) => stack.variantOf !== undefined),
      (stack) => ({ message: `\`${stack.files.at(-1) ?? stack.id}\` is a variant of another project.`, at: stack.at }),
    ),
    knownCount('compose.services', view.services, is('is a service')),
    known('compose.largest-project', largest.services.length, [
      { message: `\`${largest.name}\` is the largest project.`, at: largest.at },
    ]),
    knownCount('compose.units', [...units.values()], (service) => ({
      message: `\`${service.name}\` is built from \`${service.build?.contextText ?? ''}\`.`,
      at: service.at,
    })),
    knownCount('compose.built-services', view.services.filter(isBuilt), is('is built from a Dockerfile')),
    knownCount('compose.stores', view.services.filter(isStore), is('holds data')),
    knownCount('compose.applications', view.services.filter(isApplication), is('is part of the application')),
    known(
      'compose.only-infrastructure',
      view.services.every(isInfrastructure),
      view.services.slice(0, 5).map((service) => is(`serves as ${service.role.role}`)(service)),
    ),
  ];
}

/** Compose files that are there, also those of which no service could be read. */
function filesFact(view: ComposeView): Fact {
  return knownCount('compose.files', view.leading, (stack) => ({
    message: `\`${stack.at.file.path}\` is a Compose file.`,
    at: stack.at,
  }));
}

const IDS = [
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
