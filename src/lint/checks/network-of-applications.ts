import { isApplication, isInfrastructure } from '../../facts/compose/view.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Check, NoParams } from '../check.js';
import { externalPlace, networkUseOf, projectOf } from '../creators.js';
import { isStore } from '../needs.js';

/** Networks that a project of applications creates and a project of infrastructure joins: they should be the other way about. */
export const check: Check<NoParams> = {
  name: 'network-of-applications',
  scope: 'repository',
  *run(context) {
    const { creators, joiners } = networkUseOf(context);
    for (const [name, carriers] of creators) {
      const [creator] = carriers;
      if (creator === undefined || !carriers.every(({ stack }) => holdsApplications(stack))) continue;
      const owners = new Set(carriers.map(({ stack }) => projectOf(stack)));
      const joiner = joiners
        .get(name)
        ?.find(({ stack }) => !owners.has(projectOf(stack)) && holdsInfrastructure(stack));
      if (joiner === undefined) continue;
      yield {
        at: creator.network.at,
        subject: `${creator.stack.id}/${creator.network.key}`,
        values: { network: name, project: creator.stack.name, infrastructure: joiner.stack.name },
        value: name,
        related: [{ at: externalPlace(joiner.network), message: `${quoted(joiner.stack.name)} joins it here.` }],
      };
    }
  },
};

function holdsApplications({ services }: Stack): boolean {
  return services.some((service) => isApplication(service) && service.role.role !== 'job') && !services.some(isStore);
}

function holdsInfrastructure({ services }: Stack): boolean {
  return services.some(isStore) && services.every(isInfrastructure);
}
