import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Container, containersOf, docker } from './engine.js';
import { allServices, composeFiles, listeningPorts, type Topology } from './topology.js';

/** What a topology really does, by service id. Lists are sorted. */
export interface Truth {
  /** Whom each service can connect to at an address of the target's own, with the networks whose addresses answered. */
  readonly reach: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** What each service's resolver answers: names to the services whose containers have the addresses. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** `0.0.0.0:8080->80/tcp` by service. */
  readonly published: ReadonlyMap<string, readonly string[]>;
}

/** Brings a topology up, asks every container about every other, and takes it down again whatever happens. */
export async function measure(topology: Topology, image: string): Promise<Truth> {
  const root = mkdtempSync(join(tmpdir(), 'reachability-'));
  const compose = (project: string, ...args: string[]) =>
    docker(['compose', '--project-directory', join(root, project), '--profile', '*', ...args], root);
  try {
    for (const { name, internal } of topology.external) {
      await docker(['network', 'create', ...(internal === true ? ['--internal'] : []), name]);
    }
    for (const [path, text] of composeFiles(topology, image)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const containers: Container[] = [];
    for (const { name } of topology.projects) await compose(name, 'up', '-d', '--quiet-pull');
    for (const { name } of topology.projects) containers.push(...(await containersOf(name)));
    return await askAll(topology, containers);
  } finally {
    for (const { name } of [...topology.projects].reverse()) await compose(name, 'down', '-t', '0').catch(() => '');
    for (const { name } of topology.external) await docker(['network', 'rm', name]).catch(() => '');
    rmSync(root, { recursive: true, force: true });
  }
}

async function askAll(topology: Topology, containers: readonly Container[]): Promise<Truth> {
  const reach = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const names = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const targets = await Promise.all(containers.map((container) => targetOf(container)));
  const networkOf = new Map(containers.flatMap((c) => c.addresses.map(({ address, network }) => [address, network])));
  const ownerOf = new Map(containers.flatMap((c) => c.addresses.map(({ address }) => [address, c.service])));
  const ports = listeningPorts(topology);
  const words = candidateNames(topology);
  for (const { id, service } of containers) await docker(['exec', id, 'sh', '-c', untilListening(service, ports)]);
  for (const { id, service } of containers) {
    const script = questions(targets, ports, words);
    const answers = (await docker(['exec', id, 'sh', '-c', script])).split('\n');
    // Who cannot even reach itself was not measured, whatever else it seems not to reach.
    if (!answers.includes(`open ${service} 127.0.0.1`)) throw new Error(`${service} does not answer itself`);
    const reached = new Map<string, Set<string>>();
    const resolved = new Map<string, Set<string>>();
    for (const answer of answers) {
      const [kind, subject, address] = answer.trim().split(' ');
      if (kind === undefined || subject === undefined || address === undefined) continue;
      if (kind === 'open' && subject !== service) gather(reached, subject, networkOf.get(address));
      const owner = ownerOf.get(address);
      if (kind === 'name' && owner !== undefined) gather(resolved, subject, owner);
    }
    reach.set(service, sorted(reached));
    names.set(service, sorted(resolved));
  }
  const published = new Map(containers.filter((c) => c.published.length > 0).map((c) => [c.service, c.published]));
  return { reach: sortedByKey(reach), names: sortedByKey(names), published: sortedByKey(published) };
}

interface Target {
  readonly service: string;
  readonly addresses: readonly string[];
}

/**
 * Every address of the namespace that a container runs in. For a service on the host's network these are the machine's:
 * its own on its networks, and the one that it has as gateway of each bridge. 127.0.0.1 is asked as well: what answers there with the
 * target's own id is in the same namespace.
 */
async function targetOf({ id, service }: Container): Promise<Target> {
  const listing = await docker(['exec', id, 'ip', '-4', '-o', 'addr']);
  const addresses = [...listing.matchAll(/inet (\d+\.\d+\.\d+\.\d+)/g)].map((match) => match[1] ?? '');
  return { service, addresses: ['127.0.0.1', ...addresses.filter((address) => !address.startsWith('127.'))] };
}

/** Waits up to ten seconds for a container's own listener: what is asked too early would look like a refusal. */
function untilListening(service: string, ports: ReadonlyMap<string, number>): string {
  return `for second in 1 2 3 4 5 6 7 8 9 10; do [ "$(${connection('127.0.0.1', service, ports)})" = "${service}" ] && break; sleep 1; done`;
}

/** The command that opens a connection and prints what the listener says. */
function connection(address: string, service: string, ports: ReadonlyMap<string, number>): string {
  return `timeout 6 nc -w 2 ${address} ${ports.get(service)} </dev/null 2>/dev/null`;
}

/** One shell script for all questions of a container, asked at the same time, so that refusals by silence cost two seconds together. */
function questions(targets: readonly Target[], ports: ReadonlyMap<string, number>, words: readonly string[]): string {
  const lines: string[] = [];
  for (const { service, addresses } of targets) {
    for (const address of addresses) {
      lines.push(
        `{ [ "$(${connection(address, service, ports)})" = "${service}" ] && echo "open ${service} ${address}"; } 2>/dev/null &`,
      );
    }
  }
  // Only the engine's own server is asked: others are not part of the topology.
  lines.push("if grep -q '127\\.0\\.0\\.11' /etc/resolv.conf 2>/dev/null; then");
  for (const word of words) {
    const answers = `awk -v n=${word} '/^Name:/ { answer = 1 } answer && /^Address/ { print "name", n, $NF }'`;
    lines.push(`{ timeout 6 nslookup -type=a ${word} 2>/dev/null | ${answers}; } 2>/dev/null &`);
  }
  lines.push('fi');
  const hosts = words.map(
    (word) =>
      `awk -v n=${word} '$1 !~ /^#/ { for (i = 2; i <= NF; i++) if (tolower($i) == tolower(n)) print "name", n, $1 }' /etc/hosts`,
  );
  return [...lines, ...hosts, 'wait'].join('\n');
}

/** Names that somebody could be known by, also some that nobody is. */
export function candidateNames(topology: Topology): readonly string[] {
  const names = new Set<string>(['nobody']);
  for (const { id, service } of allServices(topology)) {
    names.add(service.name).add(service.containerName ?? `${id.replace('/', '-')}-1`);
    if (service.hostname !== undefined) names.add(service.hostname);
    for (const { aliases } of service.networks ?? []) for (const alias of aliases ?? []) names.add(alias);
    for (const link of service.links ?? []) names.add(link.slice(link.indexOf(':') + 1)).add(`${link.split(':', 1)}-1`);
  }
  for (const { name: project, services, networks } of topology.projects) {
    const first = services[0]?.name ?? '';
    names.add(first.toUpperCase());
    for (const { key, name } of networks) names.add(`${first}.${name ?? `${project}_${key}`}`);
  }
  return [...names].sort();
}

function gather(map: Map<string, Set<string>>, key: string, value: string | undefined): void {
  const set = map.get(key) ?? new Set<string>();
  map.set(key, set);
  if (value !== undefined) set.add(value);
}

function sorted(map: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> {
  return sortedByKey(new Map([...map].map(([key, set]) => [key, [...set].sort()])));
}

function sortedByKey<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
