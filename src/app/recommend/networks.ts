import { names } from '../../lint/needs.js';
import { listed } from '../../lint/sentence.js';
import type { Service } from '../../model/stack.js';
import type { Migration, Part } from '../../rulebook/migration.js';
import { bare, placeOf, placesOf, type Scene } from './scene.js';
import { namesOf, type Selected } from './selected.js';
import { filled } from './template.js';

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
    if (wanted.length === 0 || keepsItsMode(service)) return [];
    if (wanted.length === today.length && wanted.every((name) => today.includes(name))) return [];
    return [
      {
        name: service.name,
        values: {
          service: bare(service.name),
          networks: listed(wanted),
          today: today.length === 0 ? modeInWords(service) : `, today on ${listed(today)}`,
        },
        places: placesOf(service.at),
      },
    ];
  });
}

/** Services on the network of another one or of the host: where nobody parts who reaches what. */
export function sharing({ services }: Scene): readonly Selected[] {
  return services.flatMap((service) => {
    const { networkMode, name } = service;
    if (networkMode === undefined || keepsItsMode(service)) return [];
    const values = { service: bare(name), today: modeInWords(service) };
    return [{ name, values, places: [placeOf(networkMode.at)] }];
  });
}

function keepsItsMode({ networkMode }: Service): boolean {
  return networkMode !== undefined && !['host', 'service', 'container'].includes(networkMode.value.kind);
}

function modeInWords({ networkMode }: Service): string {
  switch (networkMode?.value.kind) {
    case 'host':
      return ', today on the network of the host';
    case 'service':
      return `, today on the network of \`${bare(networkMode.value.service)}\``;
    case 'container':
      return `, today on the network of the container \`${bare(networkMode.value.container)}\``;
    default:
      return '';
  }
}

const OWN: ReadonlySet<Part> = new Set(['apps', 'jobs', 'identity', 'tools', 'unknown']);
const INFRASTRUCTURE: ReadonlySet<Part> = new Set(['stores', 'bus']);

/** Services that name a store or broker of their project, and own code, which may need one without saying so. */
export function users(scene: Scene, _step: unknown, migration: Migration): readonly Selected[] {
  const added = zonesOf(scene, migration).map(({ name }) => name);
  return scene.stacks.flatMap((stack) => {
    const infrastructure = stack.services.filter((one) => INFRASTRUCTURE.has(scene.partOf(one)));
    if (infrastructure.length === 0) return [];
    return stack.services.flatMap((service) => {
      const used = infrastructure.filter((one) => names(stack, service, one));
      if (INFRASTRUCTURE.has(scene.partOf(service)) || (used.length === 0 && !OWN.has(scene.partOf(service))))
        return [];
      const today = service.attachments.map(({ network }) => network);
      const on = [...(today.length === 0 ? ['default'] : today), ...added];
      const because = used.length === 0 ? '' : `, as it uses ${namesOf(used)}`;
      return [
        {
          name: service.name,
          values: { service: bare(service.name), networks: on.map(bare).join(', '), because },
          places: placesOf(service.at),
        },
      ];
    });
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
