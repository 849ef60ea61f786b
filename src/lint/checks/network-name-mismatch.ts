import { quoted } from '../../lib/quoted.js';
import type { Check, NoParams } from '../check.js';
import { externalPlace, networkUseOf, projectOf } from '../creators.js';
import { namesake } from '../namesake.js';

/** External networks whose name is the key, and not the real name, of the network that another project creates. */
export const check: Check<NoParams> = {
  name: 'network-name-mismatch',
  scope: 'repository',
  *run(context) {
    for (const [name, carriers] of networkUseOf(context).joiners) {
      const reported = new Set<string>();
      for (const carrier of carriers) {
        const creator = namesake(context, carrier);
        const project = projectOf(carrier.stack);
        if (creator === undefined || reported.has(project)) continue;
        reported.add(project);
        const [file] = creator.stack.files;
        yield {
          at: carrier.network.nameAt ?? externalPlace(carrier.network),
          subject: `${carrier.stack.id}/${carrier.network.key}`,
          values: {
            network: name,
            real: creator.network.name,
            creator: creator.stack.name,
            file: file ?? creator.stack.path,
          },
          value: `${name} ${creator.network.name}`,
          related: [{ at: creator.network.at, message: `Here ${quoted(creator.network.name)} is created.` }],
        };
      }
    }
  },
};
