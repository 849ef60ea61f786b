import { quoted } from '../../lib/quoted.js';
import type { Stack, Volume } from '../../model/stack.js';
import type { Check, NoParams } from '../check.js';
import { projectOf } from '../creators.js';
import { listed } from '../sentence.js';

interface Carrier {
  readonly stack: Stack;
  readonly volume: Volume;
}

/** External volumes that no project of the repository creates. One finding per volume; names that a variable decides are not judged. */
export const check: Check<NoParams> = {
  name: 'missing-volume-creator',
  scope: 'repository',
  *run({ stacks, createdVolumes = [] }) {
    const created = new Set(createdVolumes.map(({ name }) => name));
    const external = new Map<string, Carrier[]>();
    for (const stack of stacks) {
      for (const volume of stack.volumes) {
        if (volume.unknownName === true) continue;
        if (!volume.external) created.add(volume.name);
        else if (external.get(volume.name)?.push({ stack, volume }) === undefined)
          external.set(volume.name, [{ stack, volume }]);
      }
    }
    for (const [name, carriers] of external) {
      const [first, ...others] = carriers;
      if (first === undefined || name === '' || created.has(name)) continue;
      yield {
        at: first.volume.at,
        subject: `${first.stack.id}/${first.volume.key}`,
        values: { volume: name, projects: listed([...new Set(carriers.map(({ stack }) => stack.name))]) },
        value: name,
        related: others
          .filter(({ stack }) => projectOf(stack) !== projectOf(first.stack))
          .map(({ stack, volume }) => ({ at: volume.at, message: `${quoted(stack.name)} uses it as well.` })),
      };
    }
  },
};
