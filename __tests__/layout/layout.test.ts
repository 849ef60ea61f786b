import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { layoutOf } from '../../src/app/layout.js';
import { assess } from '../../src/layout/assess.js';
import type { LayoutAssessment } from '../../src/layout/assessment.js';
import { loadLayouts } from '../../src/layout/load.js';
import { type ResolvedProfile, resolveProfile } from '../../src/layout/resolve.js';
import { expandBraces } from '../../src/lib/braces.js';
import { renderHtml } from '../../src/report/html.js';
import { renderJson } from '../../src/report/json.js';
import { layoutMarkdown } from '../../src/report/layout/markdown.js';
import { writeLayout } from '../../src/report/layout/text.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { renderText } from '../../src/report/text.js';
import type { LayoutProfile } from '../../src/rulebook/layout.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';
import { rendered, renderedInTime } from '../report/rendered.js';

const book = await loadLayouts();

function resolved(profile: LayoutProfile): ResolvedProfile {
  const found = resolveProfile(profile, (name) => book.layouts.find((one) => one.name === name && one !== profile));
  if ('mistake' in found) throw new Error(found.mistake);
  return found;
}

function shipped(name: string): ResolvedProfile {
  const profile = book.layouts.find((one) => one.name === name);
  if (profile === undefined) throw new Error(`no profile ${name}`);
  return resolved(profile);
}

function of(profile: ResolvedProfile, paths: readonly string[]): LayoutAssessment {
  return assess({ paths: [...paths].sort(), profile, because: 'It was asked for.', knowledge: book.layoutKnowledge });
}

const statuses = ({ entries }: LayoutAssessment): Record<string, string> =>
  Object.fromEntries(entries.map(({ id, status }) => [id, status]));

function textOf(assessment: LayoutAssessment, least?: number): string {
  let text = '';
  writeLayout(assessment, { colour: false, width: 100, least }, (part) => {
    text += part;
  });
  return text;
}

const own = (profile: Partial<LayoutProfile>): ResolvedProfile =>
  resolved({ name: 'own', title: 'Our own', summary: 'For tests.', ...profile });

describe('the shipped profiles', () => {
  test('there is one for each pattern, and the patterns are known', () => {
    const slugs = loadRulebook()
      .patterns.filter(({ id }) => id > 0)
      .map(({ slug }) => slug);
    expect(book.layouts.flatMap(({ pattern }) => pattern ?? []).sort()).toEqual([...slugs].sort());
  });

  test.each(book.layouts.map((profile) => [profile.name, profile] as const))('%s holds together', (_, profile) => {
    const { entries, concerns } = resolved(profile);
    const ids = entries.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { ecosystems = {} } of [...entries, ...concerns]) {
      const known = book.layoutKnowledge.ecosystems.map(({ id }) => id);
      expect(known).toEqual(expect.arrayContaining(Object.keys(ecosystems)));
    }
  });

  test('no plain name of the top level belongs to two concerns', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, homes = [], beside = [], ecosystems = {} } of shipped('base').concerns) {
      const more = Object.values(ecosystems).flatMap((one) => [...(one.homes ?? []), ...(one.beside ?? [])]);
      for (const name of new Set([...homes, ...beside, ...more].flatMap((one) => expandBraces(one) ?? []))) {
        if (/[*?[]/.test(name)) continue;
        if (owners.has(name) && owners.get(name) !== id) twice.push(`${name}: ${owners.get(name)}, ${id}`);
        owners.set(name, id);
      }
    }
    expect(twice).toEqual([]);
  });

  test('a rule that asks for what a pattern prescribes asks for what its profile requires', () => {
    const asking = loadRulebook().rules.filter(({ check }) => check === 'prescribed-files');
    expect(asking.length).toBe(12);
    for (const { params } of asking) {
      const profile = book.layouts.find(({ name }) => name === params.profile);
      const required = (profile?.entries ?? []).filter(({ level }) => level === 'required');
      expect((params.asks as { what: string }[]).map(({ what }) => what)).toEqual(required.map(({ what }) => what));
    }
  });
});

