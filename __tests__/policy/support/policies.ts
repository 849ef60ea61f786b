import { UserMistake } from '../../../src/lib/mistake.js';
import type { Config, ConfigOverrides } from '../../../src/policy/config.js';
import { type LoadedPolicy, loadPolicy, type PolicyGiven } from '../../../src/policy/load.js';
import { memoryPolicies, type PolicyVersions } from '../../../src/policy/memory-policies.js';
import { PolicyFailure } from '../../../src/policy/policy-source.js';
import { loadRulebook } from '../../../src/rulebook/load.js';
import { memory } from '../../../src/source/memory.js';

export const BOOK = loadRulebook();

/** A repository's files (a text alone is its `.groundplan.yml`), the policies that there are, and what else is given. */
export interface Case extends Omit<PolicyGiven, 'source'> {
  readonly own?: string | Readonly<Record<string, string>>;
  readonly policies?: PolicyVersions;
  readonly options?: ConfigOverrides;
}

export function load({ own = {}, policies, options, ...given }: Case): Promise<LoadedPolicy> {
  const files = typeof own === 'string' ? { '.groundplan.yml': own } : own;
  const source = policies === undefined ? {} : { source: memoryPolicies(policies) };
  return loadPolicy(memory(files), BOOK, options, { ...given, ...source });
}

export async function configOf(of: Case): Promise<Config> {
  return (await load(of)).config;
}

/** What loading ends in: the lines of a mistake of the user's, or of a policy that could not be loaded. */
export async function failure(
  of: Case,
): Promise<{ readonly kind: 'mistake' | 'failure'; readonly lines: readonly string[] }> {
  try {
    await load(of);
  } catch (error) {
    if (error instanceof PolicyFailure) return { kind: 'failure', lines: error.lines };
    if (error instanceof UserMistake) return { kind: 'mistake', lines: error.lines };
    throw error;
  }
  throw new Error('It was loaded.');
}
