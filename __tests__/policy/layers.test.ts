import { describe, expect, test } from '@jest/globals';
import { positionOf } from '../../src/documents/location.js';
import { loadPolicy } from '../../src/policy/load.js';
import { memoryPolicies } from '../../src/policy/memory-policies.js';
import { memory } from '../../src/source/memory.js';
import { BOOK, type Case, configOf, failure, load } from './support/policies.js';

const EXTENDS = 'extends: acme/policies/base.yml@v1\n';

function of(base: string, own = '', rest: Case = {}): Case {
  return { own: EXTENDS + own, policies: { 'acme/policies@v1': { 'base.yml': base } }, ...rest };
}

describe('a later layer', () => {
  test('has the later word, setting by setting', async () => {
    const base = [
      'preset: strict',
      'pattern: multi-tier',
      'fail-on: note',
      'only-new: false',
      'include: [a/]',
      'exclude: [b/]',
      'enforcement: observe',
      'block-from: 2027-01-01',
      'context: { team-size: 5, regulated: true }',
      '',
    ].join('\n');
    expect(await configOf(of(base))).toMatchObject({
      preset: 'strict',
      pattern: 'multi-tier',
      failOn: 'note',
      onlyNew: false,
      include: ['a/'],
      exclude: ['b/'],
      enforcement: { stage: 'observe', blockFrom: '2027-01-01' },
      context: { 'team-size': 5, regulated: true },
    });
    const own = 'preset: observe\ninclude: [c/]\nexclude: [d/, b/]\nenforcement: warn\ncontext: { team-size: 9 }\n';
    expect(await configOf(of(base, own))).toMatchObject({
      preset: 'observe',
      pattern: 'multi-tier',
      failOn: 'note',
      include: ['c/'],
      exclude: ['b/', 'd/'],
      enforcement: { stage: 'warn', blockFrom: '2027-01-01' },
      context: { 'team-size': 9, regulated: true },
    });
  });

  test('has it rule by rule and parameter by parameter', async () => {
    const base = [
      'rules:',
      '  flat-network: { level: note, enforcement: warn }',
      '  unused-network: error',
      '  published-store-port: { level: warning, params: { roles: [cache] } }',
      '',
    ].join('\n');
    const own =
      'rules:\n  flat-network: { block-from: 2027-01-01 }\n  published-store-port: off\n  healthcheck-missing: note\n';
    const known = own.replace('healthcheck-missing', 'services-without-memory-limit');
    const { rules, ruleEnforcement } = await configOf(of(base, known));
    expect(rules).toEqual(
      new Map<string, unknown>([
        ['flat-network', { level: 'note' }],
        ['unused-network', { level: 'error' }],
        ['published-store-port', { level: 'off', params: { roles: ['cache'] } }],
        ['services-without-memory-limit', { level: 'note' }],
      ]),
    );
    expect([...ruleEnforcement]).toEqual([['flat-network', { stage: 'warn', blockFrom: '2027-01-01' }]]);
  });

  test('adds to lists of entries, each with its layer', async () => {
    const entry = (rule: string) =>
      `ignore: [{ rules: [${rule}], reason: Known. }]\noverrides: [{ paths: [a/], rules: { ${rule}: note } }]\n`;
    const { suppressions, overrides } = await configOf(of(entry('flat-network'), entry('unused-network')));
    expect(suppressions.map(({ ruleId, rank, at }) => [ruleId, rank, at.file.path])).toEqual([
      ['flat-network', 0, 'acme/policies/base.yml@v1'],
      ['unused-network', 1, '.groundplan.yml'],
    ]);
    expect(overrides.map(({ rules }) => [...rules.keys()])).toEqual([['flat-network'], ['unused-network']]);
  });

  test('is the command line at last', async () => {
    const options = { preset: 'multi-tier', failOn: 'note', onlyNew: false };
    const config = await configOf(of('pattern: microservices\n', 'fail-on: never\n', { options }));
    expect(config).toMatchObject({ preset: 'recommended', pattern: 'multi-tier', failOn: 'note', onlyNew: false });
    expect(config.provenance.layers.at(-1)).toMatchObject({
      name: 'the command line',
      settings: { preset: 'multi-tier', 'fail-on': ['note'], 'only-new': false },
    });
  });

  test('with another preset drops the pattern that a slug declared, and no other', async () => {
    expect((await configOf(of('preset: multi-tier\n', 'preset: strict\n'))).pattern).toBeUndefined();
    expect((await configOf(of('pattern: multi-tier\n', 'preset: strict\n'))).pattern).toBe('multi-tier');
    const between = { 'base.yml': 'extends: ./root.yml\npreset: multi-tier\n', 'root.yml': 'pattern: monolith\n' };
    const chain = { own: `${EXTENDS}preset: strict\n`, policies: { 'acme/policies@v1': between } };
    expect((await configOf(chain)).pattern).toBe('monolith');
  });

  test('says from when on it blocks, and warns until then', async () => {
    expect((await configOf({ own: 'block-from: 2027-01-01\n' })).enforcement).toEqual({
      stage: 'warn',
      blockFrom: '2027-01-01',
    });
    expect((await configOf({ own: 'enforcement: block\nblock-from: 2027-01-01\n' })).enforcement).toEqual({
      stage: 'block',
    });
    expect((await configOf({ own: '' })).enforcement).toEqual({ stage: 'block' });
  });
});