describe('the score', () => {
  const tiers = ['README.md', '.gitignore', 'tier-app.yml', 'tier-data.yml', 'tier-web.yml'];

  test('everything there is 100 %', () => {
    const assessment = of(shipped('multi-tier'), tiers);
    expect(assessment.score).toBe(100);
    expect(assessment.missing).toEqual([]);
    expect(assessment.points).toEqual({ got: 46, possible: 46 });
  });

  test('what is missing costs its points, and what is required comes first', () => {
    const { score, points, missing } = of(shipped('multi-tier'), ['tier-app.yml', 'tier-data.yml']);
    expect(points).toEqual({ got: 30, possible: 46 });
    expect(score).toBe(65);
    expect(missing.map(({ id, adds, score: then }) => [id, adds, then])).toEqual([
      ['web-tier', 10, 86],
      ['gitignore', 3, 71],
      ['readme', 3, 71],
    ]);
  });

  test('can be computed from the text alone', () => {
    const paths = [
      'misc/notes',
      'k8s/a.yaml',
      'kubernetes/b.yaml',
      'tier-app.yml',
      'tier-web.yml',
      'Makefile',
      'id_rsa',
    ];
    const assessment = of(shipped('multi-tier'), paths);
    const text = textOf(assessment);
    let got = 0;
    let possible = 0;
    for (const [, points = '', weight = ''] of text.matchAll(/^ {2}[✓✗~] +([\d.]+) of (\d+) {2}/gm)) {
      got += Number(points);
      possible += Number(weight);
    }
    for (const [, less = ''] of text.matchAll(/^ {2}✗ +-(\d+) {2}/gm)) got -= Number(less);
    expect({ got, possible }).toEqual(assessment.points);
    expect(text).toContain(`which is ${Math.floor((100 * got) / possible)} %`);
    expect(text).toContain('Two homes of the cluster’s manifests'.replace('’', "'"));
    expect(text).toContain('Of no concern: `misc/`');
    expect(layoutMarkdown(assessment, 90)).toContain('below the 90 % that are asked for');
  });

  test('a folder that lacks what each must have costs its share', () => {
    const profile = own({
      entries: [
        {
          id: 'image',
          what: 'a Dockerfile',
          level: 'required',
          why: 'So.',
          inEach: ['services/*'],
          oneOf: ['**/Dockerfile'],
        },
      ],
      concerns: [{ id: 'source', title: 'the source', homes: ['services/'] }],
    });
    const { entries, points, missing } = of(profile, [
      'services/a/Dockerfile',
      'services/b/x/Dockerfile',
      'services/c/main.go',
    ]);
    expect(entries[0]).toMatchObject({ status: 'partly', points: 6.6, lacking: ['services/c/'] });
    expect(points).toEqual({ got: 16.6, possible: 20 });
    expect(missing[0]?.todo).toContain('`services/c/`');
    expect(statuses(of(profile, ['main.go']))).toEqual({ image: 'not-applicable' });
  });

  test('conditions: what does not apply, and what is not known, is not counted', () => {
    const profile = own({
      entries: [
        { id: 'a', what: 'a', level: 'required', why: 'So.', oneOf: ['a'], when: [{ ecosystem: ['go'] }] },
        { id: 'b', what: 'b', level: 'required', why: 'So.', oneOf: ['b'], when: [{ has: ['x/'] }] },
        { id: 'c', what: 'c', level: 'required', why: 'So.', oneOf: ['c'], when: [{ lacks: ['x/'] }] },
        {
          id: 'd',
          what: 'd',
          level: 'required',
          why: 'So.',
          oneOf: ['d'],
          when: [{ fact: 'compose.stores', comparison: 'present' }],
        },
        {
          id: 'e',
          what: 'e',
          level: 'recommended',
          why: 'So.',
          ecosystems: { go: { oneOf: ['e.go'] }, rust: { oneOf: ['e.rs'] } },
        },
        { id: 'f', what: 'f', level: 'optional', why: 'So.', oneOf: ['f'] },
        { id: 'g', what: 'g', level: 'required', why: 'So.', oneOf: ['**/*.g'], atLeast: 2 },
      ],
    });
    expect(statuses(of(profile, ['go.mod', 'x/y', 'E.go', '1.g', 'z/2.g']))).toEqual({
      a: 'missing',
      b: 'missing',
      c: 'not-applicable',
      d: 'unknown',
      e: 'met',
      f: 'absent',
      g: 'met',
    });
    expect(statuses(of(profile, ['c', '1.g']))).toMatchObject({
      a: 'not-applicable',
      b: 'not-applicable',
      c: 'met',
      g: 'missing',
    });
  });

  test('a profile replaces what it builds on by its id, and circles are told', () => {
    const strict = own({
      extends: ['base'],
      entries: [{ id: 'readme', what: 'a readme', level: 'required', why: 'So.', oneOf: ['README.md'] }],
    });
    expect(strict.entries.filter(({ id }) => id === 'readme').map(({ level }) => level)).toEqual(['required']);
    const a: LayoutProfile = { name: 'a', title: 'A', summary: 'A.', extends: ['b'] };
    const b: LayoutProfile = { name: 'b', title: 'B', summary: 'B.', extends: ['a'] };
    expect(resolveProfile(a, (name) => (name === 'a' ? a : b))).toEqual({ mistake: expect.stringContaining('circle') });
    expect(resolveProfile({ ...a, extends: ['x'] }, () => undefined)).toEqual({
      mistake: expect.stringContaining('`x`'),
    });
  });
});

