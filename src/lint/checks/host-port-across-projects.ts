import type { Reachability } from '../../facts/reachability.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { joinedProjects } from '../joined-projects.js';
import { type Claim, claimKey, claimsOf, meet } from '../port-claims.js';
import { portName } from '../publication.js';

/**
 * Projects that are joined by a network and so run side by side, and publish the same host port. Files that share one project name
 * are parts or alternatives of one project, and are not compared.
 */
export const check: Check<NoParams> = {
  name: 'host-port-across-projects',
  scope: 'repository',
  *run(context) {
    for (const group of joinedProjects(context)) yield* clashesIn(group, context.reachability);
  },
};

/** Each port is compared with the first project that claims it: one finding per later project. */
function* clashesIn(group: readonly Stack[], reachability: Reachability): Generator<Violation> {
  const first = new Map<string, { readonly stack: Stack; readonly claim: Claim }>();
  for (const stack of group) {
    for (const claim of stack.services.flatMap((service) => claimsOf(reachability, service))) {
      const key = claimKey(claim);
      const other = first.get(key);
      if (other === undefined) first.set(key, { stack, claim });
      else if (other.stack.name !== stack.name && meet(other.claim, claim) && !areAlternatives(other.stack, stack)) {
        yield violation(stack, claim, other);
      }
    }
  }
}

/** Two stacks of mostly the same services, or of containers with one name, are two ways to run one thing: never at once. */
function areAlternatives(a: Stack, b: Stack): boolean {
  const smaller = Math.min(a.services.length, b.services.length);
  const names = new Set(a.services.map(({ name }) => name));
  const containers = new Set(a.services.flatMap(({ containerName }) => containerName?.value ?? []));
  const shared = b.services.filter(({ name }) => names.has(name)).length;
  return (
    (smaller > 1 && shared * 2 >= smaller) ||
    b.services.some(({ containerName }) => containerName !== undefined && containers.has(containerName.value))
  );
}

function violation(stack: Stack, claim: Claim, other: { readonly stack: Stack; readonly claim: Claim }): Violation {
  return {
    at: claim.port.at,
    subject: claim.service.id,
    values: {
      service: claim.service.name,
      project: stack.name,
      port: portName(claim.port),
      other: other.claim.service.name,
      otherProject: other.stack.name,
    },
    value: portName(claim.port),
    related: [{ at: other.claim.port.at, message: `${quoted(other.claim.service.name)} publishes it here.` }],
  };
}
