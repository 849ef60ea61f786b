import { compareText } from '../../lib/compare.js';
import type { Network, Stack } from '../../model/stack.js';

/** One network of the engine, whichever stacks mention it. */
export interface RealNetwork {
  /** Equal keys are one network. Normally the name; longer where equal names are not one network. */
  readonly key: string;
  readonly name: string;
  /** `unknown` when only stacks that do not create it mention it. */
  readonly driver: string;
  readonly internal: boolean;
  /** True when no stack creates it. */
  readonly external: boolean;
  /** True when the machine has an address on it, so that host-network services and members reach each other. */
  readonly onMachine: boolean;
  /** True when a port of a member can be published through it. */
  readonly publishes: boolean;
  /** True for the engine's own `docker_gwbridge`, which is nobody's choice. */
  readonly gateway?: true;
}

/** The networks of all stacks, and which of them a stack means by a key of its own. */
export interface RealNetworks {
  /** Sorted by key. */
  readonly all: readonly RealNetwork[];
  readonly find: (stack: string, key: string) => RealNetwork | undefined;
  /** By the engine's name, for `network_mode: <name>`. */
  readonly named: (name: string) => RealNetwork | undefined;
  readonly isSwarm: (stack: string) => boolean;
}

/** The engine's networks that exist before any project; Compose cannot attach services to them by `networks`. */
const PREDEFINED: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);

export const DEFAULT_BRIDGE: RealNetwork = {
  key: 'bridge',
  name: 'bridge',
  driver: 'bridge',
  internal: false,
  external: true,
  onMachine: true,
  publishes: true,
};

/** True for the swarm way of `network_mode: host`, an external network called `host`. */
export function isPredefined(network: Network): boolean {
  return network.external && PREDEFINED.has(network.name);
}

export function realNetworks(stacks: readonly Stack[]): RealNetworks {
  const accidental = accidentalProjectNames(stacks);
  const carriers = new Map<string, Carrier[]>();
  const keys = new Map<string, Map<string, string>>();
  for (const stack of stacks) {
    const ofStack = new Map<string, string>();
    keys.set(stack.id, ofStack);
    for (const network of stack.networks) {
      if (isPredefined(network)) continue;
      const key = keyOf(stack, network, accidental);
      ofStack.set(network.key, key);
      const list = carriers.get(key);
      if (list === undefined) carriers.set(key, [{ stack, network }]);
      else list.push({ stack, network });
    }
  }
  const swarm = new Set(stacks.filter(({ kind }) => kind === 'swarm').map(({ id }) => id));
  const byKey = new Map<string, RealNetwork>();
  for (const [key, list] of carriers) byKey.set(key, describe(key, list));
  return {
    all: [...byKey.values()].sort((a, b) => compareText(a.key, b.key)),
    find: (stack, key) => byKey.get(keys.get(stack)?.get(key) ?? ''),
    named: (name) => byKey.get(name),
    isSwarm: (stack) => swarm.has(stack),
  };
}

interface Carrier {
  readonly stack: Stack;
  readonly network: Network;
}

/**
 * The engine knows networks by name alone. Two exceptions, where equal names prove nothing: a name that a variable decides,
 * and the names of two projects that happen to live in folders of the same name (one would replace the other).
 */
function keyOf(stack: Stack, network: Network, accidental: ReadonlySet<string>): string {
  if (network.unknownName) return `${network.name} of ${stack.id}`;
  const derived = !network.external && network.nameAt === undefined;
  return derived && accidental.has(stack.name) && namedByFolder(stack)
    ? `${network.name} in ${stack.path}`
    : network.name;
}

/** Project names that several folders have only because their base names are equal. */
function accidentalProjectNames(stacks: readonly Stack[]): ReadonlySet<string> {
  const paths = new Map<string, string>();
  const several = new Set<string>();
  for (const stack of stacks) {
    if (!namedByFolder(stack)) continue;
    const path = paths.get(stack.name);
    if (path === undefined) paths.set(stack.name, stack.path);
    else if (path !== stack.path) several.add(stack.name);
  }
  return several;
}

/** Compose derives the project name from the folder: lower case, only letters, digits, dash and underscore. */
function namedByFolder(stack: Stack): boolean {
  const folder = stack.path.slice(stack.path.lastIndexOf('/') + 1);
  const derived = folder
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
  return derived !== '' && derived === stack.name;
}

function describe(key: string, carriers: readonly Carrier[]): RealNetwork {
  const sorted = [...carriers].sort(
    (a, b) => Number(isVariant(a)) - Number(isVariant(b)) || compareText(a.stack.id, b.stack.id),
  );
  const creator = sorted.find(({ network }) => !network.external);
  const told = creator ?? sorted.find(({ network }) => network.driver !== undefined) ?? sorted[0];
  const driver = driverOf(told, creator !== undefined);
  const internal = told?.network.internal ?? false;
  return {
    key,
    name: told?.network.name ?? key,
    driver,
    internal,
    external: creator === undefined,
    onMachine: hasMachine(driver, internal),
    publishes: !internal && driver !== 'macvlan' && driver !== 'ipvlan',
  };
}

function isVariant({ stack }: Carrier): boolean {
  return stack.variantOf !== undefined;
}

function driverOf(carrier: Carrier | undefined, created: boolean): string {
  const { driver } = carrier?.network ?? {};
  if (driver !== undefined && driver !== '' && driver !== 'default') return driver;
  if (carrier?.stack.kind === 'swarm') return 'overlay';
  return created ? 'bridge' : 'unknown';
}

/**
 * The machine is the gateway of every bridge, internal ones included; it meets members of an overlay on `docker_gwbridge`, which
 * internal overlays do without; the kernel keeps it apart from macvlan and ipvlan. `docker network create` makes a bridge unless told otherwise.
 */
function hasMachine(driver: string, internal: boolean): boolean {
  return driver === 'bridge' || driver === 'unknown' || (driver === 'overlay' && !internal);
}
