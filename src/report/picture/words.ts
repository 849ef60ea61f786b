import type { ReportPort, ReportService } from '../graph.js';
import { counted } from '../phrases.js';

const NOUNS: Partial<Record<ReportService['role'], readonly [one: string, many: string]>> = {
  api: ['API', 'APIs'],
  proxy: ['proxy', 'proxies'],
  gateway: ['gateway', 'gateways'],
  identity: ['identity service', 'identity services'],
  observability: ['monitoring', 'monitoring tools'],
  search: ['search engine', 'search engines'],
  coordination: ['coordination service', 'coordination services'],
  'sidecar-proxy': ['sidecar proxy', 'sidecar proxies'],
  'control-plane': ['control plane', 'control planes'],
  vpn: ['VPN', 'VPNs'],
  unknown: ['service', 'services'],
};

/** What a service is, in a word or two: `database, postgres`. */
export function detailOf({ role, product, name }: Pick<ReportService, 'role' | 'product' | 'name'>): string {
  const noun = role === 'unknown' ? 'role unknown' : (NOUNS[role]?.[0] ?? role.replaceAll('-', ' '));
  return product === undefined || product === name ? noun : `${noun}, ${product}`;
}

/** `12 workers`. */
export function groupName(role: ReportService['role'], count: number): string {
  const [one, many] = NOUNS[role] ?? [role.replaceAll('-', ' '), `${role.replaceAll('-', ' ')}s`];
  return counted(count, one, many);
}

/** `a, b and 10 more`: the first ones that fit into so many characters, at least one. */
export function firstOf(names: readonly string[], room: number): string {
  const shown: string[] = [];
  let length = 0;
  for (const name of names) {
    length += name.length + 2;
    if (shown.length > 0 && length > room) break;
    shown.push(name);
  }
  const more = names.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}

const EVERY: ReadonlySet<string> = new Set(['', '0.0.0.0', '::', '[::]']);

/** A published port as people write it: `8080→80`, `10.0.0.5:53/udp`; the port alone where both are the same. */
export function portText({ hostIp, hostPort, port, protocol }: ReportPort): string {
  const address = EVERY.has(hostIp) || hostIp.startsWith('127.') ? '' : `${hostIp}:`;
  const inner = port === 0 ? '?' : String(port);
  const outer = hostPort === '' ? 'any' : hostPort;
  return `${address}${outer === inner ? inner : `${outer}→${inner}`}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

/** Several ports in a line: each once, a few of them named. */
export function portsText(ports: readonly ReportPort[]): string {
  const texts = [...new Set(ports.map(portText))];
  return firstOf(texts, 24);
}