describe('patterns that are expected', () => {
  test('a single one is declared as well', async () => {
    const config = await configOf(of('expected-patterns: [multi-tier]\n'));
    expect(config).toMatchObject({ expected: ['multi-tier'], pattern: 'multi-tier' });
    const several = await configOf(of('expected-patterns: [multi-tier, microservices]\n'));
    expect([several.expected, several.pattern]).toEqual([['multi-tier', 'microservices'], undefined]);
  });

  test('are the only ones that can be declared', async () => {
    const base = 'expected-patterns: [multi-tier]\n';
    expect(await failure(of(base, 'pattern: monolith\n'))).toEqual({
      kind: 'mistake',
      lines: [expect.stringMatching(/^\.groundplan\.yml:2:10: .*\(multi-tier; acme\/policies\/base\.yml@v1:1:20\)/)],
    });
    expect((await failure(of('pattern: monolith\n', base))).lines).toEqual([
      expect.stringMatching(/^\.groundplan\.yml:2:20: The pattern "monolith" is declared at .*base\.yml@v1:1:10/),
    ]);
    expect((await failure(of(base, '', { options: { preset: 'monolith' } }))).lines).toEqual([
      expect.stringMatching(/^--preset: /),
    ]);
    expect((await failure({ own: 'pattern: monolith\nexpected-patterns: [multi-tier]\n' })).lines).toHaveLength(1);
    expect((await failure({ own: 'expected-patterns: [multi-teir]\n' })).lines[0]).toContain(
      'Did you mean "multi-tier"',
    );
  });
});

