import type { ComposeStep, Runbook, Task } from '../../model/runbook.js';
import type { Check, LintContext, Violation } from '../check.js';
import { commandOf, filesKey, stackOf } from '../runbooks/stacks.js';

export interface Params {
  /**
   * `drops-volumes`: a task that only stops removes volumes. `other-project`: a project is stopped under another name than it is started
   * under. `no-stop`: a project is started, and nothing in the file stops it.
   */
  readonly problem: 'drops-volumes' | 'other-project' | 'no-stop';
  /** Words of which the name of a task that only stops has one. */
  readonly stopWords?: readonly string[];
  /** Words in the name of a task that is known to remove what it stops. */
  readonly cleanWords?: readonly string[];
}

/** How projects are stopped, against how they are started. */
export const check: Check<Params> = {
  name: 'runbook-stops',
  scope: 'repository',
  reads: 'runbooks',
  *run(context, params) {
    for (const runbook of context.runbooks ?? []) {
      if (params.problem === 'drops-volumes') yield* dropsVolumes(runbook, params, context);
      else if (params.problem === 'other-project') yield* otherProject(runbook);
      else yield* noStop(runbook, context);
    }
  },
};

interface Run {
  readonly task: Task;
  readonly step: ComposeStep;
}

function runsOf({ tasks }: Runbook, verbs: RegExp): readonly Run[] {
  return tasks.flatMap((task) =>
    task.steps.flatMap((step) => (step.kind === 'compose' && verbs.test(step.verb) ? [{ task, step }] : [])),
  );
}

function* dropsVolumes(
  runbook: Runbook,
  { stopWords = [], cleanWords = [] }: Params,
  { stacks }: LintContext,
): Generator<Violation> {
  for (const { task, step } of runsOf(runbook, /^down$/)) {
    const words = task.name.toLowerCase().split(/[^a-z0-9]+/);
    if (!step.dropsVolumes || !words.some((word) => stopWords.includes(word))) continue;
    if (words.some((word) => cleanWords.includes(word))) continue;
    const stack = stackOf(step, stacks);
    const volumes = stack?.volumes.filter(({ external }) => !external) ?? [];
    // Nothing is lost of a project that keeps nothing.
    if (stack === undefined || volumes.length === 0) continue;
    yield {
      at: step.at,
      subject: `${runbook.path}#${task.name}`,
      values: { command: commandOf(runbook, task.name), volume: volumes[0]?.name ?? '' },
      value: task.name,
      related: volumes.slice(0, 1).map(({ at }) => ({ at, message: 'This volume is removed.' })),
    };
  }
}

function* otherProject(runbook: Runbook): Generator<Violation> {
  const starts = runsOf(runbook, /^up$/);
  for (const { task, step } of runsOf(runbook, /^(?:down|stop)$/)) {
    const key = filesKey(step);
    const same = key === undefined ? [] : starts.filter((start) => filesKey(start.step) === key);
    const [first] = same;
    if (first === undefined || same.some((start) => isSame(start.step.project, step.project))) continue;
    yield {
      at: step.at,
      subject: `${runbook.path}#${task.name}`,
      values: {
        command: commandOf(runbook, task.name),
        project: nameOf(step.project),
        started: nameOf(first.step.project),
      },
      value: task.name,
      related: [{ at: first.step.at, message: `\`${commandOf(runbook, first.task.name)}\` starts it here.` }],
    };
  }
}

/** Whether two names may be one: a variable may have any value. */
function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === b || /[$%{`]/.test(`${a ?? ''}${b ?? ''}`);
}

function nameOf(project: string | undefined): string {
  return project === undefined ? 'the name of its folder or file' : `\`${project}\``;
}

function* noStop(runbook: Runbook, { stacks }: LintContext): Generator<Violation> {
  const stops = runsOf(runbook, /^(?:down|stop|rm|kill)$/);
  // A name that a variable decides may be any.
  if (runbook.format === 'script' || stops.some(({ step }) => filesKey(step) === undefined)) return;
  const stopped = new Set(stops.map(({ step }) => stackOf(step, stacks)?.id));
  const told = new Set<string>();
  for (const { task, step } of runsOf(runbook, /^up$/)) {
    const stack = stackOf(step, stacks);
    if (stack === undefined || stopped.has(stack.id) || told.has(stack.id)) continue;
    told.add(stack.id);
    yield {
      at: step.at,
      subject: `${runbook.path}#${task.name}`,
      values: { command: commandOf(runbook, task.name), project: stack.name },
      value: stack.id,
    };
  }
}
