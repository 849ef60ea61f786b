import type { Reachability } from '../facts/reachability.js';
import type { Port, Service } from '../model/stack.js';
import { memo } from './memo.js';

/** From where a published port can be reached. `unknown`: a variable without a value decides. */
export type Reach = 'everywhere' | 'address' | 'loopback' | 'unknown';

/** Reads the host address of a published port: none and the wildcards mean every interface. */
export function reachOf(hostIp: string | undefined): Reach {
  if (hostIp === undefined) return 'everywhere';
  if (hostIp === 'unknown') return 'unknown';
  const address = hostIp.replace(/^\[|\]$/g, '').toLowerCase();
  if (address === '' || address === '0.0.0.0' || address === '::' || address === '0:0:0:0:0:0:0:0') return 'everywhere';
  if (address === 'localhost' || address.startsWith('127.') || address === '::1') return 'loopback';
  return 'address';
}

/** Indexes of the ports in the service's list that its networks let it publish, by service id. */
const publishedIndexes = memo(({ published }: Reachability): ReadonlyMap<string, ReadonlySet<number>> => {
  const indexes = new Map<string, Set<number>>();
  for (const { service, index } of published) {
    const known = indexes.get(service);
    if (known === undefined) indexes.set(service, new Set([index]));
    else known.add(index);
  }
  return indexes;
});

/** Entries of `ports` that take effect: none on the machine's own network, nor where no network of the service can publish. */
export function effectivePorts(reachability: Reachability, service: Service): readonly Port[] {
  if (service.ports.length === 0 || service.networkMode?.value.kind === 'host') return [];
  const indexes = publishedIndexes(reachability).get(service.id);
  return indexes === undefined ? [] : service.ports.filter((_, index) => indexes.has(index));
}

/** Ports through which other machines reach the service. */
export function outsidePorts(reachability: Reachability, service: Service): readonly Port[] {
  return effectivePorts(reachability, service).filter((port) => {
    const reach = reachOf(port.hostIp);
    return reach === 'everywhere' || reach === 'address';
  });
}

/**
 * A port as people write it: `8080`, `127.0.0.1:8080`, `53/udp`; the container's where the host's is not known, and words
 * where variables without a value decide both.
 */
export function portName(port: Pick<Port, 'target' | 'published' | 'hostIp'> & { readonly protocol: string }): string {
  if (port.target === 0 && !/^[1-9]/.test(port.published ?? '')) return 'a port that a variable names';
  const number = /^[1-9]/.test(port.published ?? '') ? port.published : String(port.target);
  const host = port.hostIp === undefined || port.hostIp === 'unknown' ? '' : `${bracketed(port.hostIp)}:`;
  return `${host}${number}${port.protocol === 'tcp' ? '' : `/${port.protocol}`}`;
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
