import { positionOf } from '../../documents/location.js';
import { digest } from '../../lib/hash.js';
import { quoted } from '../../lib/quoted.js';
import { overlap, parseSubnet, type Subnet } from '../../lib/subnet.js';
import { ownEntries } from '../../lint/fixes/source-text.js';
import type { Key } from '../../lint/fixes/values.js';
import type { Network, Stack } from '../../model/stack.js';
import type { LayeredConversion } from '../../rulebook/conversion.js';
import type { ConvertedFile } from './convert-files.js';
import type { Mentions } from './convert-mentions.js';
import { addDeclarations } from './convert-networks.js';
import { type Places, placesOf } from './convert-places.js';
import { isStore, type Project, servicesIn } from './convert-project.js';
import { rejoinEdits } from './convert-rejoin.js';
import type { Decision } from './convert-sides.js';
import { blocksToCut, type ComposeText, cutAndEdited, edited, Refused, readText, sectionOf } from './convert-text.js';

export interface Layered {
  readonly files: readonly ConvertedFile[];
  readonly decisions: readonly Decision[];
  readonly notes: readonly string[];
  /** Networks of each service by name; what a resolved project must show. */
  readonly joined: ReadonlyMap<string, readonly string[]>;
  /** The network that goes. */
  readonly former: string;
}

/** Settings of the one network that is replaced which the layers do without. */
const PLAIN = new Set(['name', 'driver', 'ipam', 'labels', 'attachable']);

/** Parts a project into layers by networks. `all` are the stacks of the repository. Throws Refused. */
export async function layer(
  project: Project,
  mentions: Mentions,
  all: readonly Stack[],
  knowledge: LayeredConversion,
): Promise<Layered> {
  const former = formerNetwork(project, all);
  const { networks: placed, decisions } = placesOf(project, mentions, knowledge);
  const names = freeNames(project, knowledge);
  const used = knowledge.networks.filter(({ key }) => [...placed.values()].some((keys) => keys.includes(key)));
  const subnets = freeSubnets(project.stack.name, used.length, all, knowledge);
  const closed = new Set(
    used.flatMap(({ key, closable }) => (closable && isClosed(key, project, placed) ? [key] : [])),
  );
  const declarations = used.map(({ key }, index): Key => {
    const ipam: Key = { key: 'ipam', below: { value: { flow: `{ config: [{ subnet: ${subnets[index]} }] }` } } };
    const internal: Key = { key: 'internal', below: { value: true } };
    return { key: names.get(key) ?? key, below: { keys: closed.has(key) ? [internal, ipam] : [ipam] } };
  });
  const joined = new Map([...placed].map(([name, keys]) => [name, keys.map((key) => names.get(key) ?? key)]));
  const files: ConvertedFile[] = [];
  const leads = new Set(project.sets.flatMap(({ layers }) => layers.slice(0, 1)));
  for (const [path, source] of project.files) {
    const after = await layeredText(source, {
      project,
      former: former.key,
      joined,
      declarations: leads.has(path) ? declarations : [],
    });
    if (after !== source.text) files.push({ path, before: source.text, after });
  }
  const first = subnets[0] ?? '';
  const notes = [
    'Services move to new networks: `docker compose up -d` makes the containers anew. Volumes stay.',
    `The subnets begin at ${first}, chosen by the project's name. Other networks of your machine must not use them.`,
    ...[...closed].map(
      (key) =>
        `${quoted(names.get(key) ?? key)} is internal: what is on it alone has no way to the internet. Take the line away where a store must download something.`,
    ),
    ...(former.nameAt === undefined
      ? []
      : [
          `The network ${quoted(former.name)} is gone: what joined it from outside of this repository has to join another one.`,
        ]),
  ];
  return { files, decisions, notes, joined, former: former.key };
}

