import type { Dependency, Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { listed } from '../sentence.js';

export interface Params {
  /**
   * When what a service depends on is not there: `plain-start` where nobody names a profile, `other-profile` where one is named that
   * enables the service alone.
   */
  readonly when: 'plain-start' | 'other-profile';
}

interface Outside {
  readonly service: Service;
  readonly dependency: Dependency;
  /** A profile with which the service starts and what it depends on does not; undefined: none is needed. */
  readonly profile?: string;
}

/**
 * Services that depend on one that their profiles do not enable: Compose refuses to start them. One finding per service that is left
 * out. Optional dependencies are meant so, and what `COMPOSE_PROFILES` of the `.env` enables is there.
 */
export const check: Check<Params> = {
  name: 'dependency-outside-profile',
  *run({ stacks }, { when }) {
    for (const stack of stacks) {
      if (stack.kind === 'swarm') continue;
      const services = new Map(stack.services.map((service) => [service.name, service]));
      const outside = new Map<Service, Outside[]>();
      for (const service of stack.services) {
        for (const dependency of service.dependsOn) {
          const target = services.get(dependency.service);
          if (target === undefined || !dependency.required) continue;
          const found = judge(stack, service, target, dependency);
          if (found === undefined || (found.profile === undefined) !== (when === 'plain-start')) continue;
          outside.set(target, [...(outside.get(target) ?? []), found]);
        }
      }
      for (const [target, [first, ...others]] of outside) {
        if (first !== undefined) yield violation(target, first, others);
      }
    }
  },
};

function judge(stack: Stack, service: Service, target: Service, dependency: Dependency): Outside | undefined {
  if (target.profiles.length === 0 || target.profiles.some((profile) => stack.defaultProfiles.includes(profile)))
    return undefined;
  if (service.profiles.length === 0) return { service, dependency };
  const profile = service.profiles.find((candidate) => !target.profiles.includes(candidate));
  return profile === undefined ? undefined : { service, dependency, profile };
}

function violation(target: Service, first: Outside, others: readonly Outside[]): Violation {
  const dependents = [first, ...others].map(({ service }) => service.name);
  return {
    at: first.dependency.at,
    subject: first.service.id,
    values: {
      service: first.service.name,
      dependents: listed(dependents),
      depend: dependents.length === 1 ? 'depends' : 'depend',
      target: target.name,
      profiles: `${target.profiles.length === 1 ? 'profile' : 'profiles'} ${listed(target.profiles)}`,
      when: first.profile === undefined ? 'without a profile' : `with the profile \`${first.profile}\` alone`,
    },
    value: target.name,
    related: others.map(({ service, dependency }) => ({
      at: dependency.at,
      message: `\`${service.name}\` depends on it as well.`,
    })),
  };
}
