import type { Octokit } from '@octokit/core';
import { answerOf, ForeignAnswer } from './answer.js';
import { withFewRedirects } from './redirects.js';
import { pauseBefore } from './retry.js';
import { isGithubs } from './shapes.js';

/** GitHub's REST API for one repository. What fails throws as Octokit throws: `answerOf` reads it. */
export interface Client {
  readonly request: Octokit['request'];
  readonly owner: string;
  readonly repo: string;
}

export interface ClientSettings {
  /** Empty: nobody in particular asks, and is told of what is public. */
  readonly token: string;
  /** `https://api.github.com`, or that of an enterprise server. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Whether the environment names a proxy, which the fetch of Node.js does not ask by itself. */
  readonly proxied: boolean;
  readonly patience?: Partial<Patience>;
}

/** How long the Action waits for GitHub before it goes on without. Milliseconds. */
export interface Patience {
  /** For one answer. */
  readonly answer: number;
  /** For all answers and pauses of a step. */
  readonly total: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const PATIENCE: Patience = {
  answer: 20_000,
  total: 150_000,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Opens the API. Loads Octokit, which costs more than the whole start of the Action: call it when there is something to ask. */
export async function openClient({ token, api, repository, proxied, patience }: ClientSettings): Promise<Client> {
  const octokit = await openOctokit(token, api, proxied);
  const { answer, total, pause } = { ...PATIENCE, ...patience };
  const end = Date.now() + total;
  octokit.hook.wrap('request', async (send, options) => {
    // Where there is a proxy, the options bring a fetch that knows it.
    const fetchOnce = (options.request?.fetch as typeof fetch | undefined) ?? fetch;
    for (let tries = 1; ; tries++) {
      const left = end - Date.now();
      if (left <= 0) throw new OutOfPatience();
      try {
        // The hooks below are bound to these options: others would not reach them.
        options.request = {
          ...options.request,
          fetch: withFewRedirects(fetchOnce),
          signal: AbortSignal.timeout(Math.min(answer, left)),
        };
        const answered = await send(options);
        const { status, data } = answered;
        if (!isGithubs(`${options.method} ${options.url}`, status, data)) throw new ForeignAnswer(status);
        return answered;
      } catch (error) {
        // A check run keeps the annotations that it has, and adds those that are sent.
        const repeatable =
          options.method !== 'POST' && !(options.method === 'PATCH' && /\/check-runs\//.test(options.url));
        const wait = pauseBefore({ repeatable, answer: answerOf(error), tries, left: end - Date.now() });
        if (wait === undefined) throw error;
        await pause(wait);
      }
    }
  });
  const [owner = '', repo = ''] = repository.split('/');
  return { request: octokit.request, owner, repo };
}

/** The step has waited for GitHub as long as it may. */
class OutOfPatience extends Error {
  constructor() {
    super('The step has waited for GitHub long enough.');
    this.name = 'TimeoutError';
  }
}

type Opened = Pick<Octokit, 'request' | 'hook'>;

/** Octokit without retries and limits of its own, which knows proxies where there is one. */
export async function openOctokit(token: string, api: string, proxied: boolean): Promise<Opened> {
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const settings = { baseUrl: api, userAgent: 'groundplan', log: quiet };
  // The Actions toolkit brings an HTTP client that knows proxies, and takes three times as long to load.
  const auth = token === '' ? {} : { auth: token };
  if (proxied) {
    const { GitHub } = await import('@actions/github/lib/utils');
    return new GitHub({ ...auth, ...settings });
  }
  const { Octokit } = await import('@octokit/core');
  return new Octokit({ ...auth, ...settings });
}
