import { describe, expect, test } from '@jest/globals';
import { setUp } from '../../../src/app/own-rules.js';
import { explainRule } from '../../../src/app/policy/explain.js';
import { showPolicy } from '../../../src/app/policy/show.js';
import { memoryPolicies } from '../../../src/policy/memory-policies.js';
import type { RepositoryFacts } from '../../../src/policy/policy-source.js';
import { pageOf, styleOf } from '../../../src/report/text/page.js';
import { writeExplained } from '../../../src/report/text/policy/explained.js';
import { writeShown } from '../../../src/report/text/policy/shown.js';
import { loadRulebook } from '../../../src/rulebook/load.js';
import { memory } from '../../../src/source/memory.js';

const BASE = `preset: recommended
enforcement: warn
block-from: '2031-03-01'
rules:
  published-store-port: { level: error, params: { minimumConfidence: 0.5 } }
  flat-network: { level: error, enforcement: observe }
exceptions: { comments: merged, longest-waiver: 60 }
locks:
  - rules: [published-store-port]
    exceptions: waivers
    settings: [fail-on, enforcement]
    reason: Stores are never open.
repositories:
  - match: { properties: { regulated: 'true' } }
    fail-on: warning
    rules: { flat-network: warning }
    locks: [{ rules: [privileged-service] }]
  - match: { names: [other] }
    fail-on: note
waivers:
  - rules: [published-store-port]
    repositories: [acme/shop]
    services: [db]
    owner: '@acme/shop'
    reason: Until the export is gone.
    since: '2031-01-01'
    until: '2031-02-10'
`;

const OWN = `extends: acme/policies/base.yml@v3
preset: strict
rules:
  flat-network: off
overrides:
  - paths: ['*.dev.yml']
    rules: { unbounded-logs: off, flat-network: note }
ignore:
  - rules: [unbounded-logs]
    services: [batch]
    reason: It writes nothing.
waivers:
  - rules: [published-store-port]
    owner: '@acme/shop'
    reason: For a year.
    since: '2031-01-01'
    until: '2032-01-01'
`;

const facts: RepositoryFacts = {
  name: 'acme/shop',
  topics: ['web'],
  language: 'Go',
  properties: { regulated: 'true' },
};
const source = memoryPolicies({ 'acme/policies@v3': { 'base.yml': BASE } });
const setup = await setUp(memory({ '.groundplan.yml': OWN }), loadRulebook(), { policy: { source, facts } });
const shown = showPolicy(setup, { target: 'shop', facts, today: '2031-02-01' });

function text(write: (page: ReturnType<typeof pageOf>) => void): string {
  const lines: string[] = [];
  write(pageOf((line) => lines.push(line), styleOf(false), 300));
  return lines.join('');
}

const setting = (name: string) => shown.settings.find((one) => one.name === name);
const rule = (id: string) => shown.rules.find((one) => one.id === id);

describe('what holds for a repository', () => {
  test('names the files that spoke with their commits, and the entries that are for it', () => {
    expect(shown.sources).toMatchObject([
      {
        name: 'acme/policies/base.yml@v3',
        kind: 'shared',
        commit: expect.stringMatching(/^[0-9a-f]{40}$/),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        extendedBy: '.groundplan.yml',
        entries: [{ line: 14 }],
      },
      { name: '.groundplan.yml', kind: 'repository', entries: [] },
    ]);
  });

  test('has each setting with who set it, what that replaced, and its lock', () => {
    expect(setting('preset')).toMatchObject({
      value: 'strict',
      steps: [
        { value: 'recommended', source: 'acme/policies/base.yml@v3', location: { line: 1 } },
        { value: 'strict', source: '.groundplan.yml', location: { line: 2 } },
      ],
    });
    expect(setting('fail-on')).toMatchObject({
      value: 'warning',
      steps: [{ location: { path: 'acme/policies/base.yml@v3', line: 15 } }],
      lock: { location: { line: 9 }, reason: 'Stores are never open.' },
    });
    expect(setting('exceptions.longest-waiver')).toMatchObject({ value: '60 days', steps: [{ value: '60' }] });
    expect(setting('only-new')).toMatchObject({ value: 'true', steps: [] });
  });

  test('has locks with all that they hold, and waivers as they stand', () => {
    expect(shown.locks).toMatchObject([
      {
        rules: ['published-store-port'],
        settings: ['enforcement', 'fail-on'],
        exceptions: 'waivers',
        location: { line: 9 },
      },
      { rules: ['privileged-service'], settings: [], exceptions: 'never', location: { line: 17 } },
    ]);
    expect(shown.waivers).toMatchObject([
      { state: 'ending', services: ['db'], source: 'acme/policies/base.yml@v3', location: { line: 21 } },
      { state: 'refused', because: expect.stringContaining('base.yml@v3:7'), source: '.groundplan.yml' },
    ]);
  });

  test('has rules that do not hold as the preset says, those that are locked, and what holds for some places', () => {
    expect(shown.rules.map(({ id }) => id)).toEqual(['flat-network', 'privileged-service', 'published-store-port']);
    expect(rule('flat-network')).toMatchObject({
      level: 'off',
      presetLevel: 'warning',
      enforcement: { stage: 'observe', blocks: false },
    });
    expect(rule('privileged-service')?.lock).toMatchObject({ exceptions: 'never' });
    expect(shown.places).toMatchObject([
      { kind: 'override', paths: ['*.dev.yml'], rules: [{ id: 'unbounded-logs', value: 'off' }, { value: 'note' }] },
      { kind: 'ignore', services: ['batch'], reason: 'It writes nothing.', location: { line: 9 } },
    ]);
    expect(showPolicy(setup, { target: '.', all: true }).rules).toHaveLength(shown.allRules);
  });

  test('is told in lines, with file and line of everything', () => {
    const told = text((page) => writeShown(shown, page));
    for (const line of [
      'What holds for acme/shop',
      'Known of it: topics web; language Go; regulated = true.',
      'extended by .groundplan.yml, its entry for this repository: line 14',
      'before: recommended (acme/policies/base.yml@v3:1)',
      'locked at acme/policies/base.yml@v3:9\n',
      'acme/policies/base.yml@v3:9  rule published-store-port; settings enforcement, fail-on',
      '    Stores are never open.\n',
      'published-store-port for db: ENDS SOON, on 2031-02-10; @acme/shop answers for it',
      'published-store-port: DOES NOT COUNT (until 2032-01-01); @acme/shop answers for it',
      '.groundplan.yml:9  ignored: unbounded-logs for batch: It writes nothing.',
    ]) {
      expect(told).toContain(line);
    }
    expect(told).toMatch(/flat-network +off +instead of warning; off \(\.groundplan\.yml:4\); enforcement observe/);
  });

  test('shows text of policies as what it is', () => {
    const hostile = '\u001b[31m\u202eevil\n::error::x';
    const [first] = shown.waivers;
    if (first === undefined) throw new Error('There is a waiver.');
    const told = text((page) =>
      writeShown({ ...shown, waivers: [{ ...first, owner: hostile, reason: hostile }] }, page),
    );
    for (const character of ['\u001b', '\u202e', '\n::error']) expect(told).not.toContain(character);
    expect(told).toContain('\\u{1b}[31m\\u{202e}evil\\n::error::x');
  });
});

