import type { Reachability } from '../../facts/reachability.js';
import { by } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { type Claim, claimKey, claimsOf, meet } from '../port-claims.js';
import { portName } from '../publication.js';
import { listed } from '../sentence.js';

/** Services compared per port: beyond that, one more finding would tell nothing new. */
const MAX_COMPARED = 20;

/** Host ports that two services of a project publish on one address: the second of them does not start. */
export const check: Check<NoParams> = {
  name: 'duplicate-host-port',
  *run({ stacks, reachability }) {
    for (const stack of stacks) yield* duplicatesIn(stack, reachability);
  },
};

interface Clash {
  readonly claim: Claim;
  readonly other: Claim;
}

/** One finding for each pair of services, with all the ports that they both ask for. */
function* duplicatesIn(stack: Stack, reachability: Reachability): Generator<Violation> {
  const claims = new Map<string, Claim[]>();
  const pairs = new Map<string, Clash[]>();
  // By name: which of three services is told of which must not depend on the order of keys.
  const services = stack.services.toSorted(by(({ name }) => name));
  for (const claim of services.flatMap((service) => claimsOf(reachability, service))) {
    const before = claims.get(claimKey(claim)) ?? [];
    const other = before.find((candidate) => !isSame(candidate, claim) && meet(candidate, claim));
    if (other !== undefined) {
      const pair = JSON.stringify([claim.service.id, other.service.id]);
      pairs.set(pair, [...(pairs.get(pair) ?? []), laterFirst(stack, claim, other)]);
    }
    if (before.length < MAX_COMPARED) claims.set(claimKey(claim), [...before, claim]);
  }
  for (const [first, ...others] of pairs.values()) if (first !== undefined) yield violation(first, others);
}

function claimName({ service, port }: Claim): string {
  return `${service.name}:${portName(port)}`;
}

/** The one that stands further down, or in the file that is laid over the other's, is at fault, as a reader sees it. */
function laterFirst({ files }: Stack, a: Claim, b: Claim): Clash {
  const [x, y] = [a.port.at, b.port.at];
  const [first, second] = [files.indexOf(x.file.path), files.indexOf(y.file.path)];
  const isEarlier = x.file.path === y.file.path ? x.start < y.start : first < second;
  return isEarlier ? { claim: b, other: a } : { claim: a, other: b };
}

/** Several ports of one line: a range that was expanded. */
function isSame(a: Claim, b: Claim): boolean {
  return a.service.id === b.service.id && a.port.at.start === b.port.at.start;
}

function violation(first: Clash, others: readonly Clash[]): Violation {
  const { claim, other } = first;
  const ports = [first, ...others].map((clash) => portName(clash.claim.port));
  return {
    at: claim.port.at,
    subject: claim.service.id,
    values: {
      service: claim.service.name,
      ports: listed(ports),
      clash:
        claim.service === other.service
          ? 'twice, so it cannot start'
          : `as does ${quoted(other.service.name)}: only one of them can start`,
    },
    // Both sides by name: which of them comes first is a matter of the order of keys.
    value: [...new Set([first, ...others].flatMap(({ claim, other }) => [claim, other].map(claimName)))]
      .toSorted()
      .join(' '),
    related: [first, ...others].map((clash) => ({
      at: clash.other.port.at,
      message: `${quoted(clash.other.service.name)} publishes ${portName(clash.other.port)} here.`,
    })),
  };
}
