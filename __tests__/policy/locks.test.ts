import { describe, expect, test } from '@jest/globals';
import { configOf, failure } from './support/policies.js';

const EXTENDS = 'extends: acme/policies/base.yml@v1\n';

/** The lines against a lock of a policy that says `base`, where the repository says `own`. */
async function refused(base: string, own: string, options = {}): Promise<readonly string[]> {
  const policies = { 'acme/policies@v1': { 'base.yml': base } };
  const { kind, lines } = await failure({ own: EXTENDS + own, policies, options });
  expect(kind).toBe('mistake');
  return lines;
}

function held(base: string, own: string, options = {}) {
  return configOf({ own: EXTENDS + own, policies: { 'acme/policies@v1': { 'base.yml': base } }, options });
}

describe('a rule that is locked', () => {
  const BASE = [
    'rules:',
    '  flat-network: error',
    '  published-store-port: { level: warning, params: { roles: [database] } }',
    'locks:',
    '  - rules: [flat-network, published-store-port]',
    '    reason: Stores are kept apart.',
    '  - { rules: [services-without-memory-limit], exceptions: waivers }',
    '',
  ].join('\n');

  test.each([
    ['rules: { flat-network: off }\n', '.groundplan.yml:2:24: flat-network: its level is error at least'],
    ['rules: { flat-network: warning }\n', '.groundplan.yml:2:24: flat-network: its level is error at least'],
    ['rules:\n  flat-network:\n    level: note\n', '.groundplan.yml:4:5: flat-network: its level is error at least'],
    [
      'rules: { published-store-port: { params: { roles: [cache] } } }\n',
      'published-store-port: its parameters are locked',
    ],
    ['overrides: [{ paths: [a/], rules: { flat-network: off } }]\n', 'flat-network: its level is error at least'],
    [
      'overrides: [{ services: [db], rules: { published-store-port: { params: { roles: [] } } } }]\n',
      'its parameters are',
    ],
    [
      'ignore: [{ rules: [flat-network], reason: Known. }]\n',
      'flat-network is locked at acme/policies/base.yml@v1:5:5',
    ],
    [
      'ignore: [{ rules: [services-without-memory-limit], reason: Known. }]\n',
      'It takes waivers, with an owner and an end',
    ],
    ['waivers: [{ rules: [flat-network], owner: me, reason: Known., until: 2030-01-01 }]\n', 'It takes no exceptions.'],
    ['rules: { flat-network: { enforcement: observe } }\n', 'flat-network: its enforcement is locked'],
    ['rules: { flat-network: { block-from: 2030-01-01 } }\n', 'flat-network: its enforcement is locked'],
    ['repositories: [{ match: { names: ["*"] }, rules: { flat-network: off } }]\n', 'flat-network: its level is error'],
    ['x: &x { flat-network: off }\nrules: *x\n', undefined],
    ['rules:\n  <<: { flat-network: off }\n', 'flat-network: its level is error at least'],
    ['rules:\n  <<: [{ flat-network: off }, { flat-network: error }]\n', 'flat-network: its level is error at least'],
    ['rules:\n  "flat\\u002dnetwork": off\n', 'flat-network: its level is error at least'],
    ['rules: { "f\\x6cat-network": off }\n', 'flat-network: its level is error at least'],
  ])('cannot be weakened by %j', async (own, line) => {
    const policies = { 'acme/policies@v1': { 'base.yml': BASE } };
    const { kind, lines } = await failure({ own: EXTENDS + own, policies, facts: { name: 'acme/shop' } });
    expect(kind).toBe('mistake');
    if (line === undefined) return;
    expect(lines).toEqual([expect.stringContaining(line)]);
    expect(lines[0]).toMatch(/^\.groundplan\.yml:\d+:\d+: .*acme\/policies\/base\.yml@v1:[57]:5/);
  });

  test.each([
    ['rules: { flat-network: error }\n', 'flat-network', 'error'],
    ['rules: { published-store-port: error }\n', 'published-store-port', 'error'],
    ['rules: { published-store-port: { params: { roles: [database] } } }\n', 'published-store-port', 'warning'],
    ['preset: style\n', 'flat-network', 'error'],
    ['preset: observe\n', 'published-store-port', 'warning'],
  ])('can be held as it is or more strictly: %j', async (own, id, level) => {
    expect((await held(BASE, own)).rules.get(id)).toMatchObject({ level });
  });

  test('is told once, at the level that the policy set, where the preset is locked as well', async () => {
    const base = 'rules: { flat-network: error }\nlocks: [{ rules: [flat-network], settings: [preset] }]\n';
    expect(await refused(base, 'rules: { flat-network: off }\n')).toEqual([
      expect.stringMatching(/its level is error at least, .*ask for a waiver from .* acme\/policies\/base\.yml@v1\.$/),
    ]);
  });

  test('keeps the level that its preset gave, whatever preset comes below', async () => {
    const base = 'preset: strict\nlocks: [{ rules: [services-without-memory-limit] }]\n';
    const strict = await held(base, '');
    expect(strict.rules.size).toBe(0);
    for (const own of ['preset: style\n', 'preset: security\n']) {
      const { rules, preset } = await held(base, own);
      expect(preset).not.toBe('strict');
      expect(rules.get('services-without-memory-limit')).toEqual({ level: 'note' });
    }
    const option = await held(base, '', { preset: 'style' });
    expect(option.rules.get('services-without-memory-limit')).toEqual({ level: 'note' });
  });

  test('keeps its stage when the policy is rolled back below', async () => {
    const base = 'block-from: 2027-01-01\nlocks: [{ rules: [flat-network] }]\n';
    const { enforcement, ruleEnforcement } = await held(base, 'enforcement: observe\nblock-from: 2029-01-01\n');
    expect(enforcement).toEqual({ stage: 'observe', blockFrom: '2029-01-01' });
    expect([...ruleEnforcement]).toEqual([['flat-network', { stage: 'warn', blockFrom: '2027-01-01' }]]);
    expect((await held(base, 'enforcement: block\n')).ruleEnforcement.size).toBe(0);
  });

  test('is not milder at places than a layer above set it there', async () => {
    const base =
      'rules: { flat-network: warning }\noverrides: [{ paths: [prod/], rules: { flat-network: error } }]\nlocks: [{ rules: [flat-network] }]\n';
    const own = 'overrides: [{ paths: [prod/], rules: { flat-network: warning } }]\n';
    expect(await refused(base, own)).toEqual([expect.stringContaining('flat-network: its level is error at least')]);
  });

  test('is found by a glob of its id', async () => {
    for (const glob of ['*', 'flat-*', '*-network', 'fla?-network', '**'])
      expect(await refused(`locks: [{ rules: ["${glob}"] }]\n`, 'rules: { flat-network: off }\n')).toHaveLength(1);
    expect((await held('locks: [{ rules: ["published-*"] }]\n', 'rules: { flat-network: off }\n')).rules.size).toBe(1);
  });

  test('and that is for the pattern that is declared is not left behind by declaring another', async () => {
    const base = 'pattern: multi-tier\nlocks: [{ rules: [crossed-tier, flat-network] }]\n';
    expect(await refused(base, 'pattern: microservices\n')).toEqual([
      expect.stringMatching(
        /^\.groundplan\.yml:2:10: crossed-tier is for .* locked at acme\/policies\/base\.yml@v1:2:9/,
      ),
    ]);
    expect(await refused(base, 'preset: monolith\n')).toHaveLength(1);
    expect((await held(base, 'pattern: multi-tier\npreset: strict\n')).pattern).toBe('multi-tier');
    expect((await held('locks: [{ rules: [crossed-tier] }]\n', 'pattern: monolith\n')).pattern).toBe('monolith');
  });

  test('says of no more than it is asked, and stays with the strictest of several locks', async () => {
    const own = 'locks: [{ rules: [flat-network], exceptions: waivers }]\n';
    const { provenance } = await held(BASE, own);
    expect(provenance.ruleLocks.get('flat-network')).toMatchObject({
      exceptions: 'never',
      reason: 'Stores are kept apart.',
      layer: { name: 'acme/policies/base.yml@v1' },
    });
    expect(provenance.ruleLocks.get('services-without-memory-limit')?.exceptions).toBe('waivers');
  });

  test('takes waivers below where the lock says so, and its own layer can make exceptions', async () => {
    const waiver = (rule: string) =>
      `waivers: [{ rules: [${rule}], owner: me, reason: Later., until: 2030-01-01 }]\nignore: []\n`;
    expect((await held(BASE, waiver('services-without-memory-limit'))).waivers).toHaveLength(1);
    expect((await held(BASE + waiver('flat-network'), '')).waivers).toMatchObject([
      { own: false, rank: 0, single: false },
    ]);
  });
});