describe('an entry for some repositories', () => {
  const base = (match: string, more = '') => `repositories:\n  - match: ${match}\n    preset: strict\n${more}`;
  const presetOf = async (match: string, facts: Case['facts'], own = '') =>
    (await configOf(of(base(match), own, { facts: facts ?? {} }))).preset;

  test.each([
    ['{ names: [shop] }', { name: 'acme/shop' }, true],
    ['{ names: [Shop-*] }', { name: 'acme/shop-web' }, true],
    ['{ names: ["acme/*"] }', { name: 'ACME/Shop' }, true],
    ['{ names: ["other/*", web] }', { name: 'acme/shop' }, false],
    ['{ names: ["*"], except: [sandbox-*] }', { name: 'acme/Sandbox-1' }, false],
    ['{ except: [sandbox-*] }', { name: 'acme/shop' }, true],
    ['{ topics: [pci, gdpr] }', { topics: ['PCI'] }, true],
    ['{ topics: [pci] }', { topics: [] }, false],
    ['{ languages: [go] }', { language: 'Go' }, true],
    ['{ languages: [go] }', { language: null }, false],
    ['{ properties: { tier: [gold, silver] } }', { properties: { tier: 'silver' } }, true],
    ['{ properties: { tier: gold } }', { properties: { tier: ['bronze', 'gold'] } }, true],
    ['{ properties: { tier: gold } }', { properties: { tier: null } }, false],
    ['{ properties: { tier: gold, __proto__: x } }', { properties: { tier: 'gold' } }, false],
    ['{ properties: { constructor: x } }', { properties: { tier: 'gold' } }, false],
    ['{ teams: ["@Acme/Payments"] }', { teams: ['@acme/payments'] }, true],
    ['{ teams: ["@acme/payments"] }', { teams: [] }, false],
    ['{ names: [shop], topics: [pci] }', { name: 'acme/shop', topics: ['web'] }, false],
    // One bound that is surely not met settles it, whatever is not known.
    ['{ names: [web], topics: [pci], languages: [go] }', { name: 'acme/shop' }, false],
  ])('%s and %j', async (match, facts, isFor) => {
    expect(await presetOf(match, facts)).toBe(isFor ? 'strict' : 'recommended');
  });

  test.each([
    ['{ names: [shop] }', {}, "The repository's name is not known"],
    ['{ names: ["acme/*"] }', { name: 'shop' }, "The repository's owner is not known"],
    ['{ except: [shop] }', {}, "The repository's name is not known"],
    ['{ topics: [pci] }', { name: 'acme/shop' }, "The repository's topics are not known"],
    ['{ languages: [go] }', {}, "The repository's main language is not known"],
    ['{ properties: { tier: gold } }', {}, "The repository's custom properties are not known"],
  ])('%s where that is not known is no guess', async (match, facts, message) => {
    const { kind, lines } = await failure(of(base(match), '', { facts }));
    expect(kind).toBe('failure');
    expect(lines).toEqual([expect.stringContaining(message)]);
    expect(lines[0]).toMatch(
      /^acme\/policies\/base\.yml@v1:2:12: .*Give it with --.*\(extended by \.groundplan\.yml:1:10\)$/,
    );
  });

  test('by the owners that CODEOWNERS names', async () => {
    const match = '{ teams: ["@acme/payments"] }';
    const codeowners = async (files: Record<string, string>) => {
      const own = { '.groundplan.yml': EXTENDS, ...files };
      return (await configOf({ ...of(base(match)), own })).preset;
    };
    expect(await codeowners({ CODEOWNERS: '* @acme/payments\n' })).toBe('strict');
    expect(await codeowners({ 'docs/CODEOWNERS': '/api/ @acme/payments\n/web @acme/web\n' })).toBe('strict');
    expect(await codeowners({ CODEOWNERS: '* @acme/payments\n* @acme/web\n' })).toBe('recommended');
    expect(await codeowners({ CODEOWNERS: '* @acme/web\n/api/ @acme/payments\n' })).toBe('recommended');
    expect(await codeowners({ '.github/CODEOWNERS': '# @acme/payments\n', CODEOWNERS: '* @acme/payments\n' })).toBe(
      'recommended',
    );
    expect(await codeowners({})).toBe('recommended');
  });

  test('speaks behind its file, in order, and knows of the layers before it', async () => {
    const policy = `exclude: [a/]\n${base('{ names: [shop] }')}    exclude: [b/]\n  - match: { names: ["*"] }\n    exclude: [c/]\n`;
    const config = await configOf(of(policy, 'exclude: [d/]\n', { facts: { name: 'acme/shop' } }));
    expect(config.exclude).toEqual(['a/', 'b/', 'c/', 'd/']);
    expect(config.provenance.layers.map(({ name, at }) => [name, at.join('.')])).toEqual([
      ['acme/policies/base.yml@v1', ''],
      ['acme/policies/base.yml@v1', 'repositories.0'],
      ['acme/policies/base.yml@v1', 'repositories.1'],
      ['.groundplan.yml', ''],
    ]);
  });

  test('is checked for every repository, whether it is for it or not', async () => {
    const facts = { name: 'acme/other' };
    const wrong = base('{ names: [shop] }', '    rules: { flat-netwrk: off }\n    baseline: b.json\n');
    expect((await failure(of(wrong, '', { facts }))).lines).toEqual([
      expect.stringContaining('base.yml@v1:4:14: There is no rule "flat-netwrk"'),
      expect.stringContaining('base.yml@v1:5:5: A baseline lists'),
    ]);
    expect((await failure(of(base('{}'), '', { facts }))).lines).toEqual([
      expect.stringContaining('This names no repositories'),
    ]);
    expect((await failure(of(base('{ teams: [payments] }'), '', { facts }))).lines).toEqual([
      expect.stringContaining('"payments" is no owner'),
    ]);
  });
});

