import { answerOf, isAmbiguous } from './answer.js';

/**
 * Creates something once, though the answer may be lost: where GitHub may have carried the call out all the same, it is looked for
 * before it is created again. Throws what the second call throws.
 */
export async function createOnce<T>(create: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (!isAmbiguous(answerOf(error))) throw error;
    return (await find()) ?? (await create());
  }
}
