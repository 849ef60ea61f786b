import type { Service, Stack } from '../../model/stack.js';
import type { Check, NoParams } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { names } from '../needs.js';
import { ownServices } from '../own-units.js';

/**
 * Brokers that a single piece of software names, although others are there that could take part. Where a file or a variable
 * may tell one of the others the address, nothing is said.
 */
export const check: Check<NoParams> = {
  name: 'single-client',
  *run({ stacks }) {
    for (const stack of stacks) {
      const own = ownServices(stack);
      if (new Set(own.map(({ unit }) => unit)).size < 2) continue;
      for (const broker of stack.services) {
        if (broker.role.role !== 'broker' || broker.profiles.length > 0) continue;
        const clients = own.filter(({ service }) => names(stack, service, broker));
        const others = own.filter(({ service }) => !clients.some((client) => client.service === service));
        if (new Set(clients.map(({ unit }) => unit)).size !== 1 || others.some(({ service }) => mayBeTold(service)))
          continue;
        const [client] = clients;
        if (client === undefined || isNamedByTools(stack, broker)) continue;
        yield {
          at: broker.at,
          subject: broker.id,
          values: { broker: broker.name, client: client.service.name },
          value: client.service.name,
          confidence: confidenceIn(broker),
          related: [{ at: client.service.at, message: 'This one is connected to it.' }],
        };
      }
    }
  },
};

function mayBeTold({ envFiles, environment }: Service): boolean {
  return envFiles.length > 0 || environment.some(({ unknown, value }) => unknown === true || value === undefined);
}

/** What moves or changes events takes part as well. */
function isNamedByTools(stack: Stack, broker: Service): boolean {
  return stack.services.some(
    (service) => service.role.role === 'worker' && service.build === undefined && names(stack, service, broker),
  );
}
