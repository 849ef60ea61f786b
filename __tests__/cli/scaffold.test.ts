import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../src/app/analyse.js';
import { layoutOf } from '../../src/app/layout.js';
import { fillScaffold, isProjectName, nameOfFolder } from '../../src/app/scaffold/fill.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { loadScaffolds } from '../../src/rulebook/scaffold.js';
import { memory } from '../../src/source/memory.js';
import { runHere } from './here.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-scaffold-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const scaffolds = await loadScaffolds();
const NAME = 'tea-house';

/** The files of a skeleton, as they are written for the project `tea-house`. */
function filesOf(slug: string): Record<string, string> {
  const scaffold = scaffolds.find(({ pattern }) => pattern === slug);
  return Object.fromEntries(fillScaffold(scaffold ?? { files: [] }, NAME).map(({ path, text }) => [path, text]));
}

describe.each(scaffolds.map(({ pattern }) => pattern))('the skeleton of %s', (slug) => {
  const files = filesOf(slug);

  test('is what it says, and holds every rule', async () => {
    const { report } = await analyse(memory(files), { target: '.', preset: 'strict', today: '2026-01-01' });
    expect([...report.findings].map(({ ruleId, location }) => `${location.path}:${location.line} ${ruleId}`)).toEqual(
      [],
    );
    expect(report.pattern.slug).toBe(slug);
    expect(report.pattern.confidence).toBeGreaterThanOrEqual(0.9);
  });

  test('is classified so also where nothing declares it', async () => {
    const { '.groundplan.yml': declared, ...others } = files;
    expect(declared).toContain(`pattern: ${slug}`);
    const { report } = await analyse(memory(others), { target: '.', only: 'classification' });
    expect([report.pattern.slug, report.pattern.confidence >= 0.9]).toEqual([slug, true]);
  });

  test('is laid out as the profile of the pattern asks', async () => {
    const { profile, score, missing } = await layoutOf(memory(files), { profiles: [] });
    expect([profile.name, score, missing]).toEqual([slug, 100, []]);
  });

  test('carries the name of the project, no password, and says where to start', () => {
    const all = Object.entries(files);
    expect(all.filter(([path, text]) => /acme[-_ ]?shop/i.test(path + text)).map(([path]) => path)).toEqual([]);
    expect(all.filter(([path]) => /(^|\/)\.env$|^secrets\/(?!README\.md)/.test(path))).toEqual([]);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['README.md', '.gitignore', '.groundplan.yml', 'LICENSE']),
    );
    expect(all.filter(([, text]) => text.includes(NAME)).length).toBeGreaterThan(2);
    expect(all.some(([path, text]) => path.startsWith('.github/workflows/') && text.includes('groundplan'))).toBe(true);
  });
});

/** What a Makefile of several stacks has, whatever they are called. */
const OVER_ALL = [
  ...['start-all', 'stop-all', 'restart-all', 'logs-all', 'down-all', 'ps', 'status'],
  ...['monitor', 'monitor-quick', 'monitor-all', 'monitor-all-snapshot', 'monitor-summary', 'monitor-clean'],
  ...['analyze', 'analyze-csv', 'stress-test'],
];

const startsStacks = ({ Makefile = '' }: Record<string, string>) => /\bcompose\b/.test(Makefile);

