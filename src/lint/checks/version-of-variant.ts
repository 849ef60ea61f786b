import type { Role } from '../../model/role.js';
import type { Image, Service, Stack } from '../../model/stack.js';
import type { Check } from '../check.js';

export interface Params {
  /** Roles of the services that are compared. */
  readonly roles: readonly Role[];
}

const SURE = 0.85;

/**
 * Services that run another major version in a variant of their project than in the project itself. One finding per service and
 * variant; only versions that are written as numbers are compared.
 */
export const check: Check<Params> = {
  name: 'version-of-variant',
  scope: 'repository',
  *run({ stacks }, { roles }) {
    const byId = new Map(stacks.map((stack) => [stack.id, stack]));
    const seen = new Set<string>();
    for (const stack of stacks) {
      const base = byId.get(stack.variantOf ?? '');
      if (base === undefined) continue;
      const ofBase = new Map(base.services.map((service) => [service.name, service]));
      for (const service of stack.services) {
        const other = ofBase.get(service.name);
        const difference = other === undefined ? undefined : compare(service, other, roles);
        if (difference === undefined) continue;
        const { here, there } = difference;
        const key = `${here.at.file.path} ${here.at.start}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield {
          at: here.at,
          subject: service.id,
          values: { service: service.name, here: here.reference, there: there.reference, variant: nameOf(stack) },
          value: `${here.reference} ${there.reference}`,
          related: [{ at: there.at, message: `Elsewhere it is \`${there.reference}\`.` }],
        };
      }
    }
  },
};

function compare(
  service: Service,
  other: Service,
  roles: readonly Role[],
): { readonly here: Image; readonly there: Image } | undefined {
  const [here, there] = [service.image, other.image];
  if (here === undefined || there === undefined || here.unknown || there.unknown) return undefined;
  if (!roles.includes(service.role.role) || service.role.confidence < SURE) return undefined;
  if (here.registry !== there.registry || here.repository !== there.repository) return undefined;
  const [a, b] = [majorOf(here), majorOf(there)];
  return a === undefined || b === undefined || a === b ? undefined : { here, there };
}

function majorOf({ tag }: Image): string | undefined {
  return /^v?(\d{1,6})(?:[.-]|$)/.exec(tag ?? '')?.[1];
}

function nameOf({ variant, layers, name }: Stack): string {
  return variant ?? layers.at(-1) ?? name;
}
