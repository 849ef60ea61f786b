import type { Answer } from './answer.js';

/** A call that has failed. */
export interface FailedCall {
  /** Whether it may be sent twice: it makes nothing new. */
  readonly repeatable: boolean;
  readonly answer: Answer;
  /** How often it was sent. */
  readonly tries: number;
  /** Milliseconds that the step will still wait for GitHub. */
  readonly left: number;
}

const MOST_TRIES = 3;
/** GitHub asks for at least a minute where it does not say how long. */
const UNTOLD_SECONDS = 60;
const LONGEST_SECONDS = 65;

/**
 * Milliseconds to wait before the call is sent again; undefined when it is not. A rate limit is waited for while it is about a
 * minute; a broken answer is tried again unless the call makes something new, which may be there already.
 */
export function pauseBefore({ repeatable, answer, tries, left }: FailedCall): number | undefined {
  if (tries >= MOST_TRIES) return undefined;
  const seconds = secondsBefore(repeatable, answer, tries);
  if (seconds === undefined || seconds > LONGEST_SECONDS) return undefined;
  return seconds * 1000 < left ? seconds * 1000 : undefined;
}

function secondsBefore(repeatable: boolean, { kind, status, wait }: Answer, tries: number): number | undefined {
  // It has been sent on from one address to the next already.
  if (status >= 300 && status < 400) return undefined;
  if (kind === 'rate') return wait === undefined ? UNTOLD_SECONDS : wait + 1;
  if ((kind === 'unavailable' || kind === 'silent') && repeatable) return tries * 2 - 1;
  return undefined;
}
