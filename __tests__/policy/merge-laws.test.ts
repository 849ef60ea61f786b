import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UserMistake } from '../../src/lib/mistake.js';
import { effectiveRules } from '../../src/lint/effective.js';
import type { Config } from '../../src/policy/config.js';
import type { LockConfig, PolicySettings } from '../../src/policy/config-file.js';
import { PolicyFailure } from '../../src/policy/policy-source.js';
import { BOOK, configOf } from './support/policies.js';

const IDS = ['flat-network', 'published-store-port', 'services-without-memory-limit'];
const LEVELS = ['off', 'note', 'warning', 'error'] as const;
const DAYS = ['2026-12-01', '2027-01-01', '2027-06-01'];

const levels = fc.constantFrom(...LEVELS);
const stages = fc.constantFrom('observe' as const, 'warn' as const, 'block' as const);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rules = fc.dictionary(
  fc.constantFrom(...IDS),
  fc.oneof(
    levels,
    fc.record({ level: levels, enforcement: stages, 'block-from': fc.constantFrom(...DAYS) }, { requiredKeys: [] }),
  ),
  { maxKeys: 2 },
);

/** Settings without entries: those are joined, and an entry that is there twice is there twice. */
const plain = fc.record(
  {
    preset: fc.constantFrom('recommended', 'strict', 'observe', 'security', 'style', 'multi-tier'),
    'fail-on': fc.constantFrom('error' as const, 'warning' as const, 'never' as const, 'drift' as const),
    'only-new': fc.boolean(),
    include: fc.constantFrom(['a/'], ['b/', 'c/']),
    exclude: fc.subarray(['x/', 'y/', 'z/']),
    enforcement: stages,
    'block-from': fc.constantFrom(...DAYS),
    context: fc.record({ regulated: fc.boolean(), 'team-size': fc.constantFrom(2, 9) }, { requiredKeys: [] }),
    rules,
  },
  { requiredKeys: [] },
);
const SETTINGS = ['preset', 'pattern', 'fail-on', 'only-new', 'include', 'exclude', 'enforcement', 'context'] as const;
const lock: fc.Arbitrary<LockConfig> = fc.record({
  rules: fc.subarray([...IDS, 'flat-*', '*'], { minLength: 1 }),
  settings: fc.subarray([...SETTINGS]),
  exceptions: fc.constantFrom('never' as const, 'waivers' as const),
});
const rich: fc.Arbitrary<PolicySettings> = fc
  .tuple(plain, some(fc.array(fc.tuple(rules, fc.constantFrom('a/', 'b/')), { maxLength: 2 })), some(lock))
  .map(([settings, overrides, own]) => ({
    ...settings,
    ...(overrides === undefined
      ? {}
      : {
          overrides: overrides.map(([of, path]) => ({
            paths: [path],
            rules: Object.fromEntries(
              Object.entries(of).map(([id, setting]) => [
                id,
                typeof setting === 'string' ? setting : (setting.level ?? 'note'),
              ]),
            ),
          })),
        }),
    ...(own === undefined ? {} : { locks: [own] }),
  }));

/** What layers come to, the furthest first; undefined where they are refused. */
async function merged(layers: readonly PolicySettings[]): Promise<Config | undefined> {
  const files = Object.fromEntries(layers.map((layer, index) => [`l${index}.yml`, JSON.stringify(layer)]));
  const own = JSON.stringify({ extends: Object.keys(files).map((path) => `./${path}`) });
  try {
    return await configOf({ own: { '.groundplan.yml': own, ...files } });
  } catch (error) {
    if (error instanceof UserMistake || error instanceof PolicyFailure) return undefined;
    throw error;
  }
}

async function accepted(layers: readonly PolicySettings[]): Promise<Config> {
  const config = await merged(layers);
  if (config === undefined) throw new Error('It was refused.');
  return config;
}

/** All that can be compared of a configuration: no functions, and not who said it. */
function comparable({ provenance: _, overrides: __, ...config }: Config) {
  return config;
}

/** The lowest level that a rule has at any place. */
function lowest(config: Config): ReadonlyMap<string, number> {
  const rank = (level: string) => LEVELS.indexOf(level as (typeof LEVELS)[number]);
  const found = new Map(BOOK.rules.map(({ id }) => [id, 0]));
  for (const { rule, level, elsewhere } of effectiveRules(BOOK, config)) {
    const all =
      elsewhere === undefined ? [level] : [elsewhere.level, ...elsewhere.settings.flatMap((one) => one.level ?? [])];
    found.set(rule.id, Math.min(...all.map(rank)));
  }
  return found;
}

