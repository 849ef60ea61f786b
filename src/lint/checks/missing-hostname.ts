import type { Check } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Images, without registry and tag, that keep their data under the name of their machine. */
  readonly images: readonly string[];
  /** Folder of their data. */
  readonly folder: string;
  /** Variables that set the name in another way. */
  readonly variables: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Services that keep their data in a volume under a name that changes with each container. */
export const check: Check<Params> = {
  name: 'missing-hostname',
  *run({ stacks }, { images, folder, variables, developmentWords }) {
    for (const stack of stacks) {
      if (isForDevelopment(stack, developmentWords)) continue;
      for (const service of stack.services) {
        const { image, build, mounts, hostname, environment, networkMode } = service;
        if (
          !images.includes(image?.repository ?? '') ||
          build !== undefined ||
          hostname !== undefined ||
          networkMode !== undefined
        )
          continue;
        const data = mounts.find(
          ({ type, source, target }) =>
            type !== 'tmpfs' && source !== undefined && target.replace(/\/+$/, '').startsWith(folder),
        );
        if (data === undefined || /\.\w+$|@/.test(data.target)) continue;
        if (service.envFiles.length > 0 || environment.some(({ name }) => variables.includes(name))) continue;
        yield {
          at: service.at,
          subject: service.id,
          values: { service: service.name, target: data.target },
          confidence: confidenceIn(service),
          related: [{ at: data.at, message: 'Its data is kept here.' }],
        };
      }
    }
  },
};
