import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { observe } from '../../src/app/observe.js';
import { withRecovery } from '../../src/app/recovery.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { type CaseFacts, packed, unpacked } from './facts.js';
import type { Label } from './labels.js';
import { openCase, type Places } from './open.js';

interface Task {
  readonly labels: readonly Label[];
  readonly places: Places;
}

type Answer = { readonly id: string } & (
  | { readonly ms: number; readonly facts: ReturnType<typeof packed> }
  | { readonly missing: true }
  | { readonly error: string }
);

/** What reading the cases gave; those without contents and those that failed are told apart. */
export interface ReadCases {
  readonly read: readonly CaseFacts[];
  readonly missing: readonly string[];
  readonly failed: readonly { readonly id: string; readonly error: string }[];
}

/** Reads the facts of every case, on all cores. */
export async function readCases(labels: readonly Label[], places: Places): Promise<ReadCases> {
  const workers = Math.min(availableParallelism(), labels.length);
  const shares = Array.from({ length: workers }, (_, share) => labels.filter((_label, at) => at % workers === share));
  const answers = (await Promise.all(shares.map((share) => ask({ labels: share, places })))).flat();
  return {
    read: answers.flatMap((answer) =>
      'facts' in answer ? [{ id: answer.id, ms: answer.ms, facts: unpacked(answer.facts) }] : [],
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

async function answer(label: Label, places: Places): Promise<Answer> {
  try {
    const repository = openCase(label, places);
    if (repository === undefined) return { id: label.id, missing: true };
    const started = process.hrtime.bigint();
    const { surveyed } = await withRecovery(() => observe(repository, loadRulebook()));
    const ms = Number(process.hrtime.bigint() - started) / 1e6;
    return { id: label.id, ms, facts: packed(surveyed.facts) };
  } catch (error) {
    return { id: label.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

if (!isMainThread) {
  const { labels, places } = workerData as Task;
  for (const label of labels) parentPort?.postMessage(await answer(label, places));
}