const reach = ({ failOn }: Config): number => ['never', 'error', 'warning', 'note'].indexOf(failOn);
const stage = ({ enforcement }: Config): number => ['observe', 'warn', 'block'].indexOf(enforcement.stage);
const day = ({ enforcement }: Config): string => (enforcement.stage === 'block' ? '' : (enforcement.blockFrom ?? '9'));

describe('layers', () => {
  test('the last one that says something of a setting has its way where nothing is locked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 4 }), async (layers) => {
        const config = await accepted(layers);
        const last = <K extends keyof PolicySettings>(key: K): PolicySettings[K] =>
          layers.findLast((layer) => layer[key as keyof typeof layer] !== undefined)?.[
            key as 'preset'
          ] as PolicySettings[K];
        expect(config.onlyNew).toBe(last('only-new') ?? true);
        expect(config.include).toEqual(last('include') ?? []);
        expect(new Set(config.exclude)).toEqual(new Set(layers.flatMap(({ exclude = [] }) => exclude)));
        const preset = last('preset') ?? 'recommended';
        expect(config.preset).toBe(preset === 'multi-tier' ? 'recommended' : preset);
        expect(config.pattern).toBe(preset === 'multi-tier' ? 'multi-tier' : undefined);
        for (const id of IDS) {
          const said = layers.flatMap(({ rules: of = {} }) => {
            const setting = of[id];
            return (typeof setting === 'object' ? setting.level : setting) ?? [];
          });
          expect(config.rules.get(id)?.level).toBe(said.at(-1));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the same one twice in a row says no more than once', async () => {
    const one = fc
      .tuple(plain, some(lock))
      .map(([settings, own]) => ({ ...settings, ...(own ? { locks: [own] } : {}) }));
    await fc.assert(
      fc.asyncProperty(plain, one, async (far, layer) => {
        expect(comparable(await accepted([far, layer, layer]))).toEqual(comparable(await accepted([far, layer])));
      }),
      { numRuns: 60 },
    );
  });

  test('an empty one changes nothing, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(plain, plain, fc.nat(2), async (far, near, at) => {
        const layers: PolicySettings[] = [far, near];
        layers.splice(at, 0, {});
        expect(comparable(await accepted(layers))).toEqual(comparable(await accepted([far, near])));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a lock', () => {
  test('is never weakened by what comes below it, which is refused or has no effect', async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(plain, lock, fc.array(rich, { minLength: 1, maxLength: 3 }), async (settings, own, below) => {
        const before = await accepted([{ ...settings, locks: [own] }]);
        const after = await merged([{ ...settings, locks: [own] }, ...below]);
        if (after === undefined) return;
        passed++;
        const [floor, now] = [lowest(before), lowest(after)];
        for (const id of before.provenance.ruleLocks.keys()) {
          expect([id, now.get(id)]).toEqual([id, Math.max(now.get(id) ?? 0, floor.get(id) ?? 0)]);
          if (own.exceptions === 'never') expect(after.provenance.ruleLocks.get(id)?.exceptions).toBe('never');
        }
        for (const setting of own.settings ?? []) held(setting, before, after);
      }),
      { numRuns: 150 },
    );
    // Where nearly all is refused nothing would be shown.
    expect(passed).toBeGreaterThan(10);
  });
});

/** That a locked setting is no weaker than it was. */
function held(setting: (typeof SETTINGS)[number] | string, before: Config, after: Config): void {
  switch (setting) {
    case 'preset':
      {
        const [own, now] = [lowest(before), lowest(after)];
        const lower = [...lowest({ ...before, rules: new Map() })].filter(
          ([id, level]) => (now.get(id) ?? 0) < Math.min(level, own.get(id) ?? 0),
        );
        expect(lower).toEqual([]);
      }
      break;
    case 'pattern':
      expect(after.pattern).toBe(before.pattern);
      break;
    case 'fail-on':
      expect(reach(after)).toBeGreaterThanOrEqual(reach(before));
      expect(after.failOnDrift || !before.failOnDrift).toBe(true);
      break;
    case 'only-new':
      expect(after.onlyNew && !before.onlyNew).toBe(false);
      break;
    case 'include':
      expect(new Set(after.include)).toEqual(new Set(before.include));
      break;
    case 'exclude':
      expect(before.exclude).toEqual(expect.arrayContaining([...after.exclude]));
      break;
    case 'enforcement':
      expect(stage(after)).toBeGreaterThanOrEqual(stage(before));
      expect(day(after) <= day(before)).toBe(true);
      break;
    case 'context':
      expect(after.context).toMatchObject(before.context);
      break;
  }
}
