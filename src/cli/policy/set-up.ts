import { type Setup, setUp } from '../../app/own-rules.js';
import type { RepositoryFacts } from '../../policy/policy-source.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { CommandOptions } from '../options.js';
import { policyOptionsOf } from '../policies.js';
import { configOf, openRepository } from '../repository.js';

/** What holds for a folder, and what it was told by. */
export interface SetUpPath {
  readonly setup: Setup;
  readonly facts: RepositoryFacts;
  readonly today: string;
}

/** Loads what holds for a repository as `check` would be held to it. Throws UserMistake and PolicyFailure. */
export async function setUpPath(path: string, options: CommandOptions): Promise<SetUpPath> {
  const repository = await openRepository(path, options);
  const { preset } = options;
  const policy = policyOptionsOf(path, options);
  const setup = await setUp(repository, loadRulebook(), { config: configOf(options), preset, policy });
  // What was asked for, where a policy goes by it.
  const goesBy = setup.config.provenance.layers.some(({ file }) => file?.repositories !== undefined);
  const facts = { ...(goesBy ? await policy.askFacts?.() : {}), ...policy.facts };
  return { setup, facts, today: new Date().toISOString().slice(0, 10) };
}