describe('which profile', () => {
  const files = {
    'compose.yaml': 'services:\n  web: { build: ., depends_on: [db] }\n  db: { image: postgres:16 }\n',
    Dockerfile: 'FROM scratch\n',
    'README.md': '# Shop\n',
    '.gitignore': '',
    'main.go': 'package main\n',
    'go.mod': 'module shop\n',
    '.dockerignore': '.git\n',
  };

  test('that of the pattern that is found, or declared, or what was asked for', async () => {
    const found = await layoutOf(memory(files), { profiles: [] });
    expect(found).toMatchObject({ profile: { name: 'monolith' }, score: 100, ecosystems: [{ id: 'go' }] });
    const declared = await layoutOf(memory({ ...files, '.groundplan.yml': 'pattern: multi-tier\n' }), { profiles: [] });
    expect(declared.profile).toMatchObject({ name: 'multi-tier', because: 'The configuration declares this pattern.' });
    const none = await layoutOf(memory({ 'README.md': 'Hello' }), { profiles: [] });
    expect(none.profile.name).toBe('base');
    const text = 'name: ours\ntitle: Ours\nsummary: Ours.\nextends: [sidecar]\n';
    const both = await layoutOf(memory(files), { profiles: ['monolith', { path: 'ours.yml', text }] });
    expect(both.profile.extends).toEqual(expect.arrayContaining(['monolith', 'ours', 'sidecar', 'base']));
  });

  test('mistakes name the thing and its place', async () => {
    await expect(layoutOf(memory(files), { profiles: ['monolit'] })).rejects.toThrow('Did you mean "monolith"?');
    const text = 'name: ours\ntitle: Ours\nentries:\n  - { id: a, what: a, level: wanted, why: So. }\n';
    const asked = layoutOf(memory(files), { profiles: [{ path: 'ours.yml', text }] });
    await expect(asked).rejects.toThrow(/ours\.yml:4:\d+: /);
    await expect(asked).rejects.toThrow(/summary/);
    const many = '{a,b}'.repeat(13);
    const globs = `name: a\ntitle: A\nsummary: A.\nignore: ['../x', '${many}', ' ']\nnaming: { '${many}': { .ts: kebab-case }, ../y: { .ts: kebab-case } }\n`;
    const wrong = layoutOf(memory(files), { profiles: [{ path: 'a.yml', text: globs }] });
    await expect(wrong).rejects.toMatchObject({
      lines: [
        expect.stringMatching(/^a\.yml:4:10: This leads out/),
        expect.stringMatching(/^a\.yml:4:18: This stands for too many/),
        expect.stringMatching(/^a\.yml:4:\d+: This is empty/),
        expect.stringMatching(/^a\.yml:5:\d+: .*stands for too many folders/),
        expect.stringMatching(/^a\.yml:5:\d+: "\.\.\/y" leads out/),
      ],
    });
  });
});