describe('a setting that is locked', () => {
  const lock = (name: string, settings: string) =>
    `${settings}\nlocks: [{ settings: [${name}], reason: We agreed. }]\n`;

  test.each([
    ['preset', 'preset: strict', 'preset: recommended\n'],
    ['preset', 'preset: strict', 'preset: style\n'],
    ['preset', 'preset: recommended', 'preset: observe\n'],
    ['preset', 'preset: recommended', 'rules: { flat-network: off }\n'],
    ['preset', 'preset: recommended', 'overrides: [{ paths: [a/], rules: { flat-network: note } }]\n'],
    ['preset', 'preset: multi-tier', 'preset: strict\n'],
    ['preset', 'preset: multi-tier', 'pattern: microservices\n'],
    ['pattern', 'pattern: multi-tier', 'pattern: microservices\n'],
    ['pattern', 'pattern: multi-tier', 'preset: microservices\n'],
    ['pattern', 'preset: multi-tier', 'preset: strict\n'],
    ['pattern', '', 'pattern: microservices\n'],
    ['pattern', '', 'expected-patterns: [microservices]\n'],
    ['expected-patterns', 'expected-patterns: [multi-tier, microservices]', 'expected-patterns: [monolith]\n'],
    ['expected-patterns', 'expected-patterns: [multi-tier]', 'expected-patterns: [multi-tier, monolith]\n'],
    ['fail-on', 'fail-on: [warning, drift]', 'fail-on: warning\n'],
    ['fail-on', 'fail-on: [warning, drift]', 'fail-on: [error, drift]\n'],
    ['fail-on', 'fail-on: note', 'fail-on: never\n'],
    ['fail-on', '', 'preset: observe\n'],
    ['fail-on', 'preset: strict', 'preset: recommended\n'],
    ['only-new', 'only-new: false', 'only-new: true\n'],
    ['include', 'include: [src/]', 'include: [docs/]\n'],
    ['include', '', 'include: [docs/]\n'],
    ['include', 'include: [src/]', 'include: []\n'],
    ['exclude', 'exclude: [vendor/]', 'exclude: [vendor/, deploy/]\n'],
    ['enforcement', '', 'enforcement: warn\n'],
    ['enforcement', '', 'block-from: 2030-01-01\n'],
    ['enforcement', 'block-from: 2027-01-01', 'block-from: 2027-01-02\n'],
    ['enforcement', 'block-from: 2027-01-01', 'enforcement: observe\n'],
    ['enforcement', '', 'rules: { flat-network: { enforcement: warn } }\n'],
    ['context', 'context: { regulated: true }', 'context: { regulated: false }\n'],
  ])('%s (%s) cannot be weakened by %j', async (name, settings, own) => {
    const lines = await refused(lock(name, settings), own);
    expect(lines).not.toEqual([]);
    expect(lines[0]).toMatch(/^\.groundplan\.yml:2:\d+: .*locked at acme\/policies\/base\.yml@v1:2:9 \(We agreed\)/);
  });

  test.each([
    ['preset', 'preset: recommended', 'preset: strict\n'],
    ['preset', 'preset: recommended', 'preset: multi-tier\n'],
    ['preset', 'preset: recommended', 'rules: { flat-network: error }\n'],
    ['preset', 'preset: strict\nrules: { flat-network: off }', 'rules: { flat-network: note }\n'],
    ['pattern', 'pattern: multi-tier', 'pattern: multi-tier\npreset: strict\n'],
    ['expected-patterns', 'expected-patterns: [multi-tier, microservices]', 'expected-patterns: [microservices]\n'],
    ['fail-on', 'fail-on: warning', 'fail-on: [note, drift]\n'],
    ['only-new', 'only-new: true', 'only-new: false\n'],
    ['include', 'include: [src/, lib/]', 'include: [lib/, src/]\n'],
    ['exclude', 'exclude: [vendor/]', 'exclude: [vendor/]\n'],
    ['enforcement', 'block-from: 2027-01-01', 'block-from: 2026-12-31\n'],
    ['enforcement', 'enforcement: observe', 'enforcement: warn\n'],
    ['enforcement', 'enforcement: observe', 'rules: { flat-network: { enforcement: block } }\n'],
    ['context', 'context: { regulated: true }', 'context: { regulated: true, team-size: 5 }\n'],
  ])('%s (%s) can be made stricter by %j', async (name, settings, own) => {
    const { provenance } = await held(lock(name, settings), own);
    expect([...provenance.settingLocks.keys()]).toEqual([name]);
  });

  test('holds against the command line, which is told the option', async () => {
    expect(await refused(lock('fail-on', 'fail-on: warning'), '', { failOn: 'never' })).toEqual([
      expect.stringMatching(
        /^--fail-on: Fewer findings would fail than with warning, locked at acme\/policies\/base\.yml@v1:2:9/,
      ),
    ]);
    expect(await refused(lock('only-new', 'only-new: false'), '', { onlyNew: true })).toEqual([
      expect.stringMatching(/^--only-new: /),
    ]);
    expect(await refused(lock('preset', 'preset: strict'), '', { preset: 'recommended' })).toEqual([
      expect.stringMatching(/^--preset: The preset "recommended" is weaker/),
    ]);
    const { kind, lines } = await failure({ own: lock('fail-on', 'fail-on: note'), options: { failOn: 'error' } });
    expect([kind, lines]).toEqual(['mistake', [expect.stringContaining('locked at .groundplan.yml:2:9')]]);
  });

  test('holds against a policy between, whose author hears of it where it is tried, and the repository as a note', async () => {
    const policies = {
      'acme/policies@v1': { 'base.yml': 'extends: ./root.yml\nfail-on: never\n', 'root.yml': lock('fail-on', '') },
    };
    const said = /^acme\/policies\/base\.yml@v1:2:10: .*locked at acme\/policies\/root\.yml@v1:2:9/;
    const { kind, lines } = await failure({ shared: 'acme/policies/base.yml@v1', isTried: true, policies });
    expect({ kind, lines }).toEqual({ kind: 'failure', lines: [expect.stringMatching(said)] });
    const { failOn, provenance } = await configOf({ own: EXTENDS, policies });
    expect(failOn).toBe('error');
    expect(provenance.notices).toEqual([expect.stringMatching(said)]);
    expect(provenance.notices?.[0]).toMatch(/holds\. \(extended by \.groundplan\.yml:1:10\)$/);
  });

  test('and a file that is given in place of the repository’s own is held as that one is', async () => {
    const given = { path: 'other.yml', text: 'rules: { flat-network: off }\n' };
    const policies = { 'acme/policies@v1': { 'base.yml': 'locks: [{ rules: [flat-network] }]\n' } };
    const options = { config: given };
    const { lines } = await failure({ shared: 'acme/policies/base.yml@v1', policies, options });
    expect(lines).toEqual([expect.stringMatching(/^other\.yml:1:24: flat-network: /)]);
  });
});

