import type { RuleOverride, RuleSetting } from '../../lint/effective.js';
import type { Rulebook } from '../../rulebook/rulebook.js';
import { type Config, type Enforcement, EXPECTED_RULE, UNGOVERNED } from '../config.js';
import type { RuleSettings } from '../config-file.js';
import { isNamed } from '../match.js';
import type { PolicyLayer } from '../policy.js';
import type { RepositoryFacts } from '../policy-source.js';
import { scopeMatcher, scopeText } from '../scope.js';
import type { Suppression } from '../suppressions/suppression.js';
import { waiversOf } from '../waivers/read.js';
import type { Waiver } from '../waivers/waiver.js';
import { settingAt } from './ledger.js';
import type { Locks } from './locks.js';
import type { Merged } from './merge.js';
import {
  enforcementIn,
  failOnIn,
  isLower,
  isMilder,
  levelIn,
  patternIn,
  presetIn,
  ruleEnforcementIn,
  type Standing,
  strictest,
} from './standing.js';

/** The configuration that merged layers come to, with what locks hold put back where a preset or a stage would lower it. */
export function settle({ standing, locks, provenance }: Merged, book: Rulebook, path: string | undefined): Config {
  const failOn = failOnIn(book, standing);
  const pattern = patternIn(standing);
  const { layers } = provenance;
  const { exceptions } = standing;
  const longest = exceptions['longest-waiver'];
  return {
    ...(path === undefined ? {} : { path }),
    preset: presetIn(book, standing)?.name ?? 'recommended',
    failOn: failOn.level,
    failOnDrift: failOn.drift,
    onlyNew: standing.onlyNew ?? true,
    ...(pattern === undefined ? {} : { pattern }),
    include: standing.include ?? [],
    exclude: standing.exclude,
    rules: rulesOf(standing, locks, book),
    overrides: standing.overrides.map(
      ({ entry }): RuleOverride => ({
        covers: scopeMatcher(entry),
        where: scopeText(entry),
        rules: settingsOf(entry.rules),
      }),
    ),
    suppressions: layers.flatMap(suppressionsOf),
    ...(standing.baseline === undefined ? {} : { baseline: standing.baseline.replace(/^\.\//, '') }),
    ...(standing.expected === undefined ? {} : { expected: standing.expected }),
    enforcement: enforcementIn(standing),
    ruleEnforcement: stagesOf(standing, locks),
    exceptions: {
      comments: exceptions.comments ?? UNGOVERNED.exceptions.comments,
      baseline: exceptions.baseline ?? UNGOVERNED.exceptions.baseline,
      ignore: exceptions.ignore ?? UNGOVERNED.exceptions.ignore,
      waivers: exceptions.waivers ?? UNGOVERNED.exceptions.waivers,
      ...(longest === undefined ? {} : { longestWaiver: longest }),
    },
    waivers: [],
    context: standing.context,
    ...(standing.layout === undefined
      ? {}
      : { layout: { ...standing.layout, entries: [...standing.layout.entries.values()] } }),
    provenance,
  };
}

function rulesOf(standing: Standing, locks: Locks, book: Rulebook): ReadonlyMap<string, RuleSetting> {
  const rules = new Map<string, RuleSetting>();
  for (const [id, { level, params }] of standing.rules) {
    rules.set(id, { ...(level === undefined ? {} : { level }), ...(params === undefined ? {} : { params }) });
  }
  // Who says what is expected wants to hear of it under every preset.
  if (standing.expected !== undefined && rules.get(EXPECTED_RULE)?.level === undefined) {
    rules.set(EXPECTED_RULE, { ...rules.get(EXPECTED_RULE), level: 'error' });
  }
  for (const rule of book.rules) {
    const holds = locks.rules.get(rule.id) ?? [];
    const floor = strictest([...holds.map(({ level }) => level), locks.held.preset?.levels.get(rule.id) ?? 'off']);
    if (isLower(rules.get(rule.id)?.level ?? levelIn(book, standing, rule), floor))
      rules.set(rule.id, { ...rules.get(rule.id), level: floor });
  }
  return rules;
}

/** Stages of rules: those that were said, and those of locked rules where the policy's own came to be milder. */
function stagesOf(standing: Standing, locks: Locks): ReadonlyMap<string, Enforcement> {
  const stages = new Map<string, Enforcement>();
  for (const id of standing.rules.keys()) {
    const own = ruleEnforcementIn(standing, id);
    if (own !== undefined) stages.set(id, own);
  }
  const policy = enforcementIn(standing);
  for (const [id, holds] of locks.rules) {
    for (const { enforcement } of holds) {
      if (isMilder(stages.get(id) ?? policy, enforcement)) stages.set(id, enforcement);
    }
  }
  return stages;
}

function settingsOf(settings: RuleSettings): ReadonlyMap<string, RuleSetting> {
  return new Map(
    Object.entries(settings).map(([id, setting]) => [id, typeof setting === 'string' ? { level: setting } : setting]),
  );
}

function suppressionsOf(layer: PolicyLayer, rank: number): Suppression[] {
  return (layer.settings.ignore ?? []).flatMap((entry, index) => {
    const at = settingAt(layer, ['ignore', String(index)]);
    if (at === undefined) return [];
    const covers = scopeMatcher(entry);
    const { reason, until } = entry;
    return [...new Set(entry.rules)].map((ruleId) => ({
      by: 'configuration' as const,
      at,
      ruleId,
      reason: reason.trim(),
      ...(until === undefined ? {} : { until }),
      covers,
      where: scopeText(entry),
      rank,
    }));
  });
}

/**
 * The waivers that are for a repository; those of others are not there. `unknown` has the layer and the entry of those of which that
 * cannot be told, since its name is not known.
 */
export function waiversFor(
  layers: readonly PolicyLayer[],
  facts: Pick<RepositoryFacts, 'name' | 'inFolder'>,
): { readonly waivers: readonly Waiver[]; readonly unknown: readonly UnknownWaiver[] } {
  const unknown: UnknownWaiver[] = [];
  const waivers = layers.flatMap((layer, rank) => {
    const { root, settings, at, origin } = layer;
    if (root === undefined || settings.waivers === undefined) return [];
    const named = (repositories: readonly string[] | undefined) =>
      repositories === undefined ? true : isNamed(repositories, facts);
    for (const [index, { repositories }] of settings.waivers.entries()) {
      const fit = named(repositories);
      if (typeof fit === 'object') unknown.push({ layer, entry: String(index), message: fit.unknown });
    }
    const own = origin.kind === 'repository' || origin.kind === 'given';
    return waiversOf(settings, {
      root,
      at,
      rank,
      own,
      isMeant: (repositories) => named(repositories) === true,
      isAlone: (repositories) => isOneName(repositories) || isOneName(matchedNames(layer)),
    });
  });
  return { waivers, unknown };
}

/** An entry of `waivers` of which it is not known whether it is for the repository. */
export interface UnknownWaiver {
  readonly layer: PolicyLayer;
  readonly entry: string;
  readonly message: string;
}

/** Names of the entry of `repositories` that a layer is. */
function matchedNames({ file, at: [key, index] }: PolicyLayer): readonly string[] | undefined {
  return key === 'repositories' ? file?.repositories?.[Number(index)]?.match.names : undefined;
}

function isOneName(names: readonly string[] | undefined): boolean {
  return names?.length === 1 && !/[*?[]/.test(names[0] ?? '*');
}
