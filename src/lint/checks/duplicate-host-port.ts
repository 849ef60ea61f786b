import type { Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { type Claim, claimKey, claimsOf, meet } from '../port-claims.js';
import { portName } from '../publication.js';

/** Services compared per port: beyond that, one more finding would tell nothing new. */
const MAX_COMPARED = 20;

/** One host port that two services of a project publish on one address: the second of them does not start. */
export const check: Check<NoParams> = {
  name: 'duplicate-host-port',
  *run({ stacks }) {
    for (const stack of stacks) yield* duplicatesIn(stack);
  },
};

function* duplicatesIn(stack: Stack): Generator<Violation> {
  const claims = new Map<string, Claim[]>();
  for (const claim of stack.services.flatMap(claimsOf)) {
    const before = claims.get(claimKey(claim)) ?? [];
    const clash = before.find((other) => !isSame(other, claim) && meet(other, claim));
    if (clash !== undefined) yield violation(claim, clash);
    if (before.length < MAX_COMPARED) claims.set(claimKey(claim), [...before, claim]);
  }
}

/** Several ports of one line: a range that was expanded. */
function isSame(a: Claim, b: Claim): boolean {
  return a.service.id === b.service.id && a.port.at.start === b.port.at.start;
}

function violation(claim: Claim, clash: Claim): Violation {
  return {
    at: claim.port.at,
    subject: claim.service.id,
    values: { service: claim.service.name, other: clash.service.name, port: portName(claim.port) },
    value: portName(claim.port),
    related: [{ at: clash.port.at, message: `\`${clash.service.name}\` publishes ${portName(clash.port)} here.` }],
  };
}
