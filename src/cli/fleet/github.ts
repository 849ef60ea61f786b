import { BlobCache } from '../../app/fleet/blob-cache.js';
import type { FleetEntry } from '../../app/fleet/entry.js';
import { NO_COMMIT } from '../../app/fleet/local.js';
import { lookInRounds } from '../../app/fleet/rounds.js';
import { FleetStopped } from '../../app/fleet/run.js';
import { type FleetFailed, FleetFailure, type FleetSource, type Opened } from '../../app/fleet/source.js';
import { answerOf } from '../../github/answer.js';
import { type FleetClient, openFleetClient } from '../../github/fleet/client.js';
import { fetchBlobs, listFiles } from '../../github/fleet/files.js';
import type { Clock } from '../../github/fleet/limits.js';
import { failureOf, type TipFailure, tipOf } from '../../github/fleet/tip.js';
import { UserMistake } from '../../lib/mistake.js';

/** What a command takes from the environment to ask GitHub. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** Where a token is looked for, in this order. */
const TOKENS = ['GROUNDPLAN_TOKEN', 'GITHUB_TOKEN', 'GH_TOKEN'] as const;

/** Opens GitHub's API with the token of the environment. Throws UserMistake without one. */
export function connect(
  environment: Environment,
  waits: (seconds: number, why: string) => void,
  mostHours?: number,
  clock?: Clock,
): Promise<FleetClient> {
  const token = TOKENS.map((name) => environment[name] ?? '').find((one) => one !== '');

  if (token === undefined) {
    throw new UserMistake(
      'GitHub is asked with a token, and there is none. Set GROUNDPLAN_TOKEN or GITHUB_TOKEN to one that may read the repositories ("Contents: read" and "Metadata: read"), or give a folder of clones with --dir.',
    );
  }
  return openFleetClient({
    token,
    api: environment.GITHUB_API_URL ?? 'https://api.github.com',
    proxied: ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some(
      (name) => (environment[name] ?? '') !== '',
    ),
    waits,
    ...(clock === undefined ? {} : { clock }),
    stop: (because) => new FleetStopped(because),
    ...(mostHours === undefined ? {} : { most: mostHours * 3_600_000 }),
  });
}

/** The repositories of a fleet on GitHub. Equal contents are brought once for all of them. */
export function githubSource(client: FleetClient): FleetSource {
  const cache = new BlobCache();
  return {
    open: async ({ repository, branch }: FleetEntry): Promise<Opened> => {
      const [owner = '', repo = ''] = repository.split('/');
      const named = { owner, repo };
      const tip = await tipOf(client, named, branch);
      if (tip.kind !== 'tip') return failed(tip);
      const { commit, tree } = tip;
      return {
        kind: 'tip',
        branch: tip.branch,
        commit,
        tree,
        close: () => {},
        look: async (act) => {
          const { entries, incomplete } = await orFailure(() => listFiles(client, named, tree));
          const fetch = (objects: readonly string[]) => fetchBlobs(client, named, objects);
          const far = { name: repo, commit, entries, fetch, ...(incomplete === undefined ? {} : { incomplete }) };
          return lookInRounds(far, cache, act);
        },
      };
    },
  };
}

function failed(failure: TipFailure): FleetFailed {
  if (failure.kind !== 'empty') return { kind: 'failed', state: failure.kind, reason: failure.reason };
  const { branch } = failure;
  return { kind: 'failed', state: 'empty', reason: NO_COMMIT, ...(branch === undefined ? {} : { branch }) };
}

async function orFailure<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof FleetStopped) throw error;
    const failure = failureOf(answerOf(error));
    throw new FleetFailure(failure.kind, failure.kind === 'empty' ? NO_COMMIT : failure.reason);
  }
}
