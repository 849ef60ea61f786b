import { quoted } from '../../lib/quoted.js';
import type { Check, NoParams } from '../check.js';
import { externalPlace } from '../creators.js';

/** External networks that the same project creates under another key: it asks for what it has yet to make. */
export const check: Check<NoParams> = {
  name: 'own-external-network',
  *run({ stacks }) {
    for (const stack of stacks) {
      const own = new Map(
        stack.networks
          .filter((network) => !network.external && !network.unknownName)
          .map((network) => [network.name, network] as const),
      );
      for (const network of stack.networks) {
        const created = network.external && !network.unknownName ? own.get(network.name) : undefined;
        if (created === undefined) continue;
        yield {
          at: externalPlace(network),
          subject: `${stack.id}/${network.key}`,
          values: { network: network.key, name: network.name, created: created.key, project: stack.name },
          value: network.name,
          related: [{ at: created.at, message: `${quoted(created.key)} creates it.` }],
        };
      }
    }
  },
};
