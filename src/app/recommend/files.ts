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

/** The file of the plan that something of this part belongs to; the main one where none is planned for it. */
export function fileOf(scene: Scene, part: Part, { files = [] }: Migration): string {
  return filled(fileFor(part, files)?.file ?? MAIN, scene);
}
