import { listed } from '../../lint/sentence.js';
import type { Service, Stack } from '../../model/stack.js';
import type { FilePlan, Migration, Part } from '../../rulebook/migration.js';
import { bare, placeOf, placesOf, type Scene } from './scene.js';
import { namesOf, type Selected } from './selected.js';
import { filled } from './template.js';

/** How a plan names the file that is there already. */
const MAIN = '{file}';

/** Files with the services that belong there and share a project with services of another file today. */
export function moves(scene: Scene, _step: unknown, migration: Migration): readonly Selected[] {
  const files = migration.files ?? [];
  const moving = new Map<FilePlan, Service[]>();
  for (const stack of scene.stacks) {
    const dealt = dealOut(scene, stack, files);
    if (dealt.size < 2) continue;
    for (const [file, services] of dealt) moving.set(file, [...(moving.get(file) ?? []), ...services]);
  }
  return files.flatMap((file) => {
    // What the main file keeps is not moved.
    if (file.file === MAIN) return [];
    const services = moving.get(file) ?? [];
    if (services.length === 0) return [];
    const name = filled(file.file, scene);
    return [
      {
        name,
        values: { file: bare(name), services: namesOf(services) },
        places: services.flatMap(({ at }) => placesOf(at)),
      },
    ];
  });
}

/** The services of a project by the file that they belong to. */
function dealOut(
  scene: Scene,
  { services }: Stack,
  files: readonly FilePlan[],
): ReadonlyMap<FilePlan, readonly Service[]> {
  const dealt = new Map<FilePlan, Service[]>();
  for (const service of services) {
    const file = fileFor(scene.partOf(service), files);
    if (file !== undefined) dealt.set(file, [...(dealt.get(file) ?? []), service]);
  }
  return dealt;
}

function fileFor(part: Part, files: readonly FilePlan[]): FilePlan | undefined {
  return files.find(({ parts }) => parts.includes(part)) ?? files.find(({ parts }) => parts.includes('rest'));
}

/** `depends_on` from one file into another, within the projects that are cut. */
export function crossing(scene: Scene, { files = [] }: Migration): readonly Selected[] {
  return scene.stacks.flatMap(({ services }) => {
    const byName = new Map(services.map((service) => [service.name, service]));
    return services.flatMap((service) =>
      service.dependsOn.flatMap(({ service: name, at }) => {
        const other = byName.get(name);
        if (other === undefined) return [];
        if (fileFor(scene.partOf(service), files) === fileFor(scene.partOf(other), files)) return [];
        return [{ name: service.name, values: { service: bare(service.name), on: bare(name) }, places: [placeOf(at)] }];
      }),
    );
  });
}

/** A network of the plan with who joins it, and a free subnet. */
interface Zone {
  readonly name: string;
  readonly subnet: string;
  readonly members: readonly Service[];
}

/** Networks of the plan that somebody would join and that no project has yet. */
export function networksToCreate(scene: Scene, _step: unknown, migration: Migration): readonly Selected[] {
  const there = new Set(scene.stacks.flatMap(({ networks }) => networks.flatMap(({ key, name }) => [key, name])));
  return zonesOf(scene, migration)
    .filter(({ name, members }) => members.length > 0 && !there.has(name))
    .map(({ name, subnet, members }) => ({
      name,
      values: { network: bare(name), subnet, members: namesOf(members) },
      places: [],
    }));
}

/** Services whose networks are not those of the plan. */
export function joins(scene: Scene, _step: unknown, migration: Migration): readonly Selected[] {
  const zones = zonesOf(scene, migration);
  return scene.services.flatMap((service) => {
    const wanted = zones.filter(({ members }) => members.includes(service)).map(({ name }) => name);
    const today = service.attachments.map(({ network }) => network);
    if (wanted.length === 0 || service.networkMode !== undefined) return [];
    if (wanted.length === today.length && wanted.every((name) => today.includes(name))) return [];
    return [
      {
        name: service.name,
        values: {
          service: bare(service.name),
          networks: listed(wanted),
          today: today.length === 0 ? '' : `, today on ${listed(today)}`,
        },
        places: placesOf(service.at),
      },
    ];
  });
}

function zonesOf(scene: Scene, { networks = [] }: Migration): readonly Zone[] {
  const range = freeRange(scene);
  return networks.flatMap((plan, index): Zone[] => {
    const { parts, needs, otherwise } = plan;
    if (needs !== undefined && membersOf(scene, needs).length === 0) return [];
    const lacks = otherwise !== undefined && membersOf(scene, [otherwise.lacks]).length === 0;
    const members = membersOf(scene, lacks ? [...parts, ...otherwise.parts] : parts);
    return [{ name: filled(plan.network, scene), subnet: `${range}.${index + 1}.0/24`, members }];
  });
}

function membersOf(scene: Scene, parts: readonly Part[]): readonly Service[] {
  return scene.services.filter((service) => parts.includes(scene.partOf(service)));
}

/** The first two bytes of subnets that no network of the repository has. */
function freeRange({ stacks }: Scene): string {
  const taken = stacks.flatMap(({ networks }) => networks.flatMap(({ subnets }) => subnets));
  for (let second = 28; second < 32; second++) {
    const range = `172.${second}`;
    if (!taken.some((subnet) => subnet.startsWith(`${range}.`))) return range;
  }
  return '10.28';
}
