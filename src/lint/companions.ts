import { isApplication, isStore } from '../facts/compose/view.js';
import type { Role } from '../model/role.js';
import type { Service, Stack } from '../model/stack.js';

/** How companions of a service are named and found. */
export interface CompanionWords {
  /** Words in the names of proxies that stand beside one service: `orders-proxy`. */
  readonly proxies: readonly string[];
  /** Words in the names of its other companions: `orders-logger`. */
  readonly helpers: readonly string[];
  /** Words at the end of a service's name that its companions may leave out: `orders-service`. */
  readonly fillers: readonly string[];
}

/** Words in names of proxies that stand in front of everything. */
const FRONT = new Set(['front', 'frontend', 'edge', 'gateway', 'ingress', 'reverse', 'main', 'public', 'nginx']);

const COMPANIONS: ReadonlySet<Role> = new Set<Role>(['sidecar-proxy', 'sidecar-agent', 'proxy']);

/** A service and what stands beside it. */
export interface Pair {
  readonly service: Service;
  readonly companion: Service;
  readonly isProxy: boolean;
  /** True where both live in one network namespace. */
  readonly sharesNamespace: boolean;
}

/** The services of a stack that have companions, with each of them: those that live in their namespace, and those named after them. */
export function pairsOf(stack: Stack, words: CompanionWords): readonly Pair[] {
  const hosts = hostsByStem(stack, words);
  const byName = new Map(stack.services.map((service) => [service.name, service]));
  return stack.services.flatMap((companion): Pair[] => {
    const mode = companion.networkMode?.value;
    const owner = mode?.kind === 'service' ? byName.get(mode.service) : undefined;
    const kind = kindOf(companion, words);
    if (kind === undefined) return [];
    const service = owner ?? hosts.get(stemOf(companion, words));
    if (service === undefined || service === companion) return [];
    return [
      {
        service,
        companion,
        isProxy: kind === 'proxy',
        sharesNamespace: owner !== undefined || isGuest(service, companion),
      },
    ];
  });
}

/** Companions by name that no service of the stack goes with. */
export function lonelyCompanions(stack: Stack, words: CompanionWords): readonly Service[] {
  const hosts = hostsByStem(stack, words);
  const names = new Set(stack.services.map(({ name }) => name.toLowerCase()));
  return stack.services.filter((service) => {
    const stem = stemOf(service, words);
    const parts = partsOf(service.name);
    return (
      words.proxies.includes(parts.at(-1) ?? '') &&
      !parts.some((part) => FRONT.has(part) || words.helpers.includes(part)) &&
      COMPANIONS.has(service.role.role) &&
      service.networkMode === undefined &&
      stem !== '' &&
      !hosts.has(stem) &&
      !names.has(stem)
    );
  });
}

/** What a service's name says that it does for another one. */
function kindOf({ name, role }: Service, { proxies, helpers }: CompanionWords): 'proxy' | 'helper' | undefined {
  const parts = partsOf(name);
  if (parts.some((part) => proxies.includes(part)) || role.role === 'sidecar-proxy') return 'proxy';
  return parts.some((part) => helpers.includes(part)) || role.role === 'sidecar-agent' ? 'helper' : undefined;
}

/** Applications by their names without fillers, and in full. */
function hostsByStem({ services }: Stack, words: CompanionWords): ReadonlyMap<string, Service> {
  const hosts = new Map<string, Service>();
  for (const service of services) {
    if (!isApplication(service) || isStore(service) || kindOf(service, words) !== undefined) continue;
    for (const stem of [partsOf(service.name).join('-'), stemOf(service, words)]) {
      if (stem !== '' && !hosts.has(stem)) hosts.set(stem, service);
    }
  }
  return hosts;
}

/** The name without what says the kind of companion, and without fillers at its end. */
function stemOf({ name }: Service, { proxies, helpers, fillers }: CompanionWords): string {
  const parts = partsOf(name).filter((part) => !proxies.includes(part) && !helpers.includes(part));
  while (parts.length > 1 && fillers.includes(parts.at(-1) ?? '')) parts.pop();
  return parts.join('-');
}

function partsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[-_.]+/)
    .filter((part) => part !== '');
}

function isGuest({ networkMode }: Service, { name }: Service): boolean {
  return networkMode?.value.kind === 'service' && networkMode.value.service === name;
}
