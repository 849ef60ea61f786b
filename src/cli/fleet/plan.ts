import { join, resolve } from 'node:path';
import { type FleetEntry, selected } from '../../app/fleet/entry.js';
import { balanced, type FleetPlan, MOST_SHARDS, usualShards } from '../../app/fleet/plan.js';
import { FleetStopped } from '../../app/fleet/run.js';
import { VERSION } from '../../app/version.js';
import { answerOf } from '../../github/answer.js';
import type { FleetClient } from '../../github/fleet/client.js';
import { failureOf } from '../../github/fleet/tip.js';
import { UserMistake } from '../../lib/mistake.js';
import { findClones, isClone } from '../../source/clones.js';
import { type Asked, digestOf, sourceName } from './asked.js';

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
  const { names, folder, day, policy } = asked;
  const { entries, remarks } = names.length === 0 ? clonesIn(folder ?? '.') : await onGithub(await connect(), names);
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

/** The clone of an entry: below the folder as it was found, or by its name, with or without `.git`. */
export function folderFinder(root: string): (entry: FleetEntry) => string | undefined {
  let known: ReadonlyMap<string, string> | undefined;
  return ({ repository, folder }) => {
    // As they mostly stand; else all of them are looked for, once.
    const usual = [folder ?? repository, `${repository}.git`].find((one) => isClone(join(root, one)));
    if (usual !== undefined) return join(root, usual);
    known ??= new Map(findClones(root).clones.map((clone) => [nameOf(clone.folder).toLowerCase(), clone.folder]));
    const found = known.get(repository.toLowerCase());
    return found === undefined ? undefined : join(root, found);
  };
}

function clonesIn(folder: string): { readonly entries: readonly FleetEntry[]; readonly remarks: readonly string[] } {
  const { clones, cut } = findClones(folder);
  if (clones[0]?.folder === '.')
    throw new UserMistake(
      `${folder} is a clone itself. Give the folder that holds the clones, or look at it with groundplan check.`,
    );
  const names = clones.map((clone) => nameOf(clone.folder));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const entries = clones.map(({ folder: path, size }, index) => {
    const name = names[index] ?? path;
    const repository = counts.get(name) === 1 ? name : path;
    return { repository, size, ...(repository === path ? {} : { folder: path }) };
  });
  return {
    entries,
    remarks: cut ? [`${folder} has more folders than are looked into: some clones may be missing.`] : [],
  };
}

function nameOf(folder: string): string {
  return folder.replace(/(?<=[^/])\.git$/, '');
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
