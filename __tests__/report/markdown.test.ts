import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '../../src/report/markdown.js';
import { changedReport, comparison } from './change-fixture.js';
import { countsOf, finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { hostileChange } from './hostile-change.js';
import { elementsOf, htmlOf, textOf } from './html.js';
import { rendered } from './rendered.js';
import { hostileReport, largeReport } from './report-of.js';

const OURS = [
  'br',
  'code',
  'details',
  'h2',
  'h3',
  'li',
  'p',
  'pre',
  'strong',
  'sub',
  'summary',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
];

const OUR_LINKS =
  /<a href="https:\/\/(?:(?:groundplan\.example\/rules|github\.com\/groundplan\/groundplan\/blob\/main\/docs(?:\/patterns)?)\/[a-z.-]+|github\.com\/policies\/[^"<>\s]*)">|<\/a>/g;

describe('the Markdown report', () => {
  test('starts with the verdict, then the pattern', () => {
    const text = textOf(htmlOf(rendered(renderMarkdown, shopReport())));
    expect(text).toMatch(
      /^❌ Groundplan failed: 2 errors · Externalized Infrastructure\n2 errors, and[^\n]*\nArchitecture: Externalized Infrastructure \(87 %/,
    );
  });

  test('links each place to its line when the address of the files is known', () => {
    const findings = [finding({ location: place('a b#c.yml', 7, 1) })];
    const report = shopReport({ findings });
    const options = { blobUrl: 'https://github.com/acme/shop/blob/abc', pathPrefix: 'services' };
    expect(htmlOf(rendered(renderMarkdown, report, options))).toContain(
      '<a href="https://github.com/acme/shop/blob/abc/services/a%20b%23c.yml#L7">7</a>',
    );
  });

  test.each([
    [[false, true], 'fix</code> can mend 1 of them, and with <code>--unsafe</code> 1 more,'],
    [[true], 'fix --unsafe</code> can mend all of them, which may stop something that works today;'],
    [[false], 'fix</code> can mend all of them; it leaves'],
  ])('counts safe fixes, and names the option of others: %s', (unsafe, words) => {
    const findings = unsafe.map((one, line) =>
      finding({
        location: place('compose.yaml', line + 1, 1),
        fix: { description: 'Mend it.', unsafe: one, edits: [] },
      }),
    );
    expect(rendered(renderMarkdown, shopReport({ findings, counts: countsOf(findings) }))).toContain(words);
  });

  test('makes no element that is not ours, for any text in the report', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const html = htmlOf(rendered(renderMarkdown, hostileChange(one, other)));
        const ours = html.replace(OUR_LINKS, '');
        expect(elementsOf(ours).filter((name) => !OURS.includes(name))).toEqual([]);
        expect(html.match(/<pre>/g)).toHaveLength(1);
        expect(html.match(/<details/g)?.length).toBe(html.match(/<\/details>/g)?.length);
      }),
      { numRuns: 200 },
    );
  });

  test('closes what it opens and stays below the limit of a job summary when there are too many findings', () => {
    const text = rendered(renderMarkdown, largeReport(30_000, 2), { page: 'summary' });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(512 * 1024);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    const rows = text.match(/^\| \d+ \| \S+&nbsp;(error|warning) \|/gm)?.length ?? 0;
    const shown = [...text.matchAll(/\| (\d+) more of /g)].reduce((sum, [, count]) => sum + Number(count), rows);
    expect(text).toContain(`${(60_000 - shown).toLocaleString('en-US')} findings are left out in all`);
    expect(text).toContain('Why this architecture');
  });

  test('stays below the limit whatever the length of names and messages', () => {
    const huge = '<@`|\u202e'.repeat(50_000);
    const report = { ...hostileReport(huge, huge), notices: Array.from({ length: 5000 }, () => huge) };
    const text = rendered(renderMarkdown, report, { page: 'summary' });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toMatch(/- and [\d,]+ more remarks\n\n<\/details>\n\n<sub>/);
    const comment = rendered(renderMarkdown, { ...hostileChange(huge, huge), notices: report.notices });
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(64_000);
    expect(comment).toMatch(/- and [\d,]+ more remarks\n\n<\/details>\n\n<sub>/);
    expect(comment.match(/<details/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
  });
});

describe('the comment of a pull request', () => {
  test('says in its first line what the verdict is, what the architecture is and what it was', () => {
    const [first] = rendered(renderMarkdown, changedReport()).split('\n');
    expect(first).toBe(
      '## ❌ Groundplan failed: 1 new error · Externalized Infrastructure (was Multi-Tier Architecture)',
    );
  });

  test('says that nothing is wrong in a line where nothing is', () => {
    const { after } = comparison().pattern;
    const report = changedReport({
      findings: [],
      verdict: {
        ...changedReport().verdict,
        outcome: 'pass',
        because: 'No new finding is at the level error or above.',
      },
      comparison: comparison({
        pattern: { before: after, after },
        drift: false,
        dimensions: [],
        changes: [],
        counts: { new: { error: 0, warning: 0, note: 0 }, fixed: 0, unchanged: 0 },
        fixed: [],
      }),
    });
    const text = textOf(htmlOf(rendered(renderMarkdown, report)));
    expect(text).toMatch(/^✅ Groundplan passed · Externalized Infrastructure\n/);
    expect(text).toContain('nothing is connected or exposed differently');
    expect(text).toContain('There is no new finding.');
    expect(text).not.toContain('What this opens');
  });

  test('shows what opens before the picture, and the picture before everything else', () => {
    const text = rendered(renderMarkdown, changedReport());
    const at = [
      'What this opens',
      '```mermaid',
      'What else changes',
      'New findings',
      'is no longer there</summary>',
      'older finding',
    ];
    const places = at.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('lists new findings with their remedy, and older ones only as a number for each rule', () => {
    const text = textOf(htmlOf(rendered(renderMarkdown, changedReport())));
    expect(text).toContain('`db`'.replaceAll('`', ''));
    expect(text).toContain('What to do: Remove ports, or bind to 127.0.0.1.');
    expect(text).not.toContain('web uses an image whose tag moves');
    expect(text).toContain('Images carry a fixed tag (image-tag-moves): 1 finding');
  });

  test('links what is gone to the base, and what is there to the commit that was looked at', () => {
    const text = rendered(renderMarkdown, changedReport(), { blobUrl: 'https://github.com/acme/shop/blob/headcommit' });
    expect(text).toContain('/blob/headcommit/compose.yml#L13"');
    expect(text).toContain('/blob/1f0c6a5d4b3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a/compose.yml#L20"');
  });

  test('counts what no longer fits, and never grows past what GitHub takes', () => {
    const many = largeReport(300, 20);
    const findings = [...many.findings].map((each) => ({ ...each, age: 'new' as const }));
    const change = comparison().changes[0];
    if (change === undefined) throw new Error('The fixture has changes.');
    const text = rendered(renderMarkdown, {
      ...many,
      findings,
      comparison: comparison({
        changes: Array.from({ length: 200 }, () => change),
        moreChanges: 50,
        counts: { new: { error: 300, warning: 5700, note: 0 }, fixed: 0, unchanged: 0 },
      }),
    });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64_000);
    expect(text).toMatch(/[\d,]+ findings are left out in all: the page is full/);
    expect(text).toContain('and 50 more differences');
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