describe('why a rule holds as it does', () => {
  const explained = explainRule(setup, 'flat-network', { target: 'shop', today: '2031-02-01' });

  test('goes step by step from the rule to the repository', () => {
    expect(explained.level).toBe('off');
    expect(explained.steps.map(({ level, source: by, location }) => [level, by, location?.line])).toEqual([
      ['warning', 'the rule itself', undefined],
      ['warning', 'the preset strict', undefined],
      ['error', 'acme/policies/base.yml@v3', 6],
      ['warning', 'acme/policies/base.yml@v3', 16],
      ['off', '.groundplan.yml', 4],
    ]);
    expect(explained.enforcement).toMatchObject({ stage: 'observe', blocks: false, steps: [{ value: 'observe' }] });
    expect(explained.places).toMatchObject([{ kind: 'override', paths: ['*.dev.yml'] }]);
  });

  test('says who can make an exception, with the lock and without', () => {
    expect(explained.exceptions[0]).toBe('Comments beside what is found count once they are merged.');
    const locked = explainRule(setup, 'published-store-port', { target: 'shop', today: '2031-02-01' });
    expect(locked.exceptions).toEqual([
      'A waiver in acme/policies/base.yml@v3 or in a policy above it counts, for at most 60 days.',
      'Below, only waivers with an owner and an end count, for at most 60 days: acme/policies/base.yml@v3:9 locks the rule.',
    ]);
    expect(locked.waivers).toHaveLength(2);
    expect(locked.params.find(({ name }) => name === 'minimumConfidence')).toMatchObject({
      value: '0.5',
      steps: [{ source: 'the rule itself' }, { source: 'acme/policies/base.yml@v3', location: { line: 5 } }],
    });
    expect(explainRule(setup, 'privileged-service', { target: 'shop' }).exceptions[1]).toBe(
      'Nothing below counts: acme/policies/base.yml@v3:17 locks the rule.',
    );
  });

  test('is told in lines', () => {
    const told = text((page) => writeExplained(explained, page));
    expect(told).toContain(
      '  error    acme/policies/base.yml@v3:6\n  warning  acme/policies/base.yml@v3:16\n  off      .groundplan.yml:4\n',
    );
    expect(told).toContain('Here (shop): off, observe');
    expect(told).toContain('note in *.dev.yml (.groundplan.yml:6)');
  });
});

test('a level that a lock holds above a milder preset is told as that', async () => {
  const policies = memoryPolicies({
    'acme/policies@v1': { 'base.yml': 'preset: strict\nlocks: [{ rules: [services-without-cpu-limit] }]\n' },
  });
  const held = await setUp(memory({ '.groundplan.yml': 'preset: observe\n' }), loadRulebook(), {
    policy: { shared: 'acme/policies/base.yml@v1', source: policies },
  });
  const { level, steps } = explainRule(held, 'services-without-cpu-limit', { target: '.' });
  expect(level).toBe('note');
  expect(steps.at(-1)).toMatchObject({
    level: 'note',
    source: 'acme/policies/base.yml@v1',
    location: { line: 2 },
    because: 'The lock holds the level that the rule has there.',
  });
});
