import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changesOf, recordOf } from '../../scripts/corpus/changes.js';
import { fetchInto } from '../../scripts/corpus/fetch.js';
import { type Label, readLabels } from '../../scripts/corpus/labels.js';
import { fitWeights, patternChoice, sampleOf } from '../../scripts/corpus/model.js';
import { openCase } from '../../scripts/corpus/open.js';
import { calibrationError, macroExact, type Scored } from '../../scripts/corpus/score.js';
import { foldOf } from '../../scripts/corpus/train.js';
import type { Pattern } from '../../src/rulebook/pattern.js';
import { TestFolder } from '../source/support/folder.js';
import { book } from '../taxonomy/book.js';

const label = (id: string, gold: string, also: readonly string[] = []): Label => ({
  id,
  repo: id.replace('__', '/'),
  commit: 'a'.repeat(40),
  path: '.',
  gold,
  also,
  kind: 'plain',
});

const scored = (of: Label, got: string, confidence = 0.9): Scored => ({
  label: of,
  got,
  confidence,
  dimensions: { infrastructure: '', granularity: '', network: '', deployment: '' },
  ms: 1,
});

describe('the labels that the project keeps', () => {
  const labels = readLabels(['corpus/labels.json']);

  test('name patterns and values of dimensions that there are, a commit each, and no repository twice', () => {
    const slugs = new Set(book.patterns.map(({ slug }) => slug));
    const values = new Map(book.dimensions.map((d) => [d.id, new Set([...d.values.map(({ id }) => id), 'none'])]));
    expect(labels.length).toBeGreaterThan(250);
    for (const { id, gold, also, commit, observed, kind } of labels) {
      expect([id, [gold, ...also].every((slug) => slugs.has(slug))]).toEqual([id, true]);
      expect([id, also.includes(gold)]).toEqual([id, false]);
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(['plain', 'hard']).toContain(kind);
      for (const [dimension, value] of Object.entries(observed ?? {}))
        expect([id, dimension, value, values.get(dimension as never)?.has(value)]).toEqual([
          id,
          dimension,
          value,
          true,
        ]);
    }
  });
});

describe('figures', () => {
  test('a rare pattern counts as much as a frequent one', () => {
    const cases = [
      ...Array.from({ length: 9 }, (_, i) => scored(label(`a__${i}`, 'monolith'), 'monolith')),
      scored(label('b__1', 'sidecar'), 'monolith'),
    ];
    expect(macroExact(cases)).toBeCloseTo(0.5);
  });

  test('confidence that is met exactly has no calibration error, and too much of it has', () => {
    const right = scored(label('a__1', 'monolith'), 'monolith', 0.75);
    const wrong = scored(label('a__2', 'none'), 'monolith', 0.75);
    const accepted = scored(label('a__3', 'none', ['monolith']), 'monolith', 0.75);
    expect(calibrationError([right, right, accepted, wrong])).toBeCloseTo(0);
    expect(calibrationError([wrong, wrong])).toBeCloseTo(0.75);
  });

  test('what a change won and lost is told', () => {
    const cases = [scored(label('a__1', 'monolith'), 'monolith'), scored(label('a__2', 'none'), 'none')];
    const record = recordOf(cases);
    expect(changesOf(record, cases).at(-1)).toBe('0 answers changed');
    const now = [scored(label('a__1', 'monolith'), 'sidecar'), ...cases.slice(1)];
    expect(changesOf(record, now)).toContain('LOST    a__1 (monolith): monolith then, sidecar now');
  });

  test('all cases of a repository are in one fold', () => {
    expect(foldOf('Acme/Shop', 5)).toBe(foldOf('acme/shop', 5));
    const folds = new Set(Array.from({ length: 60 }, (_, i) => foldOf(`acme/repo${i}`, 5)));
    expect(folds.size).toBe(5);
  });
});

describe('fitting', () => {
  const pattern = (id: number, slug: string, fact: string): Pattern =>
    ({
      id,
      slug,
      signals: [{ fact, comparison: 'present', weight: 2, because: 'It is there.' }],
    }) as unknown as Pattern;
  const choice = patternChoice([pattern(1, 'one', 'a'), pattern(2, 'two', 'b')]);
  const facts = new Map(['a', 'b'].map((id) => [id, { id, outcome: 'known' as const, value: true, evidence: [] }]));

  test('moves weight to the signal that the labels follow, and never below zero', () => {
    const samples = Array.from({ length: 20 }, () => sampleOf(choice, facts, [1, 0]));
    const [one = 0, two = 0] = fitWeights(choice, samples, { start: [2, 2], hold: 0.01 });
    expect(one).toBeGreaterThan(two + 2);
    expect(two).toBeGreaterThan(0);
  });

  test('stays where it started without samples', () => {
    expect(fitWeights(choice, [], { start: [2, 3], hold: 1 })).toEqual([2, 3]);
  });
});

describe('contents', () => {
  let folder: TestFolder;
  beforeAll(() => {
    folder = new TestFolder();
    folder.write('acme/shop/sub/compose.yaml', 'services: {web: {image: acme/web}}\n');
    const run = (...words: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], {
        cwd: join(folder.root, 'acme/shop'),
      });
    run('init', '-q');
    run('add', '.');
    run('commit', '-qm', 'x');
    run('config', 'uploadpack.allowAnySHA1InWant', 'true');
  });
  afterAll(() => folder.remove());

  test('are fetched at the labelled commit, and opened at the labelled folder', () => {
    const head = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: join(folder.root, 'acme/shop') });
    const commit = head.stdout.toString().trim();
    const mirror = join(folder.root, 'mirror');
    mkdirSync(mirror);
    const one = { ...label('acme__shop', 'monolith'), commit, path: 'sub' };
    expect(fetchInto(mirror, [one], `file://${folder.root}`)).toEqual([]);
    renameSync(join(folder.root, 'acme'), join(folder.root, 'gone'));
    // It is there already, so that nothing is asked for any more.
    expect(fetchInto(mirror, [one], `file://${folder.root}`)).toEqual([]);
    expect(openCase(one, { mirror })?.files.map(({ path }) => path)).toEqual(['compose.yaml']);
    const absent = { ...one, commit: 'b'.repeat(40) };
    expect(fetchInto(mirror, [absent], `file://${folder.root}`)).toHaveLength(1);
    expect(openCase(absent, { mirror })).toBeUndefined();
  });
});
