import type { RepositoryFacts } from '../../policy/policy-source.js';
import type { ShownPolicy, ShownRepository } from '../../report/policy/shown.js';
import type { Setup } from '../own-rules.js';
import { placesOf, sourcesOf } from './places.js';
import { shownSettings } from './settings.js';
import { isAsPreset, shownLocks, shownRules } from './shown-rules.js';
import { shownWaivers } from './waivers.js';

export interface ShowOptions {
  /** What to call the repository: the path as the user gave it. */
  readonly target: string;
  readonly facts?: RepositoryFacts;
  /** Today as `2030-12-31`. Absent: nothing is over, and what blocks from a day on blocks. */
  readonly today?: string;
  /** Every rule, also those that hold as the preset says. */
  readonly all?: boolean;
}

/** Everything that holds for a repository, and who said so. */
export function showPolicy(setup: Setup, { target, facts = {}, today, all = false }: ShowOptions): ShownPolicy {
  const { config } = setup;
  const rules = shownRules(setup, today);
  return {
    target,
    repository: shownRepository(facts),
    sources: sourcesOf(config.provenance),
    settings: shownSettings(config),
    locks: shownLocks(config.provenance),
    waivers: shownWaivers(config, today),
    places: placesOf(config.provenance),
    rules: all ? rules : rules.filter((rule) => !isAsPreset(rule)),
    allRules: rules.length,
  };
}

function shownRepository({ name, topics, language, teams, properties }: RepositoryFacts): ShownRepository {
  const set = Object.entries(properties ?? {}).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  return {
    ...(name === undefined ? {} : { name }),
    ...(topics === undefined ? {} : { topics }),
    ...(language === undefined || language === null ? {} : { language }),
    ...(teams === undefined ? {} : { teams }),
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(set) as ShownRepository['properties'] & object }),
  };
}
