import { quoted } from '../../lib/quoted.js';
import type { Dependency, Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { ownServices } from '../own-units.js';

export interface Params {
  /**
   * How many services of own code in a row wait for each other.
   * @minimum 2
   */
  readonly least: number;
}

/** Links that are followed: a longer row is long enough. */
const DEEPEST = 100;

interface Link {
  readonly service: Service;
  readonly dependency?: Dependency;
  readonly next?: Link;
  readonly length: number;
}

/** Services of own code that wait for each other in a row; the longest row of a stack. A circle is another finding. */
export const check: Check<Params> = {
  name: 'start-chain',
  *run({ stacks }, { least }) {
    for (const stack of stacks) {
      const chain = stack.kind === 'swarm' ? undefined : longestChain(stack);
      if (chain !== undefined && chain.length >= least) yield violation(chain);
    }
  },
};

function longestChain(stack: Stack): Link | undefined {
  const own = new Map(ownServices(stack).map(({ service, unit }) => [service.name, { service, unit }]));
  const known = new Map<string, Link | undefined>();
  const chainFrom = (name: string, depth: number): Link | undefined => {
    const start = own.get(name);
    if (start === undefined || depth > DEEPEST) return undefined;
    if (known.has(name)) return known.get(name);
    // What is being looked at counts as the end, so that a circle ends.
    known.set(name, undefined);
    let best: Link = { service: start.service, length: 1 };
    for (const dependency of start.service.dependsOn) {
      const target = own.get(dependency.service);
      if (target === undefined || target.unit === start.unit) continue;
      const next = chainFrom(dependency.service, depth + 1);
      if (next !== undefined && next.length >= best.length)
        best = { service: start.service, dependency, next, length: next.length + 1 };
    }
    known.set(name, best);
    return best;
  };
  let longest: Link | undefined;
  for (const name of own.keys()) {
    const chain = chainFrom(name, 1);
    if (chain !== undefined && chain.length > (longest?.length ?? 0)) longest = chain;
  }
  return longest;
}

function violation(chain: Link): Violation {
  const links: Link[] = [];
  for (let link: Link | undefined = chain; link !== undefined; link = link.next) links.push(link);
  return {
    at: chain.dependency?.at ?? chain.service.at,
    subject: chain.service.id,
    values: { chain: links.map(({ service }) => service.name).join(' -> '), first: chain.service.name },
    value: links.map(({ service }) => service.name).join(' '),
    related: links
      .slice(1, 10)
      .flatMap(({ service, dependency }) =>
        dependency === undefined ? [] : [{ at: dependency.at, message: `${quoted(service.name)} waits as well.` }],
      ),
  };
}
