import { quoted } from '../lib/quoted.js';
import type { Dependency, Service, Stack } from '../model/stack.js';
import { memo } from './memo.js';

export interface Dependent {
  readonly service: Service;
  readonly dependency: Dependency;
}

/**
 * Who waits for whom in a stack, by the name of the service that is waited for, in document order.
 * Empty for Swarm, which starts everything at once whatever `depends_on` says.
 */
export const dependentsOf: (stack: Stack) => ReadonlyMap<string, readonly Dependent[]> = memo((stack) => {
  const dependents = new Map<string, Dependent[]>();
  if (stack.kind === 'swarm') return dependents;
  for (const service of stack.services) {
    for (const dependency of service.dependsOn) {
      const list = dependents.get(dependency.service);
      if (list === undefined) dependents.set(dependency.service, [{ service, dependency }]);
      else list.push({ service, dependency });
    }
  }
  return dependents;
});

/** The places at which the other dependents say so, for findings that stand at the first one's. */
export function otherPlaces(dependents: readonly Dependent[]): { at: Dependency['at']; message: string }[] {
  return dependents.slice(1).map(({ service, dependency }) => ({
    at: dependency.at,
    message: `${quoted(service.name)} waits for it as well.`,
  }));
}

/** True when the engine starts the service's containers again after they end, also after success. */
export function staysUp(service: Service): boolean {
  return service.restart?.value === 'always' || service.restart?.value === 'unless-stopped';
}
