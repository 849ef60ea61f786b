import type { Octokit } from '@octokit/core';
import { answerOf, ForeignAnswer } from '../answer.js';
import { openOctokit } from '../client.js';
import { withFewRedirects } from '../redirects.js';
import { isGithubs } from '../shapes.js';
import { type Clock, Limits, REAL_CLOCK, type Stop } from './limits.js';

/** GitHub's REST API for many repositories. What fails for good throws as Octokit throws: `answerOf` reads it. */
export interface FleetClient {
  readonly request: Octokit['request'];
  /** So far. `waited`: seconds. */
  readonly spent: () => { readonly requests: number; readonly waited: number };
}

export interface FleetClientSettings {
  readonly token: string;
  /** `https://api.github.com`, or that of an enterprise server. */
  readonly api: string;
  readonly proxied: boolean;
  /** Told when all requests wait for GitHub. */
  readonly waits: (seconds: number, why: string) => void;
  /** Makes what is thrown when the run must end: its time is up, or the token no longer holds. */
  readonly stop: Stop;
  /** Milliseconds that the run may take. */
  readonly most?: number;
  readonly clock?: Clock;
}

/** GitHub asks not to send many requests at once. */
const AT_ONCE = 8;
/** Trees are up to 7 MB. Milliseconds. */
const ANSWER = 60_000;

const REFUSED = 'GitHub does not take the token (401): it is none, or no longer one. Tokens of Apps last an hour.';

/** Opens the API for reading: every call may be sent again, and a rate limit is waited for, however long it takes. */
export async function openFleetClient(settings: FleetClientSettings): Promise<FleetClient> {
  const { token, api, proxied, waits, stop, most, clock = REAL_CLOCK } = settings;
  const octokit = await openOctokit(token, api, proxied);
  const limits = new Limits(AT_ONCE, clock, waits, { at: most === undefined ? undefined : clock.now() + most, stop });
  let requests = 0;
  octokit.hook.wrap('request', async (send, options) => {
    const fetchOnce = (options.request?.fetch as typeof fetch | undefined) ?? fetch;
    await limits.enter();
    try {
      for (let tries = 1; ; tries++) {
        try {
          // The hooks below are bound to these options: others would not reach them.
          options.request = {
            ...options.request,
            fetch: withFewRedirects(fetchOnce),
            signal: AbortSignal.timeout(ANSWER),
          };
          requests++;
          const answered = await send(options);
          const { status, data, headers } = answered;
          if (!isGithubs(`${options.method} ${options.url}`, status, data)) throw new ForeignAnswer(status);
          limits.noted(headers);
          return answered;
        } catch (error) {
          const answer = answerOf(error);
          if (answer.kind === 'credentials') throw stop(REFUSED);
          if (!(await limits.again(answer, tries))) throw error;
        }
      }
    } finally {
      limits.leave();
    }
  });
  return { request: octokit.request, spent: () => ({ requests, waited: limits.waited }) };
}
