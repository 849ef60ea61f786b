import { quoted } from '../../lib/quoted.js';
import type { Stack, Variable } from '../../model/stack.js';
import type { Reason } from '../fact.js';

/** Addresses that only machines of one's own network have. */
const PRIVATE = /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d./])/;

/** The first address of a bridge network of Docker's own: by it a container reaches the machine that it runs on. */
const OWN_HOST = /^172\.(?:1[6-9]|2\d|3[01])\.0\.1$/;

/**
 * Other machines that services are given the address of: private addresses in their environment that are neither an address that
 * their own project publishes on nor one of a container's.
 */
export function machineAddresses(stacks: readonly Stack[]): readonly (readonly [string, Reason])[] {
  const containers = stacks.flatMap((stack) => [
    ...stack.networks.flatMap((network) => network.subnets),
    ...stack.services.flatMap((service) => service.attachments.flatMap(({ ipv4 }) => ipv4 ?? [])),
  ]);
  const isContainer = inside(containers);
  return stacks.flatMap((stack) => {
    const own = new Set(stack.services.flatMap((service) => service.ports.flatMap(({ hostIp }) => hostIp ?? [])));
    return stack.services.flatMap((service) =>
      service.environment.flatMap((variable): readonly (readonly [string, Reason])[] => {
        const address = addressIn(variable);
        if (address === undefined || OWN_HOST.test(address) || own.has(address) || isContainer(address)) return [];
        const message = `${quoted(service.name)} of project ${quoted(stack.name)} reaches another machine at ${address}.`;
        return [[address, { message, at: variable.at }]];
      }),
    );
  });
}

function addressIn({ value }: Variable): string | undefined {
  return PRIVATE.exec(value?.slice(0, 500) ?? '')?.[0];
}

/** True for an address of one of the networks, or one of the addresses: by the whole bytes that the mask keeps. */
function inside(networks: readonly string[]): (address: string) => boolean {
  const prefixes = networks.flatMap((network) => {
    const [base = '', bits = '32'] = network.split('/');
    const bytes = Math.min(4, Math.max(1, Math.floor(Number(bits) / 8)));
    return /^[\d.]+$/.test(base) && Number.isInteger(bytes) ? [`${base.split('.').slice(0, bytes).join('.')}.`] : [];
  });
  return (address) => prefixes.some((prefix) => `${address}.`.startsWith(prefix));
}
