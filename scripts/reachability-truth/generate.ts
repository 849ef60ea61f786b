import { CATALOGUE } from './catalogue.js';
import type { Attachment, ExternalNetwork, Project, Topology, TopologyNetwork, TopologyService } from './topology.js';

/** The catalogue first, then mixtures of its features; the same seed gives the same topologies on every machine. */
export function topologies(seed: number, count: number): readonly Topology[] {
  const random = generator(seed);
  const mixed = Array.from({ length: Math.max(count - CATALOGUE.length, 0) }, (_, i) =>
    mixture(`mixed-${i + 1}`, i, random),
  );
  return [...CATALOGUE, ...mixed].slice(0, count);
}

/** Mulberry32: numbers from 0 up to 1. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

interface Random {
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
}

const PROJECTS = ['north', 'south'];
const SERVICES = ['web', 'api', 'worker', 'db', 'cache', 'queue', 'search', 'admin', 'agent', 'cron'];
const NETWORKS = ['front', 'back', 'data', 'mgmt'];
const ALIASES = ['primary', 'store', 'entry', 'db-main'];
const FIRST_PUBLISHED = 21_000;

function mixture(name: string, index: number, random: Random): Topology {
  const external: ExternalNetwork[] = random.chance(0.5) ? [{ name: 'gp-common', internal: random.chance(0.3) }] : [];
  const total = 4 + random.below(7);
  const split = random.chance(0.45) ? 2 + random.below(total - 3) : total;
  const names = [...SERVICES];
  const projects: Project[] = [];
  const containers: string[] = [];
  for (const [i, size] of [split, total - split].entries()) {
    const project = PROJECTS[i];
    if (size === 0 || project === undefined) continue;
    const networks = networksOf(random, external);
    const services: TopologyService[] = [];
    for (let n = 0; n < size; n++) {
      const service = names.splice(random.below(names.length), 1)[0] ?? `extra-${n}`;
      const context: Context = {
        networks,
        // A follower's target must not follow back, and must not be left behind by its own profile.
        earlier: services,
        containers,
        published: FIRST_PUBLISHED + index * 20 + projects.length * 10 + n,
      };
      services.push(serviceOf(service, context, random));
    }
    for (const { containerName } of services) if (containerName !== undefined) containers.push(containerName);
    const used = new Set(services.flatMap((service) => (service.networks ?? []).map(({ network }) => network)));
    projects.push({
      name: project,
      services,
      networks: networks.filter(({ key }) => key !== 'default' && used.has(key)),
    });
  }
  return { name, about: 'Features mixed at random.', external, projects };
}

function networksOf(random: Random, external: readonly ExternalNetwork[]): readonly TopologyNetwork[] {
  const own = NETWORKS.slice(0, random.below(NETWORKS.length + 1)).map(
    (key): TopologyNetwork => (random.chance(0.35) ? { key, internal: true } : { key }),
  );
  const shared = external.map(({ name }): TopologyNetwork => ({ key: 'common', name, external: true }));
  return [{ key: 'default' }, ...own, ...shared];
}

interface Context {
  readonly networks: readonly TopologyNetwork[];
  readonly earlier: readonly TopologyService[];
  /** Fixed container names of projects that are already up. */
  readonly containers: readonly string[];
  readonly published: number;
}

function serviceOf(name: string, context: Context, random: Random): TopologyService {
  const profiles = random.chance(0.1) ? { profiles: ['extra'] } : {};
  const target = random.pick(context.earlier);
  const container = random.pick(context.containers);
  const draw = random.below(100);
  if (draw < 8) return { name, ...profiles, networkMode: 'host' };
  if (draw < 13) return { name, ...profiles, networkMode: 'none' };
  if (draw < 20) return { name, ...profiles, networkMode: 'bridge', ...ports(context, random) };
  if (draw < 36 && target !== undefined) return { name, ...profiles, networkMode: `service:${target.name}` };
  if (draw < 48 && container !== undefined) return { name, ...profiles, networkMode: `container:${container}` };
  return {
    name,
    ...profiles,
    ...(random.chance(0.4) ? { containerName: `gp-${name}` } : {}),
    ...(random.chance(0.2) ? { hostname: `${name}-host` } : {}),
    ...(random.chance(0.15) ? {} : { networks: attachments(context.networks, random) }),
    ...ports(context, random),
  };
}

function attachments(networks: readonly TopologyNetwork[], random: Random): readonly Attachment[] {
  const chosen = networks.filter(() => random.chance(0.45));
  const joined = chosen.length > 0 ? chosen : networks.slice(0, 1);
  return joined.map(({ key }) => {
    const alias = random.chance(0.3) ? random.pick(ALIASES) : undefined;
    return alias === undefined ? { network: key } : { network: key, aliases: [alias] };
  });
}

function ports({ published }: Context, random: Random): { readonly ports?: readonly string[] } {
  if (!random.chance(0.3)) return {};
  return { ports: [random.chance(0.3) ? `127.0.0.1:${published}:9001` : `${published}:9001`] };
}
