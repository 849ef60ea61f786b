import type { Stack } from '../model/stack.js';
import type { LintContext } from './check.js';
import { projectOf } from './creators.js';

/**
 * Stacks in groups that are meant to run on one machine, because some of them join networks (`external: true`) that others create
 * or join as well. Stacks that stand alone are left out; of a project with variants only the base counts.
 */
export function joinedProjects({ stacks, networksByName }: LintContext): readonly (readonly Stack[])[] {
  const parent = new Map<string, string>();
  const rootOf = (project: string): string => {
    let root = project;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    for (let step = project; step !== root; ) {
      const next = parent.get(step) ?? root;
      parent.set(step, root);
      step = next;
    }
    return root;
  };
  for (const carriers of networksByName.values()) {
    if (!carriers.some(({ network }) => network.external)) continue;
    const [first, ...others] = carriers.map(({ stack }) => projectOf(stack));
    if (first === undefined) continue;
    for (const other of others) {
      const [a, b] = [rootOf(first), rootOf(other)];
      if (a !== b) parent.set(b, a);
    }
  }
  const groups = new Map<string, Stack[]>();
  for (const stack of stacks) {
    if (stack.variantOf !== undefined) continue;
    const root = rootOf(stack.id);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [stack]);
    else group.push(stack);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