test.each(scaffolds.flatMap(({ pattern }) => (startsStacks(filesOf(pattern)) ? [pattern] : [])))(
  'the Makefile of %s starts, stops, waits and measures',
  (slug) => {
    const text = (filesOf(slug).Makefile ?? '').replaceAll('\\\n', ' ');
    const targets = new Map(
      [...text.matchAll(/^([a-z][a-z0-9-]*):(?!=) *([^#\n]*)/gm)].map(([, target = '', needs = '']) => [
        target,
        needs.trim().split(/ +/),
      ]),
    );
    const phony = new Set(
      [...text.matchAll(/^\.PHONY: *(.*)$/gm)].flatMap(([, names = '']) => names.trim().split(/ +/)),
    );
    expect([...targets.keys()].filter((target) => !phony.has(target))).toEqual([]);
    expect([...phony].filter((target) => !targets.has(target))).toEqual([]);
    const stacks = [...targets.keys()].flatMap((target) => /^start-(?!all$)(.*)$/.exec(target)?.[1] ?? []);
    const each = stacks.flatMap((stack) => ['start', 'stop', 'restart', 'logs'].map((verb) => `${verb}-${stack}`));
    expect([...targets.keys()]).toEqual(expect.arrayContaining([...OVER_ALL, ...each]));
    const order = (target: string, verb: string) =>
      (targets.get(target) ?? []).flatMap((one) => (one.startsWith(`${verb}-`) ? [one.slice(verb.length + 1)] : []));
    expect(order('start-all', 'start')).toEqual(stacks);
    expect(order('stop-all', 'stop')).toEqual([...stacks].reverse());
    expect([...targets.keys()].some((target) => target.startsWith('wait-'))).toBe(true);
  },
);

describe('scaffold', () => {
  test('lists the patterns, and finds one by number or slug', async () => {
    const { code, out } = await runHere(['scaffold', '--format', 'json'], { cwd: work });
    expect(code).toBe(0);
    const { patterns } = loadRulebook();
    expect(JSON.parse(out).patterns).toEqual(
      patterns.flatMap(({ id, slug, name }) => {
        const found = scaffolds.find(({ pattern }) => pattern === slug);
        return found === undefined ? [] : [{ id, slug, name, summary: found.summary, files: found.files.length }];
      }),
    );
    const dry = await runHere(['scaffold', '1', 'by-number', '--dry-run', '--format', 'json'], { cwd: work });
    expect(JSON.parse(dry.out)).toMatchObject({ pattern: 'monolith', name: 'by-number', written: false });
    expect(readdirSync(work)).toEqual([]);
    const unknown = await runHere(['scaffold', 'monolit', 'x'], { cwd: work });
    expect([unknown.code, unknown.error]).toEqual([2, expect.stringContaining('Did you mean "monolith"?')]);
  });

  test('writes all files, programs as such, under the name of the folder', async () => {
    const { code, out } = await runHere(['scaffold', 'monolith', 'My Shop'], { cwd: work });
    expect(code).toBe(0);
    expect(out).toContain("cd 'My Shop'");
    const root = join(work, 'My Shop');
    expect(readFileSync(join(root, 'compose.yaml'), 'utf8')).toMatch(/^name: my-shop$/m);
    expect(readFileSync(join(root, 'src/my_shop/api.py'), 'utf8')).toContain('from my_shop');
    expect(readdirSync(root)).toEqual(
      expect.arrayContaining(['.gitignore', '.dockerignore', '.env.example', '.github']),
    );
    expect(lstatSync(join(root, 'scripts/make-secrets.sh')).mode & 0o111).toBe(0o111);
    expect(lstatSync(join(root, 'compose.yaml')).mode & 0o111).toBe(0);
  });

  test('writes nothing where a file is in the way, and says which', async () => {
    const root = join(work, 'taken');
    mkdirSync(root);
    writeFileSync(join(root, 'README.md'), 'mine');
    writeFileSync(join(root, 'src'), 'a file');
    for (const further of [[], ['--dry-run'], ['--dry-run', '--format', 'json']]) {
      const { code, out, error } = await runHere(['scaffold', 'monolith', 'taken', ...further], { cwd: work });
      expect([code, out, error]).toEqual([2, '', expect.stringContaining('already has README.md, src.')]);
    }
    const below = await runHere(['scaffold', 'monolith', 'taken/README.md/shop', '--dry-run'], { cwd: work });
    expect([below.code, below.out]).toEqual([2, '']);
    expect(readdirSync(root).sort()).toEqual(['README.md', 'src']);
  });

  test('follows no link that leads out of the folder', async () => {
    const root = join(work, 'linked');
    const elsewhere = join(work, 'elsewhere');
    mkdirSync(root);
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(root, 'src'));
    const { code, error } = await runHere(['scaffold', 'monolith', 'linked'], { cwd: work });
    expect([code, error]).toEqual([2, expect.stringContaining('already has src.')]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('says what a shell and GitHub make of the folder', async () => {
    mkdirSync(join(work, 'repository', '.git'), { recursive: true });
    const inside = await runHere(['scaffold', 'monolith', 'repository/shop'], { cwd: work });
    expect(inside.out.replaceAll(/\s+/g, ' ')).toContain('GitHub only runs workflows of its top folder');
    mkdirSync(join(work, 'top', '.git'), { recursive: true });
    const top = await runHere(['scaffold', 'monolith', 'top'], { cwd: work });
    expect(top.out).not.toContain('GitHub only');
    const { out } = await runHere(['scaffold', 'monolith', '--', '-odd'], { cwd: work });
    expect(out).toContain('cd ./-odd\n');
    const long = await runHere(['scaffold', 'monolith', 'n'.repeat(300)], { cwd: work });
    expect([long.code, long.error]).toEqual([2, expect.stringContaining('Give a shorter name.')]);
  });

  test('refuses what cannot be a name, and a folder that gives none', async () => {
    for (const args of [['x', '--name', 'My Shop'], ['x', '--name', 'a', '--name', 'b'], ['1'], []]) {
      expect((await runHere(['scaffold', 'monolith', ...args], { cwd: work })).code).toBe(2);
    }
  });

  test('makes a name of every folder that has a letter', () => {
    expect(['Shop (2)', 'Ünïcödé ☕', '2-go', 'a--b', `x${'-y'.repeat(40)}`].map(nameOfFolder)).toEqual([
      'shop-2',
      'unicode',
      'go',
      'a-b',
      `x${'-y'.repeat(19)}`,
    ]);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (folder) => {
        const name = nameOfFolder(folder);
        return name === undefined ? !/[a-z]/i.test(folder) : isProjectName(name);
      }),
    );
  });
});
