import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '../../src/report/markdown.js';
import { finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
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
  'strong',
  'summary',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
];

describe('the Markdown report', () => {
  test('starts with the verdict, then the pattern', () => {
    const text = textOf(htmlOf(rendered(renderMarkdown, shopReport())));
    expect(text).toMatch(/^Groundplan: failed\n2 errors, and[^\n]*\nArchitecture: Externalized Infrastructure \(87 %/);
  });

  test('links each place to its line when the address of the files is known', () => {
    const findings = [finding({ location: place('a b#c.yml', 7, 1) })];
    const report = shopReport({ findings });
    const options = { blobUrl: 'https://github.com/acme/shop/blob/abc', pathPrefix: 'services' };
    expect(htmlOf(rendered(renderMarkdown, report, options))).toContain(
      '<a href="https://github.com/acme/shop/blob/abc/services/a%20b%23c.yml#L7">7</a>',
    );
  });

  test('makes no element that is not ours, for any text in the report', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const html = htmlOf(rendered(renderMarkdown, hostileReport(one, other)));
        const ours = html.replace(/<a href="https:\/\/groundplan\.example\/rules\/[a-z-]+">|<\/a>/g, '');
        expect(elementsOf(ours).filter((name) => !OURS.includes(name))).toEqual([]);
        expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
      }),
      { numRuns: 200 },
    );
  });

  test('closes what it opens and stays below the limit of a job summary when there are too many findings', () => {
    const text = rendered(renderMarkdown, largeReport(3000, 20));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(512 * 1024);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    const shown = text.match(/^\| \d+ \| (error|warning) \|/gm)?.length ?? 0;
    expect(text).toContain(`${(60_000 - shown).toLocaleString('en-US')} findings are left out in all`);
    expect(text).toContain('What to do');
    expect(text).toContain('### Remarks');
  });

  test('stays below the limit whatever the length of names and messages', () => {
    const huge = '<@`|\u202e'.repeat(50_000);
    const report = { ...hostileReport(huge, huge), notices: Array.from({ length: 5000 }, () => huge) };
    const text = rendered(renderMarkdown, report);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toMatch(/- and [\d,]+ more remarks\n$/);
  });
});
