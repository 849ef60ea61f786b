import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { JOBS, type JobName, type JobResult } from './jobs.js';
import type { Label } from './labels.js';
import { openCase, type Places } from './open.js';

interface Task {
  readonly job: JobName;
  readonly labels: readonly Label[];
  readonly places: Places;
}

type Answer = { readonly id: string } & (
  | { readonly result: unknown }
  | { readonly missing: true }
  | { readonly error: string }
);

/** What doing a job on the cases gave; those without contents and those that failed are told apart. */
export interface OverCases<T> {
  readonly done: readonly { readonly id: string; readonly result: T }[];
  readonly missing: readonly string[];
  readonly failed: readonly { readonly id: string; readonly error: string }[];
}

/** Does a job on every case, on all cores. */
export async function overCases<J extends JobName>(
  job: J,
  labels: readonly Label[],
  places: Places,
): Promise<OverCases<JobResult<J>>> {
  const workers = Math.min(availableParallelism(), labels.length);
  const shares = Array.from({ length: workers }, (_, share) => labels.filter((_label, at) => at % workers === share));
  const answers = (await Promise.all(shares.map((share) => ask({ job, labels: share, places })))).flat();
  return {
    done: answers.flatMap((answer) =>
      'result' in answer ? [{ id: answer.id, result: answer.result as JobResult<J> }] : [],
    ),
    missing: answers.flatMap((answer) => ('missing' in answer ? [answer.id] : [])),
    failed: answers.flatMap((answer) => ('error' in answer ? [{ id: answer.id, error: answer.error }] : [])),
  };
}

function ask(task: Task): Promise<readonly Answer[]> {
  return new Promise((done, fail) => {
    const answers: Answer[] = [];
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
    worker.on('message', (answer: Answer) => answers.push(answer));
    worker.on('error', fail);
    worker.on('exit', () => done(answers));
  });
}

async function answer({ job, places }: Task, label: Label): Promise<Answer> {
  try {
    const repository = openCase(label, places);
    if (repository === undefined) return { id: label.id, missing: true };
    return { id: label.id, result: await JOBS[job](repository) };
  } catch (error) {
    return { id: label.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

if (!isMainThread) {
  const task = workerData as Task;
  for (const label of task.labels) parentPort?.postMessage(await answer(task, label));
}
