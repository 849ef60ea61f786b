import type { Location } from '../../documents/location.js';
import type { Runbook, Step, Task } from '../../model/runbook.js';

/** One step of a task, wherever it is written. */
export interface CourseStep {
  readonly step: Step;
  /** The prerequisite, call or command of the task itself that leads to it. */
  readonly entry: Location;
  /** Which of them it is; steps of one entry have the same. */
  readonly number: number;
  /** True for one of several entries that run at the same time. */
  readonly together: boolean;
  /** Whether it certainly runs, and at this point. */
  readonly certain: boolean;
}

const MAX_DEPTH = 10;
const MAX_STEPS = 500;

/** All that a task does, in order: what it needs first, each task once as make runs it, then its own steps with what they call. */
export function courseOf(task: Task, runbook: Runbook, byPath: ReadonlyMap<string, Runbook>): readonly CourseStep[] {
  const course: CourseStep[] = [];
  const done = new Set<string>([task.name]);
  let number = 0;
  for (const { value, at } of task.needs) {
    number++;
    const common = { entry: at, number, together: task.needsTogether };
    for (const { step, certain } of walk(taskIn(runbook, value), runbook, 1)) course.push({ ...common, step, certain });
  }
  for (const step of task.steps) {
    number++;
    for (const { step: inner, certain } of expand(step, runbook, 0)) {
      course.push({ step: inner, entry: step.at, number, together: false, certain });
    }
  }
  return course.slice(0, MAX_STEPS);

  function* walk(
    found: Task | undefined,
    book: Runbook,
    depth: number,
  ): Generator<{ readonly step: Step; readonly certain: boolean }> {
    if (found === undefined || depth > MAX_DEPTH || course.length > MAX_STEPS) return;
    if (book === runbook) {
      if (done.has(found.name)) return;
      done.add(found.name);
    }
    for (const { value } of found.needs) yield* walk(taskIn(book, value), book, depth + 1);
    for (const step of found.steps) yield* expand(step, book, depth);
  }

  function* expand(
    step: Step,
    book: Runbook,
    depth: number,
  ): Generator<{ readonly step: Step; readonly certain: boolean }> {
    if (step.kind !== 'call') {
      yield { step, certain: step.kind !== 'compose' || !step.loose };
      return;
    }
    const other = step.script === undefined ? book : byPath.get(step.script);
    // A task that is called runs again, however often it ran before.
    done.delete(step.task);
    if (other === undefined) return;
    for (const { step: inner, certain } of walk(taskIn(other, step.task), other, depth + 1)) {
      yield { step: inner, certain: certain && !step.loose };
    }
  }
}

function taskIn({ tasks }: Runbook, name: string): Task | undefined {
  return tasks.find((task) => task.name === name);
}
