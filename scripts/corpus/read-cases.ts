import { type CaseFacts, unpacked } from './facts.js';
import type { Label } from './labels.js';
import type { Places } from './open.js';
import { type OverCases, overCases } from './over-cases.js';

/** What reading the cases gave; those without contents and those that failed are told apart. */
export interface ReadCases extends Pick<OverCases<unknown>, 'missing' | 'failed'> {
  readonly read: readonly CaseFacts[];
}

/** Reads the facts of every case, on all cores. */
export async function readCases(labels: readonly Label[], places: Places): Promise<ReadCases> {
  const { done, missing, failed } = await overCases('facts', labels, places);
  return {
    read: done.map(({ id, result }) => ({ id, ms: result.ms, facts: unpacked(result.facts) })),
    missing,
    failed,
  };
}
