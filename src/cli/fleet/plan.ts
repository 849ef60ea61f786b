import { resolve } from 'node:path';
import { type FleetEntry, selected } from '../../app/fleet/entry.js';
import { balanced, type FleetPlan, MOST_SHARDS, usualShards } from '../../app/fleet/plan.js';
import { FleetStopped } from '../../app/fleet/run.js';
import { VERSION } from '../../app/version.js';
import { answerOf } from '../../github/answer.js';
import type { FleetClient } from '../../github/fleet/client.js';
import { failureOf } from '../../github/fleet/tip.js';
import { UserMistake } from '../../lib/mistake.js';
import { type Asked, digestOf, sourceName } from './asked.js';
import { clonesIn } from './clones.js';

/** A plan, and what there is to say of it. */
export interface Planned {
  readonly plan: FleetPlan;
  readonly remarks: readonly string[];
}

/** Lists the repositories that are meant and divides them. `connect` is called when GitHub is asked. Throws UserMistake. */
export async function makePlan(
  asked: Asked,
  connect: () => Promise<FleetClient>,
  shards: number | undefined,
): Promise<Planned> {
  const { names, folder, owner, day, policy } = asked;
  const { entries, remarks } =
    names.length === 0 ? clonesIn(folder ?? '.', owner) : await onGithub(await connect(), names);
  const meant = selected(entries, asked.selection);
  if (meant.length === 0) {
    throw new UserMistake(
      entries.length === 0
        ? `there is no repository in ${sourceName(asked)}${names.length === 0 ? '' : ' that the token sees'}.`
        : `none of the ${entries.length} repositories of ${sourceName(asked)} is meant. Look at --name, --except, --topic and --language; --archived and --forks add those.`,
      ...remarks,
    );
  }
  const count = shards ?? usualShards(meant.length);
  return {
    plan: {
      format: 1,
      version: VERSION,
      day,
      source: sourceName(asked),
      ...(folder === undefined ? {} : { folder: resolve(folder) }),
      ...(policy === undefined ? {} : { policy }),
      asked: digestOf(asked),
      shards: count,
      repositories: balanced(meant, count),
    },
    remarks,
  };
}

/** Throws UserMistake for what is no number of shards. */
export function shardsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const shards = Number(text);
  if (/^\d{1,4}$/.test(text) && shards >= 1 && shards <= MOST_SHARDS) return shards;
  throw new UserMistake(`--shards ${text}: give a number from 1 to ${MOST_SHARDS}, the most jobs that a matrix has.`);
}

async function onGithub(
  client: FleetClient,
  names: readonly string[],
): Promise<{ readonly entries: readonly FleetEntry[]; readonly remarks: readonly string[] }> {
  const { listRepositories } = await import('../../github/fleet/listing.js');
  try {
    const { repositories, remarks } = await listRepositories(client, names);
    return { entries: repositories, remarks };
  } catch (error) {
    if (error instanceof FleetStopped) throw new UserMistake(error.because);
    const failure = failureOf(answerOf(error));
    throw new UserMistake(
      `the repositories of ${names.join(', ')} cannot be listed. ${failure.kind === 'empty' ? '' : failure.reason}`,
    );
  }
}