describe('a lock that is wrong', () => {
  test.each([
    ['locks: [{ reason: Because. }]\n', 'names neither rules nor settings'],
    ['locks: [{ rules: [flat-netwrk] }]\n', 'There is no rule "flat-netwrk". Did you mean "flat-network"?'],
    ['locks: [{ rules: ["flatt-*"] }]\n', 'No rule that is known here is called like "flatt-*".'],
    ['locks: [{ rules: ["acme/*", acme/none] }]\n', '.groundplan.yml:1:29: There is no rule "acme/none".'],
    ["waivers: [{ rules: [flat-network], owner: ' ', reason: a, until: 2030-01-01 }]\n", 'This must not be empty.'],
    ["block-from: 'soon'\n", '"soon" must be a day as 2030-12-31.'],
    ['locks: [{ settings: [presets] }]\n', 'presets'],
    ['locks: [{ rules: ["flat-netwοrk"] }]\n', 'it holds the character U+03BF'],
  ])('%j', async (own, message) => {
    expect(await failure({ own })).toEqual({ kind: 'mistake', lines: [expect.stringContaining(message)] });
  });
});

describe('exceptions', () => {
  test('can only be made stricter', async () => {
    const base = 'exceptions: { comments: merged, ignore: never, longest-waiver: 90 }\n';
    expect(await refused(base, 'exceptions: { comments: pull-request, ignore: merged, longest-waiver: 91 }\n')).toEqual(
      [
        expect.stringMatching(
          /^\.groundplan\.yml:2:25: "comments: pull-request" accepts more .*base\.yml@v1:1:25 does/,
        ),
        expect.stringMatching(/^\.groundplan\.yml:2:47: "ignore: merged"/),
        expect.stringMatching(/^\.groundplan\.yml:2:71: "longest-waiver: 91"/),
      ],
    );
    const { exceptions } = await held(base, 'exceptions: { comments: never, baseline: merged, longest-waiver: 30 }\n');
    expect(exceptions).toEqual({
      comments: 'never',
      baseline: 'merged',
      ignore: 'never',
      waivers: 'merged',
      longestWaiver: 30,
    });
  });
});

