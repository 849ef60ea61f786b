import { isIP } from 'node:net';
import type { Dialect } from '../context.js';
import { hasHole, withoutHoles } from './marked.js';

/** A port in short notation, taken apart. Parts may hold marks of unset variables. */
export interface PortSpec {
  readonly hostIp?: string;
  /** A port or a range; absent when the engine picks one. */
  readonly published?: readonly [number, number] | string;
  /** A port or a range; a text when a variable decides it. */
  readonly target: readonly [number, number] | string;
  readonly protocol: string;
}

export interface PortMistake {
  readonly mistake: string;
}

const PROTOCOLS = new Set(['tcp', 'udp', 'sctp']);

/**
 * Reads `[[ip:][published]:]target[/protocol]`, where published and target may be ranges
 * (Compose Specification, services, "ports", short syntax).
 */
export function readPortSpec(text: string, dialect: Dialect = '5'): PortSpec | PortMistake {
  const [ipText, publishedText, rest] = split(text);
  const slash = rest.indexOf('/');
  const targetText = slash < 0 ? rest : rest.slice(0, slash);
  if (targetText === '') return { mistake: 'the container port is missing' };
  const protocol = (slash < 0 ? '' : rest.slice(slash + 1).toLowerCase()) || 'tcp';
  if (!hasHole(protocol) && !PROTOCOLS.has(protocol)) {
    return { mistake: `"${protocol}" is not a protocol: tcp, udp and sctp are` };
  }
  const hostIp = ipText === '' ? undefined : bracketless(ipText);
  // Before Compose 5.0 the colons of an IPv6 address needed brackets.
  const bare = dialect === '2.40' && ipText.includes(':') && !ipText.startsWith('[');
  if (hostIp !== undefined && !hasHole(hostIp) && (bare || !isAddress(hostIp))) {
    return { mistake: `"${hostIp}" is not an IP address` };
  }
  const target = hasHole(targetText) ? targetText : rangeOf(targetText);
  if (target === undefined) return { mistake: `"${targetText}" is not a container port` };
  if (target[0] === 0) return { mistake: 'there is no container port 0' };
  const published = publishedText === '' ? undefined : hasHole(publishedText) ? publishedText : rangeOf(publishedText);
  if (published === undefined && publishedText !== '') {
    return { mistake: `"${withoutHoles(publishedText)}" is not a host port` };
  }
  if (typeof published === 'object' && typeof target === 'object' && !fits(published, target)) {
    return { mistake: `the ranges ${publishedText} and ${targetText} differ in length` };
  }
  return { hostIp, published, target, protocol };
}

function split(text: string): [string, string, string] {
  const last = text.lastIndexOf(':');
  if (last < 0) return ['', '', text];
  const before = text.lastIndexOf(':', last - 1);
  const first = last > 0 && before >= 0 ? before : -1;
  return [first < 0 ? '' : text.slice(0, first), text.slice(first + 1, last), text.slice(last + 1)];
}

function bracketless(ip: string): string {
  return ip.startsWith('[') && ip.endsWith(']') ? ip.slice(1, -1) : ip;
}

/** An address without a zone: the reference has none. */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

function rangeOf(text: string): readonly [number, number] | undefined {
  const parts = text.split('-', 3);
  const numbers = parts.map(portNumber);
  const [start, end = start] = numbers;
  if (parts.length > 2 || start === undefined || end === undefined || numbers.includes(undefined)) return undefined;
  return end < start ? undefined : [start, end];
}

function portNumber(text: string): number | undefined {
  const value = /^\d{1,20}$/.test(text) ? Number(text) : undefined;
  return value === undefined || value > 65535 ? undefined : value;
}

/** Several container ports need as many host ports; one container port may be published on any port of a range. */
function fits(published: readonly [number, number], target: readonly [number, number]): boolean {
  const length = target[1] - target[0];
  return length === 0 || length === published[1] - published[0];
}
