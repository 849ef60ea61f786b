import { quoted } from '../../lib/quoted.js';
import type { Check, NoParams } from '../check.js';
import { networkUseOf, projectOf } from '../creators.js';
import { listed } from '../sentence.js';

/** Networks that other projects join by a name that the creator only gets from its folder or project name. */
export const check: Check<NoParams> = {
  name: 'unnamed-shared-network',
  scope: 'repository',
  *run(context) {
    const { creators, joiners } = networkUseOf(context);
    for (const [name, carriers] of creators) {
      const reported = new Set<string>();
      for (const { stack, network } of carriers) {
        const project = projectOf(stack);
        const others = (joiners.get(name) ?? []).filter((joiner) => projectOf(joiner.stack) !== project);
        const [first] = others;
        if (first === undefined || network.nameAt !== undefined || reported.has(project)) continue;
        reported.add(project);
        yield {
          at: network.at,
          subject: `${stack.id}/${network.key}`,
          values: {
            network: network.key,
            name,
            project: stack.name,
            joiners: listed([...new Set(others.map((joiner) => joiner.stack.name))]),
          },
          value: name,
          related: others.map((joiner) => ({
            at: joiner.network.at,
            message: `${quoted(joiner.stack.name)} joins it by that name.`,
          })),
        };
      }
    }
  },
};
