import type { Answer } from '../answer.js';

/** What limits are kept by, and who is told. Milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Makes what ends a run before its end. */
export type Stop = (because: string) => Error;

/** GitHub asks for a minute where it does not say how long, and for longer each time that it comes to that again. */
const UNTOLD_SECONDS = 60;
const LONGEST_UNTOLD_SECONDS = 900;
const TRIES = 4;

/**
 * Lets requests through, some at once, and holds all of them back while GitHub wants rest: one limit is for all requests of a token.
 */
export class Limits {
  private free: number;
  private readonly waiting: (() => void)[] = [];
  private opensAt = 0;
  private pausing: Promise<void> | undefined;
  private untold = 0;
  /** Seconds that were spent waiting for GitHub. */
  waited = 0;

  constructor(
    atOnce: number,
    private readonly clock: Clock,
    /** Told before all wait. */
    private readonly waits: (seconds: number, why: string) => void,
    /** When the run must have ended, and what is thrown then. */
    private readonly end: { readonly at: number | undefined; readonly stop: Stop },
  ) {
    this.free = atOnce;
  }

  /** Waits for a place, and for GitHub; gives the place back with `leave`. Throws when time is up first. */
  async enter(): Promise<void> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      await this.ready();
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free++;
    else next();
  }

  /** Resolves once GitHub may be asked again. Throws when that is after the end of the run. */
  async ready(): Promise<void> {
    while (this.opensAt > this.clock.now()) {
      this.beforeTheEnd(this.opensAt);
      this.pausing ??= this.pauseUntil(this.opensAt);
      await this.pausing;
    }
    this.beforeTheEnd(this.clock.now());
  }

  /** What the headers of an answer say of the next request. */
  noted(headers: Readonly<Record<string, string | number | undefined>>): void {
    this.untold = 0;
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
    if (String(headers['x-ratelimit-remaining']) !== '0' || !Number.isFinite(reset)) return;
    this.holdFor(reset - this.clock.now() / 1000, 'The rate limit of the token is used up');
  }

  /** Whether a call that failed is to be sent again, once GitHub may be asked again. */
  async again(answer: Answer, tries: number): Promise<boolean> {
    const { kind, wait, status } = answer;
    if (kind === 'rate') {
      const seconds = wait ?? Math.min(LONGEST_UNTOLD_SECONDS, UNTOLD_SECONDS * 2 ** this.untold++);
      this.holdFor(seconds, wait === undefined ? 'GitHub wants rest' : 'The rate limit of the token is used up');
      await this.ready();
      return true;
    }
    if ((kind !== 'unavailable' && kind !== 'silent') || tries >= TRIES || (status >= 300 && status < 400))
      return false;
    const pause = 1000 * 2 ** (tries - 1);
    this.beforeTheEnd(this.clock.now() + pause);
    await this.clock.pause(pause);
    await this.ready();
    return true;
  }

  /** A second more: clocks differ. */
  private holdFor(seconds: number, why: string): void {
    const until = this.clock.now() + (Math.max(0, seconds) + 1) * 1000;
    if (until <= this.opensAt) return;
    this.opensAt = until;
    this.waits(Math.max(0, seconds) + 1, why);
  }

  private async pauseUntil(time: number): Promise<void> {
    const pause = time - this.clock.now();
    await this.clock.pause(pause);
    this.waited += pause / 1000;
    this.pausing = undefined;
  }

  private beforeTheEnd(time: number): void {
    const { at, stop } = this.end;
    if (at !== undefined && time >= at) throw stop('The time for the run is up.');
  }
}
