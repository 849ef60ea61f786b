import type { PublishedPort } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import { portName, type Reach, reachOf } from '../../lint/publication.js';

const RANKS: Readonly<Record<Reach, number>> = { loopback: 0, unknown: 1, address: 2, everywhere: 3 };

/**
 * How wide a published port is open: 0 for the machine alone, 1 where the variable of an address has no value, 2 for one address, 3
 * for every interface. A variable in the place of the port alone is taken for what it says: a number.
 */
export function rankOf({ hostIp, variables }: PublishedPort): number {
  const reach = reachOf(hostIp);
  return RANKS[reach === 'unknown' && variables?.hostIp === undefined ? 'everywhere' : reach];
}

/** Whether other machines reach a published port, or may do so by the value of a variable. */
export function isOutside(port: PublishedPort): boolean {
  return rankOf(port) > 0;
}

/** From where a port can be reached: `to every interface of the machine`. */
export function audienceOf(port: PublishedPort): string {
  switch (rankOf(port)) {
    case 3:
      return 'to every interface of the machine';
    case 2:
      return `to ${quoted(port.hostIp)}`;
    case 1:
      return `to an address that the variable ${quoted(port.variables?.hostIp ?? '')} names (every interface when it is empty)`;
    default:
      return 'to the machine alone';
  }
}

/** What tells a port of a service from its others, whoever reaches it. */
export function keyOf({ hostPort, port, protocol, variables }: PublishedPort): string {
  const variable = variables?.published;
  return `${variable === undefined ? hostPort : `\${${variable}}`}:${port}/${protocol}`;
}

/** The port of the container: `443`, `443/udp`. */
export function inside({ port, protocol }: PublishedPort): string {
  return protocol === 'tcp' ? String(port) : `${port}/${protocol}`;
}

/** The port of the machine, in words: `` `80` ``, `a random port`. */
export function onMachine(port: PublishedPort): string {
  const variable = port.variables?.published;
  if (variable !== undefined) return `a port from the variable ${quoted(variable)}`;
  return isPicked(port) ? 'a random port' : fixedName(port);
}

/**
 * Ports with from where they can be reached, the widest first:
 * `` on `80` and `443` to every interface of the machine and on `9000` to `10.0.0.5` ``.
 */
export function portsByAudience(ports: readonly PublishedPort[]): string {
  const groups = new Map<string, PublishedPort[]>();
  const widestFirst = [...ports].sort((a, b) => rankOf(b) - rankOf(a));
  for (const port of widestFirst) {
    const key = `${audienceOf(port)}\n${port.variables?.published ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), port]);
  }
  const said = [...groups.values()].map((some) => {
    const [first] = some as [PublishedPort, ...PublishedPort[]];
    const variable = first.variables?.published;
    if (variable === undefined) return `on ${series(parts(some))} ${audienceOf(first)}`;
    // A port alone is a number, or a number with an address: that it is every interface is not certain.
    const audience = rankOf(first) === 3 ? '' : `, ${audienceOf(first)}`;
    return `container port ${series(some.map((port) => quoted(inside(port))))}, host port from the variable ${quoted(variable)}${audience}`;
  });
  const text = said.join(', and ');
  return text.startsWith('on ') ? ` ${text}` : `: ${text}`;
}

/** `` `80`, `10.0.0.5:443/udp` and a random port (container `27017`) `` */
export function listedPorts(ports: readonly PublishedPort[]): string {
  return series(parts(ports, true));
}

/** One port as what somebody comes through: `` the published port `80` ``. */
export function wayIn(port: PublishedPort): string {
  const isFixed = !isPicked(port) && port.variables?.published === undefined;
  return `${isFixed ? 'the published port ' : ''}${listedPorts([port])}`;
}

function parts(ports: readonly PublishedPort[], withAddress = false): string[] {
  const named = new Set<string>();
  const picked = new Set<string>();
  for (const port of ports) {
    const variable = port.variables?.published;
    if (variable !== undefined) named.add(`${onMachine(port)} (container ${quoted(inside(port))})`);
    else if (isPicked(port)) picked.add(quoted(inside(port)));
    else named.add(withAddress ? withAddressOf(port) : fixedName(port));
  }
  if (picked.size === 0) return [...named];
  const what = picked.size === 1 ? 'a random port' : 'random ports';
  return [...named, `${what} (container ${series([...picked])})`];
}

function withAddressOf(port: PublishedPort): string {
  const rank = rankOf(port);
  if (rank === 1) return `${fixedName(port)} (address from the variable ${quoted(port.variables?.hostIp ?? '')})`;
  return rank === 2 ? fixedName(port, port.hostIp) : fixedName(port);
}

/** Without a number of its own the engine picks one. */
function isPicked({ hostPort, port }: PublishedPort): boolean {
  return hostPort === '' && port !== 0;
}

function fixedName({ hostPort, port, protocol }: PublishedPort, hostIp?: string): string {
  const known = { target: port, protocol, ...(hostPort === '' ? {} : { published: hostPort }) };
  const name = portName({ ...known, ...(hostIp === undefined ? {} : { hostIp }) });
  return name.startsWith('a ') ? name : quoted(name);
}

/** Parts shown of one series; the others are counted. */
const MOST = 4;

function series(all: readonly string[]): string {
  const shown = all.slice(0, all.length === MOST + 1 ? MOST + 1 : MOST);
  const more = all.length - shown.length;
  const told = more > 0 ? [...shown, `${more} more`] : shown;
  return told.length < 2 ? (told[0] ?? '') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
}
