import type { ComposeStep, Runbook, Task } from '../../model/runbook.js';
import type { Stack } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { networkUseOf, projectOf } from '../creators.js';
import { type CourseStep, courseOf } from '../runbooks/course.js';
import { commandOf, runbooksByPath, stackOf } from '../runbooks/stacks.js';

export interface Params {
  /** Whether projects are started in an order that their networks allow, or stopped in one. */
  readonly of: 'start' | 'stop';
}

/**
 * The order in which a task starts or stops projects that share a network: the one that creates it comes first and goes last. What runs
 * in the background, under a condition or on another machine is in no certain order, and a network that a command creates needs none.
 */
export const check: Check<Params> = {
  name: 'runbook-order',
  scope: 'repository',
  reads: 'runbooks',
  *run(context, { of }) {
    const { runbooks = [] } = context;
    for (const runbook of runbooks) {
      for (const task of runbook.tasks) {
        const course = courseOf(task, runbook, runbooksByPath(runbooks));
        yield* of === 'start' ? started(runbook, task, course, context) : stopped(runbook, task, course, context);
      }
    }
  },
};

interface Run {
  readonly at: CourseStep;
  readonly step: ComposeStep;
  readonly stack: Stack;
}

function runsIn(course: readonly CourseStep[], verbs: RegExp, { stacks }: LintContext): Run[] {
  return course.flatMap((at) => {
    const { step, certain } = at;
    if (step.kind !== 'compose' || !certain || !verbs.test(step.verb)) return [];
    const stack = stackOf(step, stacks);
    return stack === undefined ? [] : [{ at, step, stack }];
  });
}

/** Networks that a project joins and others create, with the ids of those. */
function joinedBy(
  { networks }: Stack,
  context: LintContext,
): { readonly name: string; readonly creators: ReadonlySet<string> }[] {
  const { creators } = networkUseOf(context);
  const made = new Set((context.createdNetworks ?? []).map(({ name }) => name));
  return networks.flatMap(({ name, external, unknownName }) => {
    const carriers = external && !unknownName && !made.has(name) ? (creators.get(name) ?? []) : [];
    return carriers.length === 0 ? [] : [{ name, creators: new Set(carriers.map(({ stack }) => projectOf(stack))) }];
  });
}

function* started(
  runbook: Runbook,
  task: Task,
  course: readonly CourseStep[],
  context: LintContext,
): Generator<Violation> {
  const runs = runsIn(course, /^(?:up|run|create)$/, context);
  const told = new Set<number>();
  for (const [index, joiner] of runs.entries()) {
    for (const { name, creators } of joinedBy(joiner.stack, context)) {
      const creates = ({ stack }: Run): boolean => creators.has(projectOf(stack));
      const before = runs.slice(0, index).find(creates);
      const isRace = (other: Run): boolean => other.at.together && joiner.at.together;
      if (creates(joiner) || (before !== undefined && !(isRace(before) && before.at.number !== joiner.at.number)))
        continue;
      const later = before ?? runs.slice(index + 1).find(creates);
      if (later === undefined || later.at.number === joiner.at.number || told.has(joiner.at.number)) continue;
      told.add(joiner.at.number);
      yield violation(runbook, task, joiner, later, name, isRace(later) ? 'at the same time as' : 'before');
    }
  }
}

function* stopped(
  runbook: Runbook,
  task: Task,
  course: readonly CourseStep[],
  context: LintContext,
): Generator<Violation> {
  const runs = runsIn(course, /^down$/, context);
  const told = new Set<number>();
  for (const [index, creator] of runs.entries()) {
    if (creator.step.services.length > 0) continue;
    const gone = new Set(runs.slice(0, index).map(({ stack }) => projectOf(stack)));
    for (const joiner of runs.slice(index + 1)) {
      const shared = joinedBy(joiner.stack, context).find(({ creators }) => creators.has(projectOf(creator.stack)));
      if (shared === undefined || gone.has(projectOf(joiner.stack))) continue;
      if (joiner.at.number === creator.at.number || told.has(creator.at.number)) continue;
      if (runsUp(course, creator, joiner)) continue;
      told.add(creator.at.number);
      const race = creator.at.together && joiner.at.together;
      yield violation(runbook, task, creator, joiner, shared.name, race ? 'at the same time as' : 'before');
    }
  }
}

/** Whether something starts between two steps: a restart of one after the other. */
function runsUp(course: readonly CourseStep[], from: Run, to: Run): boolean {
  return course
    .slice(course.indexOf(from.at), course.indexOf(to.at))
    .some(({ step }) => step.kind === 'compose' && step.verb === 'up');
}

function violation(runbook: Runbook, task: Task, early: Run, late: Run, network: string, when: string): Violation {
  return {
    at: early.at.entry,
    subject: `${runbook.path}#${task.name}`,
    values: {
      command: commandOf(runbook, task.name),
      early: early.stack.name,
      late: late.stack.name,
      network,
      when,
    },
    value: `${task.name} ${early.stack.id} ${late.stack.id}`,
    related: [
      { at: late.at.entry, message: `\`${late.stack.name}\` has its turn here.` },
      ...(early.at.entry.start === early.step.at.start
        ? []
        : [{ at: early.step.at, message: `\`${early.stack.name}\` is run by this command.` }]),
    ],
  };
}
