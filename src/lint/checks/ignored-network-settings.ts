import type { Network } from '../../model/stack.js';
import type { Check, NoParams } from '../check.js';
import { listed } from '../sentence.js';

/** Settings of external networks: whoever created the network decided them, and Compose ignores what stands here. */
export const check: Check<NoParams> = {
  name: 'ignored-network-settings',
  *run({ stacks }) {
    for (const stack of stacks) {
      for (const network of stack.networks) {
        const settings = network.external ? settingsOf(network) : [];
        if (settings.length === 0) continue;
        yield {
          at: network.at,
          subject: `${stack.id}/${network.key}`,
          values: { network: network.key, settings: listed(settings) },
          value: settings.join(' '),
        };
      }
    }
  },
};

function settingsOf({ driver, internal, attachable, subnets }: Network): string[] {
  const settings: string[] = [];
  if (driver !== undefined) settings.push('driver');
  if (internal) settings.push('internal');
  if (attachable) settings.push('attachable');
  if (subnets.length > 0) settings.push('ipam');
  return settings;
}
