import { usersIn } from '../../lint/needs.js';
import { unitOf } from '../../lint/own-units.js';
import { listed } from '../../lint/sentence.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Migration, MigrationStep, Part, Selection } from '../../rulebook/migration.js';
import { crossing, fileOf, moves } from './files.js';
import { joins, networksToCreate, sharing, users } from './networks.js';
import { bare, placeOf, placesOf, type Scene } from './scene.js';
import { namesOf, type Selected } from './selected.js';
import { sameName } from './workloads.js';

type Select = (scene: Scene, step: MigrationStep, migration: Migration) => readonly Selected[];

/** Everything that a step goes over, in the order of the files. */
export function select(each: Selection, scene: Scene, step: MigrationStep, migration: Migration): readonly Selected[] {
  return SELECTIONS[each](scene, step, migration);
}

const SELECTIONS: Readonly<Record<Selection, Select>> = {
  services: (scene, step) => ofParts(scene, step.parts).map((service) => serviceItem(service)),
  units: (scene, step) => units(scene, step),
  built: (scene, step) => units(scene, step, true),
  undeployed: (scene, step) =>
    ofParts(scene, step.parts)
      .filter(({ name }) => !scene.workloads.some((workload) => sameName(name, workload.name)))
      .map((service) => serviceItem(service)),
  databases: (scene) => {
    const databases = scene.services.filter(({ role }) => role.role === 'database');
    return databases.length < 2 ? [] : databases.map((service) => serviceItem(service));
  },
  passing: (scene, step) =>
    ofParts(scene, step.parts)
      .filter(({ restart }) => restart === undefined || /^(?:no|on-failure)/.test(restart.value))
      .map((service) => serviceItem(service)),
  workloads: (scene, _step, migration) => workloadItems(scene, migration),
  functions: ({ functions }) =>
    functions.map(({ name = '', at }) => ({ name, values: { name: bare(name) }, places: [placeOf(at)] })),
  moves,
  networks: networksToCreate,
  joins,
  sharing,
  users,
  ports: (scene, step) =>
    ofParts(scene, step.parts).flatMap((service) =>
      service.ports
        .filter(({ hostIp }) => hostIp === undefined || !/^(?:127\.|::1$)/.test(hostIp))
        .map(({ published, target, at }) => ({
          name: service.name,
          values: {
            service: bare(service.name),
            port: bare(published === undefined ? String(target) : `${published}:${target}`),
          },
          places: [placeOf(at)],
        })),
    ),
  waits: (scene, _step, migration) => crossing(scene, migration),
  calls: (scene) => scene.stacks.flatMap((stack) => callsIn(scene, stack)),
  shared: (scene) => scene.stacks.flatMap((stack) => sharedIn(scene, stack)),
  projects: ({ stacks: [, ...others] }) =>
    others.map((stack) => ({
      name: stack.layers[0] ?? stack.files[0] ?? stack.id,
      values: { file: bare(stack.layers[0] ?? stack.files[0] ?? stack.id), services: namesOf(stack.services) },
      places: [],
    })),
  declared: ({ stacks }) =>
    stacks.flatMap((stack) =>
      stack.networks
        .filter(({ declared }) => declared)
        .map((network) => {
          const members = stack.services.filter(({ attachments }) =>
            attachments.some((one) => one.network === network.key),
          );
          return {
            name: network.key,
            values: { network: bare(network.key), members: members.length === 0 ? 'nobody' : namesOf(members) },
            places: [placeOf(network.at)],
          };
        }),
    ),
  volumes: (scene, step) =>
    scene.stacks.flatMap((stack) =>
      stack.volumes.flatMap((volume) => {
        const user = stack.services.find(
          (service) =>
            isOf(scene, service, step.parts) &&
            service.mounts.some(({ source, type }) => type === 'volume' && source === volume.key),
        );
        if (user === undefined || volume.external) return [];
        return [
          {
            name: volume.key,
            values: { volume: bare(volume.key), service: bare(user.name), name: bare(volume.name) },
            places: [placeOf(volume.at)],
          },
        ];
      }),
    ),
  read,
};

/** Services of the parts; all where none is named. */
export function ofParts(scene: Scene, parts: readonly Part[] | undefined): readonly Service[] {
  return scene.services.filter((service) => isOf(scene, service, parts));
}

