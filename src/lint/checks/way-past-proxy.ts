import { isApplication } from '../../facts/compose/view.js';
import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { type CompanionWords, type Pair, pairsOf } from '../companions.js';
import { grouped, serviceMember } from '../grouped.js';
import { outsidePorts, portName } from '../publication.js';
import { listed } from '../sentence.js';

export interface Params extends CompanionWords {
  /** From where the service is reached past its proxy: by other services, or from other machines. */
  readonly from: 'services' | 'outside';
}

const MAX_RELATED = 10;

/** Services with a proxy of their own that are reached past it, one finding per stack. In one namespace with its proxy nobody can tell. */
export const check: Check<Params> = {
  name: 'way-past-proxy',
  *run(context, { from, ...words }) {
    for (const stack of context.stacks) {
      const pairs = pairsOf(stack, words);
      const seen = new Set<string>();
      const ways = pairs.flatMap((pair): Way[] => {
        if (!pair.isProxy || pair.sharesNamespace || seen.has(pair.service.id)) return [];
        if (context.reachability.via(pair.companion.id, pair.service.id).length === 0) return [];
        seen.add(pair.service.id);
        return from === 'outside' ? portOf(context, pair) : callerOf(context, pair, stack.services, pairs);
      });
      yield* grouped(ways, ({ pair }) => serviceMember(pair.service), violation);
    }
  },
};

interface Way {
  readonly pair: Pair;
  readonly at: Service['at'];
  /** A clause: `a` publishes 80. */
  readonly what: string;
}

function portOf({ reachability }: LintContext, pair: Pair): Way[] {
  const [port] = outsidePorts(reachability, pair.service);
  return port === undefined
    ? []
    : [{ pair, at: port.at, what: `${quoted(pair.service.name)} publishes ${portName(port)}` }];
}

function callerOf(
  { reachability }: LintContext,
  pair: Pair,
  services: readonly Service[],
  pairs: readonly Pair[],
): Way[] {
  const { service } = pair;
  const companions = new Set(pairs.map((one) => one.companion.id));
  // On the service's own network its companions are meant to be: they are how it is watched.
  const own = new Set(pairs.flatMap((one) => (one.service.id === service.id ? [one.companion.id] : [])));
  const caller = services.find(
    (other) =>
      other !== service &&
      !own.has(other.id) &&
      (isApplication(other) || (companions.has(other.id) && other.role.role !== 'observability')) &&
      reachability.via(other.id, service.id).length > 0,
  );
  if (caller === undefined) return [];
  const what = `${quoted(caller.name)} can open a connection to ${quoted(service.name)}`;
  return [{ pair, at: service.at, what }];
}

function violation([first, ...others]: readonly [Way, ...Way[]]): Violation {
  const { service, companion } = first.pair;
  return {
    at: first.at,
    subject: service.id,
    values: {
      services: listed([first, ...others].map(({ pair }) => pair.service.name)),
      are: others.length === 0 ? 'is' : 'are',
      its: others.length === 0 ? `its proxy ${quoted(companion.name)}` : 'their proxies',
      what: first.what,
    },
    value: [first, ...others].map(({ what }) => what).join(', '),
    related: [
      { at: companion.at, message: `${quoted(companion.name)} is the proxy of ${quoted(service.name)}.` },
      ...others.slice(0, MAX_RELATED).map(({ at, what }) => ({ at, message: `${what}.` })),
    ],
  };
}
