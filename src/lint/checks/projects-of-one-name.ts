import type { Stack } from '../../model/stack.js';
import type { Check } from '../check.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

const MAX_RELATED = 10;

/**
 * Projects of one folder that have no name of their own, so that the engine takes all of them for one. One finding per folder. Files with
 * services of the same names are other ways to start one thing, and not started together.
 */
export const check: Check<Params> = {
  name: 'projects-of-one-name',
  scope: 'repository',
  *run({ stacks }, { developmentWords }) {
    const byFolder = new Map<string, Stack[]>();
    for (const stack of stacks) {
      if (stack.variantOf !== undefined || stack.named || stack.services.length === 0 || stack.kind === 'swarm')
        continue;
      if (isForDevelopment(stack, developmentWords)) continue;
      const others = byFolder.get(stack.path) ?? [];
      byFolder.set(stack.path, [...others, stack]);
    }
    for (const [path, [first, ...others]] of byFolder) {
      if (first === undefined) continue;
      const names = new Set(first.services.map(({ name }) => name));
      const apart = others.filter(({ services }) => !services.some(({ name }) => names.has(name)));
      const [second] = apart;
      if (second === undefined) continue;
      const files = [first, ...apart].map((stack) => fileOf(stack));
      yield {
        at: second.at,
        subject: path === '' ? '.' : path,
        values: { files: listed(files), project: first.name },
        value: files.join(' '),
        related: [first, ...apart.slice(1)]
          .slice(0, MAX_RELATED)
          .map(({ at }) => ({ at, message: 'This is the same project to the engine.' })),
      };
    }
  },
};

function fileOf({ files: [first = ''] }: Stack): string {
  return first.slice(first.lastIndexOf('/') + 1);
}