function isOf(scene: Scene, service: Service, parts: readonly Part[] | undefined): boolean {
  return parts === undefined || parts.includes(scene.partOf(service));
}

function serviceItem(service: Service): Selected {
  const { name, at, build, healthcheck, mounts, attachments, restart } = service;
  const volumes = mounts.filter(({ type, source }) => type === 'volume' && source !== undefined);
  const context = build?.context === undefined ? '' : build.context === '' ? '.' : build.context;
  const networks = attachments.map(({ network }) => ({ name: network }));
  return {
    name,
    values: {
      service: bare(name),
      volumes: volumes.length === 0 ? '' : `, with the data of ${listed(volumes.map(({ source = '' }) => source))}`,
      build: build === undefined ? '' : context === '' ? ', which is built' : `, built from \`${bare(context)}\``,
      health: healthcheck === undefined || healthcheck.disabled ? ', which has no healthcheck to make a probe of' : '',
      restart: restart === undefined || restart.value === 'no' ? ', which stays down today' : '',
      today: networks.length === 0 ? '' : `, today on ${namesOf(networks)}`,
      others: '',
    },
    places: placesOf(at),
  };
}

/** What a workload is for, where it is not own code. */
const NOUNS: Readonly<Partial<Record<Part, string>>> = {
  stores: ', which keeps data',
  bus: ', which keeps messages',
  entries: ', the way in',
  jobs: ', which ends when its work is done',
};

/** Workloads that no Compose project has a service for. */
function workloadItems(scene: Scene, migration: Migration): readonly Selected[] {
  return scene.workloads
    .filter(({ name }) => !scene.services.some((service) => sameName(service.name, name)))
    .map(({ kind, name, part, at }) => ({
      name,
      values: { kind, name: bare(name), what: NOUNS[part] ?? '', to: bare(fileOf(scene, part, migration)) },
      places: at.map(placeOf),
    }));
}

/** Own code: services that run the same are one piece of work. What is a known product has its code elsewhere. */
function units(scene: Scene, { parts }: MigrationStep, onlyBuilt = false): readonly Selected[] {
  const groups = new Map<string, Service[]>();
  for (const service of ofParts(scene, parts)) {
    const { build, role } = service;
    if (build === undefined && (onlyBuilt || role.product !== undefined)) continue;
    const key = unitKey(service);
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const item = serviceItem(first);
    if (others.length === 0) return [item];
    const told = `, and with it ${namesOf(others)}, which ${others.length === 1 ? 'runs' : 'run'} the same code`;
    return [{ ...item, values: { ...item.values, others: told } }];
  });
}

const OWN: ReadonlySet<Part> = new Set(['apps', 'frontends', 'unknown']);

function callsIn(scene: Scene, stack: Stack): readonly Selected[] {
  const own = stack.services.filter((service) => OWN.has(scene.partOf(service)));
  return own.flatMap((target) =>
    (usersIn(stack).get(target.id) ?? [])
      .filter((user) => own.includes(user) && user !== target && unitKey(user) !== unitKey(target))
      .map((user) => ({
        name: user.name,
        values: { service: bare(user.name), on: bare(target.name) },
        places: [placeOf(user.dependsOn.find(({ service }) => service === target.name)?.at ?? user.at)],
      })),
  );
}

function sharedIn(scene: Scene, stack: Stack): readonly Selected[] {
  return stack.services.flatMap((store) => {
    if (store.role.role !== 'database') return [];
    const users = (usersIn(stack).get(store.id) ?? []).filter((user) => OWN.has(scene.partOf(user)));
    if (new Set(users.map(unitKey)).size < 2) return [];
    return [
      { name: store.name, values: { store: bare(store.name), users: namesOf(users) }, places: [placeOf(store.at)] },
    ];
  });
}

function unitKey(service: Service): string {
  return unitOf(service) ?? service.name;
}

/** Files by which today's pattern was read, but for Compose files, of which something stays. */
function read({ pattern, stacks }: Scene): readonly Selected[] {
  const staying = new Set(stacks.flatMap(({ files }) => files));
  const told = new Map<string, Selected>();
  for (const { because, evidence } of pattern.fired) {
    for (const { at } of evidence) {
      const place = placeOf(at);
      if (place.path === '' || staying.has(place.path) || told.has(place.path)) continue;
      told.set(place.path, { name: place.path, values: { file: bare(place.path), because }, places: [] });
    }
  }
  return [...told.values()];
}
