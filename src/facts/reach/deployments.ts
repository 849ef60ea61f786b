import type { Stack } from '../../model/stack.js';

/**
 * Which stacks can be up at the same time. A variant is laid over its base and takes its place, so the two never meet:
 * the bases form one deployment, and each variant forms one together with the other bases.
 */
export interface Deployments {
  /** True when services of stack `seen` run beside services of stack `viewer` in the deployment that `viewer` stands for. */
  readonly sees: (viewer: string, seen: string) => boolean;
}

/** A stack whose base is not in the list stands for itself: the caller deploys it alone. */
export function deploymentsOf(stacks: readonly Stack[]): Deployments {
  const ids = new Set(stacks.map((stack) => stack.id));
  const baseOf = new Map<string, string>();
  for (const { id, variantOf } of stacks) {
    if (variantOf !== undefined && variantOf !== id && ids.has(variantOf)) baseOf.set(id, variantOf);
  }
  if (baseOf.size === 0) return { sees: () => true };
  return {
    sees: (viewer, seen) => viewer === seen || (!baseOf.has(seen) && baseOf.get(viewer) !== seen),
  };
}
