import { prepareRecovery, RecoveryNeeded } from '../documents/parse.js';

/**
 * Runs `work`, and once more from its start when it meets YAML with mistakes: only then is the library for those loaded, which
 * would cost every run a noticeable part of its start. The work must be a pure function of the repository.
 */
export async function withRecovery<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RecoveryNeeded)) throw error;
  }
  await prepareRecovery();
  return work();
}