describe('waivers', () => {
  const waiver = (repositories: string) =>
    `waivers: [{ rules: [flat-network], ${repositories} owner: " @acme/web ", reason: Later., until: 2030-01-01 }]\n`;

  test('are those for the repository', async () => {
    const facts = { name: 'acme/shop' };
    const waivers = async (repositories: string) => (await configOf(of(waiver(repositories), '', { facts }))).waivers;
    expect(await waivers('repositories: [shop],')).toMatchObject([
      { ruleIds: ['flat-network'], owner: '@acme/web', until: '2030-01-01', own: false, single: true, rank: 0 },
    ]);
    expect(await waivers('repositories: [shop, web],')).toMatchObject([{ single: false }]);
    expect(await waivers('repositories: ["sh*"],')).toMatchObject([{ single: false }]);
    expect(await waivers('')).toMatchObject([{ single: false }]);
    expect(await waivers('repositories: [web],')).toEqual([]);
    const own = await configOf(of('', waiver(''), { facts }));
    expect(own.waivers).toMatchObject([{ own: true, single: true, rank: 1 }]);
    expect((await failure(of(waiver('repositories: [shop],')))).lines).toEqual([
      expect.stringMatching(/^acme\/policies\/base\.yml@v1:1:50: The repository's name is not known/),
    ]);
  });

  test.each([
    ['until: 2030-02-30', 'is no day of the calendar'],
    ['until: 2030-01-01, since: 2031-01-01', 'It ends before 2031-01-01'],
    ['until: 2030-01-01, repositories: []', 'This list is empty'],
  ])('with %s are mistakes', async (rest, message) => {
    const own = `waivers: [{ rules: [flat-network], owner: me, reason: Later., ${rest} }]\n`;
    expect(await failure({ own })).toEqual({ kind: 'mistake', lines: [expect.stringContaining(message)] });
  });
});

describe('rules of organisations', () => {
  const rule = (id: string, level = 'error') =>
    [
      `id: ${id}`,
      'title: Services are labelled',
      'category: operations',
      `level: ${level}`,
      'why: Without a label nobody is called.',
      'fix: Label it.',
      'expression: size(service.labels) > 0',
      'message: "`{service.name}` has no label."',
      'examples: { fails: [], passes: [] }',
      '',
    ].join('\n');

  test('come from the repository of their layer, at its commit', async () => {
    const { config, book, rules } = await load({
      own: {
        '.groundplan.yml': `${EXTENDS}rule-files: [rules]\nrules: { acme/labels: note }\n`,
        'rules/own.yml': rule('shop/own'),
      },
      policies: {
        'acme/policies@v1': {
          'base.yml': 'rule-files: [rules, more/one.yml]\nrules: { acme/one: warning }\n',
          'rules/labels.yml': rule('acme/labels'),
          'rules/readme.md': '',
          'more/one.yml': rule('acme/one'),
        },
      },
    });
    expect(rules.map(({ core, path, line }) => [core.id, path, line])).toEqual([
      ['acme/labels', 'acme/policies/rules/labels.yml@v1', 1],
      ['acme/one', 'acme/policies/more/one.yml@v1', 1],
      ['shop/own', 'rules/own.yml', 1],
    ]);
    expect(book.rules.length).toBe(BOOK.rules.length + 3);
    expect(config.rules.get('acme/labels')).toEqual({ level: 'note' });
    expect(config.provenance.layers.map((layer) => layer.rules.map(({ core }) => core.id))).toEqual([
      ['acme/labels', 'acme/one'],
      ['shop/own'],
    ]);
  });

  test('are read once where two policies of a repository name them', async () => {
    const policies = {
      'acme/policies@v1': {
        'base.yml': 'extends: ./root.yml\nrule-files: [rules]\n',
        'root.yml': 'rule-files: [rules]\n',
        'rules/a.yml': rule('acme/a'),
      },
    };
    expect((await load({ own: EXTENDS, policies })).rules).toHaveLength(1);
  });

  test('do not take the place of others, and both places are named', async () => {
    const policies = {
      'acme/policies@v1': {
        'base.yml': 'rule-files: [r.yml]\nlocks: [{ rules: ["acme/*"] }]\n',
        'r.yml': rule('acme/a'),
      },
    };
    const own = { '.groundplan.yml': `${EXTENDS}rule-files: [mine.yml]\n`, 'mine.yml': `\n${rule('acme/a', 'note')}` };
    expect(await failure({ own, policies })).toEqual({
      kind: 'mistake',
      lines: [
        'mine.yml:2:5: There is a rule "acme/a" already, in acme/policies/r.yml@v1:1:5. Give this one another id.',
      ],
    });
    const built = { '.groundplan.yml': 'rule-files: [mine.yml]\n', 'mine.yml': rule('flat-network') };
    expect((await failure({ own: built })).kind).toBe('mistake');
  });

  test('are known to their own layer and those below, and to no other', async () => {
    const policies = { 'acme/policies@v1': { 'base.yml': 'rules: { shop/own: off }\n' } };
    const own = { '.groundplan.yml': `${EXTENDS}rule-files: [r.yml]\n`, 'r.yml': rule('shop/own') };
    expect(await failure({ own, policies })).toEqual({
      kind: 'failure',
      lines: [expect.stringContaining('base.yml@v1:1:10: There is no rule "shop/own"')],
    });
  });

  test('have mistakes that are told where they are', async () => {
    const broken = rule('acme/a').replace('service.labels', 'service.lables');
    const policies = {
      'acme/policies@v1': { 'base.yml': 'rule-files: [r.yml, gone]\nrules: { acme/a: off }\n', 'r.yml': broken },
    };
    expect((await failure({ own: EXTENDS, policies })).lines).toEqual([
      expect.stringMatching(
        /^acme\/policies\/base\.yml@v1:1:21: There is no file or folder "gone" in acme\/policies at v1\. \(ext/,
      ),
      expect.stringMatching(/^acme\/policies\/r\.yml@v1:7:26: .*lables.*\(extended by \.groundplan\.yml:1:10\)$/),
    ]);
  });

  test('of an entry for others are not read, and may be set there', async () => {
    const base = 'repositories: [{ match: { names: [web] }, rule-files: [web], rules: { acme/web: off } }]\n';
    const policies = { 'acme/policies@v1': { 'base.yml': base } };
    const { rules } = await load({ own: EXTENDS, policies, facts: { name: 'acme/shop' } });
    expect(rules).toEqual([]);
  });
});

describe('who decided what', () => {
  test('is told of every setting and rule, step by step', async () => {
    const base =
      'preset: strict\nexceptions: { comments: merged }\nrules: { published-store-port: { params: { roles: [cache] } } }\n';
    const own = 'preset: observe\ncontext: { team-size: 3 }\nrules: { published-store-port: off }\n';
    const { provenance } = await configOf(of(base, own, { options: { preset: 'strict' } }));
    const steps = (
      decided: { steps: readonly { at?: unknown; value: string; layer: { name: string } }[] } | undefined,
    ) =>
      decided?.steps.map(({ at, value, layer }) => {
        if (at === undefined) return `${layer.name} ${value}`;
        const { path, line, column } = positionOf(at as Parameters<typeof positionOf>[0]);
        return `${path}:${line}:${column} ${value}`;
      });
    expect(steps(provenance.settings.get('preset'))).toEqual([
      'acme/policies/base.yml@v1:1:9 strict',
      '.groundplan.yml:2:9 observe',
      'the command line strict',
    ]);
    expect(steps(provenance.settings.get('exceptions.comments'))).toEqual(['acme/policies/base.yml@v1:2:25 merged']);
    expect(steps(provenance.settings.get('context.team-size'))).toEqual(['.groundplan.yml:3:23 3']);
    const rule = provenance.rules.get('published-store-port');
    expect(steps(rule?.get('level'))).toEqual(['.groundplan.yml:4:32 off']);
    expect(steps(rule?.get('params.roles'))).toEqual(['acme/policies/base.yml@v1:3:51 [cache]']);
  });
});

describe('a layout', () => {
  const entry = (id: string, level: string): string => `{ id: ${id}, what: a, level: ${level}, why: So., oneOf: [a] }`;
  const profile = 'name: ours\ntitle: Ours\nsummary: Ours.\n';

  test('is laid over that of the layers before: profile and score replace, entries by id, names by key', async () => {
    const base = `layout:\n  profile: base\n  min-score: 60\n  entries: [${entry('a', 'required')}, ${entry('b', 'optional')}]\n  naming: { src: { .ts: kebab-case }, .md: kebab-case }\n`;
    const own = `layout:\n  min-score: 80\n  entries: [${entry('b', 'forbidden')}]\n  naming: { src: { .js: camelCase } }\n`;
    const { layout } = await configOf(of(base, own));
    expect(layout).toMatchObject({ profile: 'base', minScore: 80 });
    expect(layout?.entries.map(({ id, level }) => [id, level])).toEqual([
      ['a', 'required'],
      ['b', 'forbidden'],
    ]);
    expect(layout?.naming).toEqual({ src: { '.js': 'camelCase' }, '.md': 'kebab-case' });
  });

  test('reads the profiles of the entries that are for the repository, and each once', async () => {
    const entries = ['shop', 'shop*', 'other'].map(
      (name) =>
        `  - { match: { names: [${name}] }, layout: { profile: ./${name === 'other' ? 'broken' : 'ours'}.yml } }\n`,
    );
    const asked: string[] = [];
    const policies = memoryPolicies({
      'acme/policies@v1': { 'base.yml': `repositories:\n${entries.join('')}`, 'ours.yml': profile, 'broken.yml': 'x' },
    });
    const source = {
      open: async (ref: Parameters<typeof policies.open>[0]) => {
        const repository = await policies.open(ref);
        return {
          ...repository,
          read: (path: string) => {
            asked.push(path);
            return repository.read(path);
          },
        };
      },
    };
    const { config } = await loadPolicy(
      memory({ '.groundplan.yml': EXTENDS }),
      BOOK,
      {},
      {
        source,
        facts: { name: 'acme/shop' },
      },
    );
    expect(config.layout?.profile).toMatchObject({ name: 'ours' });
    expect(asked).toEqual(['base.yml', 'ours.yml']);
    const given = {
      policies: { 'acme/policies@v1': { 'base.yml': `repositories:\n${entries[2]}`, 'broken.yml': 'x' } },
    };
    expect(await failure({ own: EXTENDS, ...given, facts: { name: 'acme/other' } })).toMatchObject({
      kind: 'failure',
      lines: [
        expect.stringMatching(/^acme\/policies\/base\.yml@v1:2:\d+: acme\/policies\/broken\.yml@v1:1:1: .*extended by/),
      ],
    });
  });
});