const files = { 'README.md': '# Shop\n', 'compose.yaml': 'services:\n  web: { image: nginx:1.27 }\n' };

describe('in the reports of a check', () => {
  const told = 'Layout: 81 % of What every repository has, as .groundplan.yml asks; at least 90 % is asked for.';

  test('the score is one line, where the configuration asks for a layout', async () => {
    const asking = { ...files, '.groundplan.yml': 'layout: { profile: base, min-score: 90 }\n' };
    const { report } = await analyse(memory(asking), { target: '.' });
    expect(report.layout).toEqual({
      score: 81,
      points: { got: 13, possible: 16 },
      profile: { name: 'base', title: 'What every repository has' },
      minScore: 90,
      askedBy: '.groundplan.yml',
    });
    expect(rendered(renderText, report, { width: 200 }).split('\n')).toContain(told);
    expect(rendered(renderMarkdown, report)).toContain(told.replace(' .', ' &#46;'));
    expect(await renderedInTime(renderHtml, report)).toContain(told);
    expect(JSON.parse(rendered(renderJson, report))).toHaveProperty('layout', report.layout);
    const without = (await analyse(memory(files), { target: '.' })).report;
    expect(without).not.toHaveProperty('layout');
    for (const renderer of [renderText, renderMarkdown, renderJson])
      expect(rendered(renderer, without)).not.toContain('Layout: ');
  });
});

describe('what stands for an entry', () => {
  const statusOf = (profile: string, id: string, paths: readonly string[]): string | undefined =>
    of(shipped(profile), paths).entries.find((entry) => entry.id === id)?.status;

  test.each([
    ['service-mesh', 'authorisation', 'SECURITY.md'],
    ['service-mesh', 'authorisation', 'auth-service/main.go'],
    ['service-mesh', 'mesh-install', 'manifests/greeter-istio-destinationrule.yaml'],
    ['container-orchestration', 'deployer', 'Cargo.toml'],
    ['event-driven', 'bus-file', 'config/business.yaml'],
    ['edge-computing', 'site-settings', 'tsconfig.json'],
    ['layered-monolith', 'proxy-settings', 'redis/redis.conf'],
    ['sidecar', 'companion-settings', 'src/vector.go'],
    ['multi-tier', 'data-tier', 'data/towns.csv'],
  ])('%s, %s: not %s', (profile, id, path) => {
    expect(statusOf(profile, id, [path])).toBe('missing');
  });

  test('a resource of the cluster is told by the manifests, in words', async () => {
    const manifest = (kind: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: a }\n`;
    const deployment =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ name: a, image: a:1 }] } } }\n';
    const found = await layoutOf(
      memory({
        'k8s/a.yaml': deployment,
        'k8s/b.yaml': manifest('Service'),
        'config/database.yml': 'production: {}\n',
        '.github/workflows/deploy.yml': 'on: push\n',
      }),
      { profiles: ['container-orchestration'] },
    );
    const byId = new Map(found.entries.map((entry) => [entry.id, entry]));
    expect(byId.get('configmap')).toMatchObject({ status: 'missing' });
    expect(byId.get('deployment')).toMatchObject({ status: 'met', paths: ['k8s/a.yaml'] });
    expect(byId.get('service')).toMatchObject({ status: 'met', paths: ['k8s/b.yaml'] });
    expect(JSON.stringify(found)).not.toContain('kubernetes.');
    const none = await layoutOf(memory(files), { profiles: ['container-orchestration'] });
    expect(none.entries.find(({ id }) => id === 'service')?.because).toBe(
      'It is asked for where there are workloads in manifests.',
    );
  });
});