describe('a layout that is locked', () => {
  const ENTRY = '{ id: a, what: a, level: optional, why: So., oneOf: [a] }';
  const BASE = `layout: { profile: enterprise, min-score: 70, entries: [${ENTRY}], naming: { src: { .ts: kebab-case } } }\nlocks: [{ settings: [layout] }]\n`;

  test.each([
    ['layout: { profile: base }\n', 'The profile is "enterprise"'],
    ['layout: { min-score: 69 }\n', 'The score must be at least 70'],
    [`layout: { entries: [${ENTRY}] }\n`, 'The entry "a" is set'],
    ['layout: { naming: { src: { .ts: camelCase } } }\n', 'The names of "src" are set'],
  ])('cannot be weakened by %j', async (own, line) => {
    expect(await refused(BASE, own)).toEqual([expect.stringContaining(line)]);
  });

  test('can be asked for more', async () => {
    const own = `layout: { profile: enterprise, min-score: 90, entries: [${ENTRY.replace('id: a', 'id: b')}], naming: { lib: { .ts: camelCase } } }\n`;
    const { layout } = await held(BASE, own);
    expect(layout).toMatchObject({ minScore: 90, entries: [{ id: 'a' }, { id: 'b' }], naming: { src: {}, lib: {} } });
  });
});
