import type { Service } from '../../model/stack.js';
import type { Check, LintContext } from '../check.js';
import { type CompanionWords, pairsOf } from '../companions.js';

export interface Params extends CompanionWords {}

/** What an agent mounts to see every container of the machine. */
const MACHINE = /docker\.sock|containerd|\/var\/lib\/docker|\/var\/log|^\/(?:proc|sys)?$/;

/** Companions that share neither a network, nor a namespace, nor a volume with the service that they are named after. */
export const check: Check<Params> = {
  name: 'companion-apart',
  *run(context, words) {
    for (const stack of context.stacks) {
      for (const { service, companion, sharesNamespace } of pairsOf(stack, words)) {
        if (sharesNamespace || meet(context, service, companion) || seesMachine(companion)) continue;
        yield {
          at: companion.at,
          subject: companion.id,
          values: { companion: companion.name, service: service.name },
          value: service.name,
          related: [{ at: service.at, message: 'It is named after this service.' }],
        };
      }
    }
  },
};

function meet({ reachability }: LintContext, a: Service, b: Service): boolean {
  if (reachability.via(a.id, b.id).length > 0 || reachability.via(b.id, a.id).length > 0) return true;
  const sources = new Set(a.mounts.flatMap(({ source }) => source ?? []));
  return b.mounts.some(({ source, unknown }) => unknown === true || (source !== undefined && sources.has(source)));
}

function seesMachine({ mounts, networkMode, attachments }: Service): boolean {
  if (networkMode !== undefined && networkMode.value.kind !== 'none') return true;
  return attachments.length === 0 || mounts.some(({ source = '' }) => MACHINE.test(source));
}
