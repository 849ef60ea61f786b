import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Check } from '../check.js';
import { isOfficial } from '../health.js';
import { listed } from '../sentence.js';

export interface Params {
  /** `public-name`: a build that takes the name of a product's own image; `any`: every other build with a name. */
  readonly name: 'public-name' | 'any';
}

const MAX_PLACES = 20;

/**
 * Services with a build and an image. The image is then the name that the build gets: harmless for a name of one's own, a trap for
 * the name of a public image. `pull_policy: build` says that it is only that. One finding per stack.
 */
export const check: Check<Params> = {
  name: 'build-and-image',
  *run({ stacks }, { name }) {
    for (const stack of stacks) {
      const found = stack.services.flatMap((service) => {
        const { build, image, pullPolicy } = service;
        if (build === undefined || image === undefined || pullPolicy === 'build') return [];
        // A variable without a value may leave no image at all; where it is only the version there is one.
        if (image.unknown && image.repository === '') return [];
        return isPublic(service) === (name === 'public-name') ? [{ service, image }] : [];
      });
      const [first, ...others] = found;
      if (first === undefined) continue;
      yield {
        at: first.image.at,
        subject: first.service.id,
        values: {
          services: listed(found.map(({ service }) => service.name)),
          have: found.length === 1 ? 'has' : 'have',
          are: found.length === 1 ? 'is' : 'are',
          images: listed([...new Set(found.map(({ image }) => image.reference))]),
          kind: found.length === 1 ? 'a public image' : 'public images',
        },
        value: found.map(({ image }) => image.reference).join(' '),
        related: others
          .slice(0, MAX_PLACES)
          .map(({ service, image }) => ({ at: image.at, message: `${quoted(service.name)} as well.` })),
      };
    }
  },
};

/** An official image of a known product: the build would replace it on this machine. */
function isPublic({ image, role }: Service): boolean {
  if (
    image === undefined ||
    image.unknown ||
    !isOfficial(image) ||
    image.tag === undefined ||
    role.product === undefined
  )
    return false;
  // A project may call its own image alike, but hardly its version.
  return /^v?\d{1,6}(?:\.\d{1,6}){0,3}(?:-[a-z0-9.]+)?$/.test(image.tag) && !/local|dev|custom/.test(image.tag);
}