/** The one network that everything is on. Throws Refused where there are several, or where it has settings that mean something. */
function formerNetwork({ sets, files }: Project, all: readonly Stack[]): Network {
  const own = new Map<string, Network>();
  for (const { services, networks } of sets) {
    const joined = new Set(services.flatMap(({ attachments }) => attachments.map(({ network }) => network)));
    for (const network of networks)
      if (!network.external && joined.has(network.key)) own.set(network.key, own.get(network.key) ?? network);
  }
  const [former, ...others] = own.values();
  if (former === undefined)
    throw new Refused(
      'the project has no network of its own that layers could part: take out `network_mode: host` first',
    );
  if (others.length > 0)
    throw new Refused(
      `its services are on several networks already (${[...own.keys()].slice(0, 4).join(', ')}; ${placeOf(others[0] ?? former)}): give those the names of layers by hand`,
    );
  const joiner = all.find((stack) => stack.networks.some(({ external, name }) => external && name === former.name));
  if (joiner !== undefined)
    throw new Refused(`${joiner.at.file.path} joins its network \`${former.name}\`: let it join another one first`);
  for (const source of files.values()) {
    const declared = sectionOf(source, 'networks')?.entries.get(former.key)?.value;
    const setting =
      declared?.kind === 'mapping' ? [...declared.entries.values()].find(({ key }) => !PLAIN.has(key)) : undefined;
    const driver = declared?.kind === 'mapping' ? declared.entries.get('driver')?.value : undefined;
    if (setting !== undefined || (driver?.kind === 'scalar' && driver.text !== 'bridge')) {
      throw new Refused(
        `${placeOf(former)}: its network \`${former.key}\` has settings of its own, which nobody can give to several: \`${setting?.key ?? 'driver'}\`. Take them out first`,
      );
    }
  }
  return former;
}

function placeOf({ at }: Network): string {
  const { path, line } = positionOf(at);
  return `${path}:${line}`;
}

/** Names for the layers that no network of the project has. */
function freeNames({ sets }: Project, { networks }: LayeredConversion): ReadonlyMap<string, string> {
  const taken = new Set(sets.flatMap((set) => set.networks.map(({ key }) => key)));
  return new Map(networks.map(({ key }) => [key, taken.has(key) ? `${key}-layer` : key]));
}

/** Stores that publish nothing and are used as they come: what is on the network besides has another one. */
function isClosed(key: string, { services }: Project, placed: Places['networks']): boolean {
  return [...services.values()].every((service) => {
    const networks = placed.get(service.name) ?? [];
    if (!networks.includes(key)) return true;
    if (networks.length > 1) return true;
    return (
      isStore(service) &&
      service.ports.length === 0 &&
      service.build === undefined &&
      service.role.product !== undefined
    );
  });
}

function freeSubnets(
  project: string,
  count: number,
  all: readonly Stack[],
  { subnets }: LayeredConversion,
): readonly string[] {
  const range = parseSubnet(subnets.range);
  if (range === undefined) throw new Error(`rules/conversions: ${subnets.range} is no range of addresses.`);
  const taken = all
    .flatMap((stack) => stack.networks.flatMap((network) => network.subnets.map(parseSubnet)))
    .filter((subnet): subnet is Subnet => subnet !== undefined);
  const size = 1n << BigInt(32 - subnets.prefix);
  const blocks = (range.last - range.first + 1n) / size;
  const start = BigInt(`0x${digest(project).slice(0, 12)}`) % blocks;
  const free: string[] = [];
  for (let step = 0n; step < blocks && free.length < count; step++) {
    const first = range.first + ((start + step) % blocks) * size;
    const subnet: Subnet = { version: 4, first, last: first + size - 1n };
    if (taken.some((other) => overlap(subnet, other))) continue;
    free.push(`${[24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n).join('.')}/${subnets.prefix}`);
  }
  if (free.length < count) throw new Refused('no subnet is free');
  return free;
}

interface LayeredFile {
  readonly project: Project;
  readonly former: string;
  readonly joined: ReadonlyMap<string, readonly string[]>;
  readonly declarations: readonly Key[];
}

async function layeredText(source: ComposeText, file: LayeredFile): Promise<string> {
  const { project, former, joined } = file;
  const edits = servicesIn(source).flatMap((name) => {
    const layers = joined.get(name);
    return layers === undefined ? [] : rejoinEdits(source, name, project, former, layers);
  });
  const first = edited(source.text, [...edits, ...addDeclarations(source, 'networks', file.declarations)]);
  const left = await readText(source.path, first);
  const networks = sectionOf(left, 'networks');
  if (networks === undefined || !networks.entries.has(file.former)) return first;
  const isOnly = ownEntries(networks).every(({ key }) => key === file.former);
  const cuts = isOnly
    ? blocksToCut(left, left.root, (key) => key === 'networks')
    : blocksToCut(left, networks, (key) => key === file.former);
  return cutAndEdited(first, cuts, []);
}
