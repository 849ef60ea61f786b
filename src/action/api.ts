import type { Client } from '../github/client.js';
import { once } from '../lib/once.js';
import type { Inputs } from './inputs.js';
import type { ActionIo } from './io.js';

/** Access to GitHub's API, opened when it is first asked for. */
export type Api = { readonly open: () => Promise<Client> } | { readonly lacks: string };

/** `anybody`: without a token too, for what is public. */
export function apiOf({ token }: Pick<Inputs, 'token'>, io: ActionIo, anybody = false): Api {
  const { api, repository, proxied, patience } = io;
  if (token === '' && !anybody) return { lacks: 'the input github-token is empty' };
  if (api === undefined || repository === undefined) return { lacks: 'the runner names no API and repository' };
  return {
    open: once(async () => {
      const { openClient } = await import('../github/client.js');
      return openClient({ token, api, repository, proxied: proxied === true, patience });
    }),
  };
}
