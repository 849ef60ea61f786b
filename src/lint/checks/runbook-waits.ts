import type { Runbook, Task, WaitStep } from '../../model/runbook.js';
import type { Service } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { healthSourceOf } from '../health.js';
import { commandOf } from '../runbooks/stacks.js';

export interface Params {
  /**
   * `unknown-container`: no project has the container that is waited for. `never-healthy`: health is waited for, and the service has no
   * healthcheck. `unbounded`: the waiting never gives up.
   */
  readonly problem: 'unknown-container' | 'never-healthy' | 'unbounded';
}

/** What tasks wait for. A container that a variable names, or that a command runs by itself, is not judged. */
export const check: Check<Params> = {
  name: 'runbook-waits',
  scope: 'repository',
  reads: 'runbooks',
  *run(context, { problem }) {
    const told = new Set<string>();
    for (const runbook of context.runbooks ?? []) {
      for (const task of runbook.tasks) {
        for (const step of task.steps) {
          if (step.kind !== 'wait' || !isProblem(step, problem, context)) continue;
          const key = `${runbook.path} ${step.at.start} ${step.container ?? ''}`;
          if (told.has(key)) continue;
          told.add(key);
          yield violation(runbook, task, step, context);
        }
      }
    }
  },
};

function isProblem(step: WaitStep, problem: Params['problem'], context: LintContext): boolean {
  const { container } = step;
  if (problem === 'unbounded') return !step.bounded;
  if (container === undefined) return false;
  if (problem === 'unknown-container') return step.exact && isUnknown(container, context);
  if (!step.health) return false;
  const services = servicesOf(container, context);
  return (
    services.length > 0 &&
    services.every((service) => ['none', 'disabled'].includes(healthSourceOf(service, context.catalogue)))
  );
}

function isUnknown(container: string, context: LintContext): boolean {
  const { services } = context;
  if (services.size === 0 || servicesOf(container, context).length > 0) return false;
  // The name of one is decided by a variable, or a command runs one by that name.
  if ([...services.values()].some(({ containerName }) => containerName?.unknown === true)) return false;
  return !(context.runbooks ?? []).some(({ containers }) => containers.has(container));
}

/** Services that a container of this name may be of: by its own name, or as Compose makes one of project, service and number. */
function servicesOf(container: string, { services }: LintContext): readonly Service[] {
  return [...services.values()].filter(({ name, containerName }) => {
    if (containerName !== undefined) return containerName.value === container;
    return new RegExp(`(?:^|[-_])${name.replace(/[^\w-]/g, '\\$&')}[-_]\\d+$`).test(container);
  });
}

function violation(runbook: Runbook, { name }: Task, step: WaitStep, context: LintContext): Violation {
  const { container = '' } = step;
  const [service] = container === '' ? [] : servicesOf(container, context);
  return {
    at: step.at,
    subject: service?.id ?? `${runbook.path}#${name}`,
    values: { command: commandOf(runbook, name), container, service: service?.name ?? '' },
    value: `${name} ${container}`,
    related: service === undefined ? [] : [{ at: service.at, message: 'This is its service.' }],
  };
}
