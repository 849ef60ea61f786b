import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { grouped, serviceMember } from '../grouped.js';
import { healthSourceOf } from '../health.js';
import { isStore } from '../needs.js';
import { listed } from '../sentence.js';

export interface Params {
  /**
   * `no-return`: a failed update that is not taken back. `blind`: one that is taken back when it fails, with nothing that tells whether it
   * does. `one-copy`: published services of which a single copy runs.
   */
  readonly fault: 'no-return' | 'blind' | 'one-copy';
}

const MAX_RELATED = 10;

/** How a cluster rolls out services that hold no data, one finding per stack. */
export const check: Check<Params> = {
  name: 'rollout',
  *run(context, { fault }) {
    for (const stack of context.stacks) {
      if (stack.kind !== 'swarm') continue;
      const open = stack.services.filter(
        (service) =>
          !isStore(service) &&
          service.role.role !== 'job' &&
          service.deployMode?.value.endsWith('job') !== true &&
          HAS[fault](service, context),
      );
      yield* grouped(open, serviceMember, (some) => violation(some, fault));
    }
  },
};

const HAS: Readonly<Record<Params['fault'], (service: Service, context: LintContext) => boolean>> = {
  'no-return': ({ cluster, replicas }) => {
    const action = cluster?.update?.failureAction;
    return (
      (cluster?.update !== undefined || (replicas?.value ?? 1) > 1) && action !== 'rollback' && action !== 'unknown'
    );
  },
  blind: (service, { catalogue }) => {
    const source = healthSourceOf(service, catalogue);
    return service.cluster?.update?.failureAction === 'rollback' && (source === 'none' || source === 'disabled');
  },
  'one-copy': ({ deployMode, replicas, ports, mounts }) =>
    ports.length > 0 &&
    deployMode?.value.startsWith('global') !== true &&
    (replicas?.value ?? 1) === 1 &&
    !mounts.some(({ type, readOnly }) => type === 'volume' && !readOnly),
};

function violation([first, ...others]: readonly [Service, ...Service[]], fault: Params['fault']): Violation {
  const place = (service: Service) =>
    (fault === 'one-copy' ? service.replicas?.at : service.cluster?.update?.at) ?? service.at;
  return {
    at: place(first),
    subject: first.id,
    values: {
      services: listed([first, ...others].map(({ name }) => name)),
      have: others.length === 0 ? 'has' : 'have',
      run: others.length === 0 ? 'runs' : 'run',
    },
    related: others
      .slice(0, MAX_RELATED)
      .map((service) => ({ at: place(service), message: `${quoted(service.name)} as well.` })),
  };
}
