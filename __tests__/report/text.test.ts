import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderText } from '../../src/report/text.js';
import { changedReport, comparison } from './change-fixture.js';
import { finding, place, rule, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { rendered } from './rendered.js';
import { hostileReport } from './report-of.js';
import { commandsIn } from './runner.js';

describe('the text report', () => {
  test('reads the same with and without colour', () => {
    const plain = rendered(renderText, shopReport());
    const coloured = rendered(renderText, shopReport(), { colour: true });
    expect(coloured).not.toBe(plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('wraps prose at the width', () => {
    const lines = rendered(renderText, shopReport(), { width: 60 }).split('\n').slice(1);
    const prose = lines.filter((line) => !/\S{25}/.test(line));
    expect(prose.every((line) => line.length <= 60)).toBe(true);
  });

  test('shows files with errors before files with warnings', () => {
    const findings = [
      finding({ level: 'warning', location: place('a.yml', 1, 1) }),
      finding({ level: 'error', location: place('b.yml', 1, 1) }),
      finding({ level: 'note', location: place('c.yml', 1, 1) }),
    ];
    const text = rendered(renderText, shopReport({ findings }));
    expect(text.match(/^[abc]\.yml$/gm)).toEqual(['b.yml', 'a.yml', 'c.yml']);
  });

  test('counts the findings of one rule that it folds', () => {
    const findings = Array.from({ length: 24 }, (_, index) => finding({ location: place('a.yml', index + 1, 1) }));
    const text = rendered(renderText, shopReport({ findings }));
    expect(text.match(/^ {2}\d+:1 /gm)).toHaveLength(10);
    expect(text).toContain('and 14 more of image-tag-moves: use --format json');
  });

  test('says what to do once for each rule that is shown', () => {
    const findings = [finding({ location: place('a.yml', 1, 1) }), finding({ location: place('a.yml', 2, 1) })];
    const rules = [rule({ id: 'image-tag-moves' }), rule({ id: 'quiet-rule' })];
    const text = rendered(renderText, shopReport({ findings, rules }));
    expect(text.split('groundplan explain image-tag-moves')).toHaveLength(2);
    expect(text).not.toContain('quiet-rule');
  });

  test('leaves out findings and verdict when only the classification is asked for', () => {
    const text = rendered(renderText, shopReport(), { only: 'classification' });
    expect(text).toContain('Architecture: Externalized Infrastructure');
    expect(text).not.toMatch(/network-not-created|Failed/);
  });

  test('of a change says first what it does, then what is new, and counts what is older', () => {
    const text = rendered(renderText, changedReport());
    const order = [
      'This changes it: before it was Multi-Tier Architecture',
      'What this opens',
      '! `web` can now reach `db` over `shop_back`. (compose.yml:6)',
      'What this closes',
      '+ `cache` is gone. (compose.yml:20, before)',
      'What else changes',
      'New findings',
      'published-store-port: Data stores publish no ports (1 finding)',
      '1 finding of the base no longer there.',
      '1 older finding, shown with --all-findings:',
      'Failed: There is 1 new error',
    ];
    const places = order.map((line) => text.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).not.toContain('`web` uses an image whose tag moves.');
  });

  test('of a change shows older findings in full where they fail as well', () => {
    const { verdict } = changedReport();
    const text = rendered(renderText, changedReport({ verdict: { ...verdict, onlyNew: false } }));
    expect(text).toContain('`web` uses an image whose tag moves.');
    expect(text).not.toContain('--all-findings');
  });

  test('of a comparison alone has no verdict', () => {
    const text = rendered(renderText, changedReport(), { only: 'comparison' });
    expect(text).toContain('What this opens');
    expect(text).not.toContain('Failed');
  });

  test('holds nothing that a terminal acts on or that the runner obeys, for any text in the report', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const pattern = { slug: one, name: other, confidence: 0.9 };
        const hostile = comparison({
          base: { ref: one },
          pattern: { before: pattern, after: { ...pattern, slug: other } },
          dimensions: [{ dimension: 'network', before: one, after: other }],
          changes: comparison().changes.map((change) => ({ ...change, message: one, location: place(other, 1, 1) })),
          limits: [one, other],
        });
        for (const change of [{}, { comparison: hostile }]) {
          const text = rendered(renderText, { ...hostileReport(one, other), ...change });
          expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Cs}/u);
          expect(commandsIn(text)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
