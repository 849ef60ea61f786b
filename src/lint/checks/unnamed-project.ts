import { wholeFile } from '../../documents/location.js';
import type { Stack } from '../../model/stack.js';
import type { Check, NoParams } from '../check.js';

/** Projects that are named after the folder that they happen to lie in. Variants, and files that others include, have the name of another. */
export const check: Check<NoParams> = {
  name: 'unnamed-project',
  *run({ stacks }) {
    for (const stack of stacks) {
      if (stack.named || stack.variantOf !== undefined || stack.services.length === 0 || isFragment(stack)) continue;
      const [first] = stack.layers;
      yield {
        at: first === undefined ? stack.at : wholeFile(first),
        subject: stack.id,
        values: { project: stack.name },
      };
    }
  },
};

/** A file that only adds to services of another one. */
function isFragment({ services }: Stack): boolean {
  return services.some(({ image, build }) => image === undefined && build === undefined);
}
