import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderFleet } from '../../../src/report/fleet/files.js';
import type { FleetRow, FleetRun, FleetTotals } from '../../../src/report/fleet/fleet.js';
import { worstFirst } from '../../../src/report/fleet/standing.js';
import { hostileText } from '../hostile.js';
import { type ParsedPage, parsedPage } from '../parsed-page.js';
import { hostileRows } from './hostile-rows.js';
import { earlier, historyOf, organisation, RUN } from './organisation.js';

/** Rows that are elements of a page at once. */
const IN_SIGHT = 200;
const GOLDEN = join(process.cwd(), '__tests__/report/golden/fleet.html');

function htmlOf(
  rows: readonly FleetRow[],
  previous?: readonly FleetRow[],
  history: readonly FleetTotals[] = [],
  run: FleetRun = RUN,
): string {
  return renderFleet(rows, run, previous, history)['index.html'];
}

const small = organisation(12);
const small40 = organisation(40);
const many = organisation(IN_SIGHT + 110);
const PAGES: readonly (readonly [string, string])[] = [
  ['40 repositories', htmlOf(small40, earlier(small40), historyOf(small40, 8))],
  ['more than are in sight', htmlOf(many)],
  ['no repository', htmlOf([])],
  ['nothing that could be read', htmlOf([{ repository: 'acme/a', state: 'broken', reason: 'No.' }])],
];

test('the page is the one that was reviewed, less its style and script', () => {
  const actual = htmlOf(small, earlier(small), historyOf(small, 3))
    .replace(/<style>.*<\/style>/s, '<style>…</style>')
    .replace(/<script>.*<\/script>/s, '<script>…</script>')
    .replaceAll(/sha256-[\w+/=]+/g, 'sha256-…');
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, actual);
  expect(actual).toBe(readFileSync(GOLDEN, 'utf8'));
});

describe.each(PAGES)('the page of %s', (_, html) => {
  const page = parsedPage(html);

  test('is valid, loads nothing, and every link leads somewhere', () => {
    expect([page.errors, page.comments]).toEqual([[], 0]);
    for (const tag of ['link', 'img', 'iframe', 'object', 'embed', 'base']) expect(page.find(tag)).toEqual([]);
    expect(page.elements.filter(({ attributes }) => 'src' in attributes || 'style' in attributes)).toEqual([]);
    const [script] = page.find('script').filter(({ attributes }) => attributes.type === undefined);
    expect(page.find('meta', 'http-equiv')[0]?.attributes.content).toBe(
      `default-src 'none'; style-src '${hash(page.find('style')[0]?.text)}'; script-src '${hash(script?.text)}'; base-uri 'none'; form-action 'none'`,
    );
    const ids = page.elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = page.elements.flatMap(({ attributes: { href = '', 'aria-labelledby': label = '' } }) => [
      ...(href.startsWith('#') ? [href.slice(1)] : []),
      ...(label === '' ? [] : [label]),
    ]);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    for (const { attributes } of page.find('a')) expect(attributes.href).toMatch(/^(?:#|https:\/\/github\.com\/)/);
  });

  test('has headings in order, tables with heads, and landmarks', () => {
    let level = 0;
    for (const { tag } of page.elements.filter((element) => /^h[1-6]$/.test(element.tag))) {
      expect(Number(tag[1])).toBeLessThanOrEqual(level + 1);
      level = Number(tag[1]);
    }
    expect(page.find('h1')).toHaveLength(1);
    for (const tag of ['main', 'nav', 'header', 'footer']) expect(page.find(tag)).toHaveLength(1);
    expect(page.find('caption')).toHaveLength(page.find('table').length);
    for (const { attributes } of page.find('th')) expect(attributes.scope).toMatch(/^(?:row|col)$/);
    for (const { attributes } of page.find('select'))
      expect(attributes.name ?? page.find('p', 'id', 'grouping')).toBeDefined();
  });
});

describe('what the page says', () => {
  const page = parsedPage(PAGES[0]?.[1] ?? '');

  test('numbers, changes, trend, architectures, rules, teams, waivers, states, repositories: in that order', () => {
    expect(page.find('h1')[0]?.text).toMatch(/^\d+ of 40 fail, \d+ (?:is|are) held back, 1 has no verdict$/);
    expect(page.find('h2').map(({ text }) => text)).toEqual([
      ...['Gate', 'Architecture', 'Findings', 'Since 2030-06-10', 'Trend', 'Architectures', 'Rules', 'Compliance'],
      ...['Waivers by their end', 'Not analysed, or in part', 'Repositories'],
    ]);
  });

  test('every repository has a row, the worst first, and its evidence below it', () => {
    const names = page.find('a', 'class', 'open').map(({ text }) => text);
    expect(names).toEqual(worstFirst(small40).map(({ repository }) => repository));
    const [first] = page.find('tr', 'class', 'evidence');
    const [worst] = worstFirst(small40);
    expect(first?.text).toContain(worst?.result?.verdict.because);
    for (const rule of Object.keys(worst?.result?.rules ?? {})) expect(first?.text).toContain(rule);
  });

  test('places lead to their lines at the commit that was looked at', () => {
    const [worst] = worstFirst(small40);
    const [reason] = worst?.result?.pattern.evidence ?? [];
    const address = `${worst?.url}/blob/${worst?.commit}/${reason?.path}#L${reason?.line}`;
    expect(page.find('a', 'href', address).length).toBeGreaterThan(0);
  });

  test('the drawings say in words what they show', () => {
    for (const { attributes } of page.find('svg').filter(({ attributes: { role } }) => role === 'img'))
      expect(attributes['aria-label']).toMatch(/from [\d,.]+(?: %)? to [\d,.]+/);
  });
});

describe('a page of many repositories', () => {
  const [, html = ''] = PAGES[1] ?? [];
  const page = parsedPage(html);
  const order = worstFirst(many);

  test('without scripts has every one in a table', () => {
    const [others] = page.find('noscript');
    const rest = parsedPage(`<!doctype html>${others?.text}`);
    const names = [...page.find('a', 'class', 'open'), ...rest.find('a', 'class', 'open')].map(({ text }) => text);
    expect(names).toEqual(order.map(({ repository }) => repository));
    expect(rest.errors).toEqual([]);
  });

  test('packs the evidence of those out of sight', () => {
    const packs = page
      .find('script', 'class', 'pack')
      .map(({ text }) => gunzipSync(Buffer.from(text, 'base64')).toString().split('\n'));
    expect(packs.map(({ length }) => length)).toEqual([100, 10]);
    const [row] = order.slice(IN_SIGHT + 100);
    expect(packs[1]?.[0]).toContain(row?.repository);
    expect(parsedPage(`<!doctype html><title>x</title>${packs[1]?.[0]}`).errors).toEqual([]);
  });

  test('is bounded for each of them', () => {
    expect(html.length).toBeLessThan(1_500_000);
    const long = 'x y '.repeat(2_000);
    const { rows, run } = hostileRows(long, `${long}z`);
    const twenty = Array.from({ length: 20 }, (_, index) => ({
      ...rows[0],
      repository: `a/${index}`,
      state: 'analysed' as const,
    }));
    expect(htmlOf(twenty, undefined, [], run).length).toBeLessThan(20 * 32_000 + 60_000);
  });
});

describe('whatever the texts of the rows', () => {
  const TAGS = new Set(
    'html head meta title style body a header span button main section p code h1 h2 h3 h4 ul li b nav form div details summary table caption thead tbody tr th td footer script time svg rect br strong dl dt dd label input select option figure figcaption line text polyline circle'.split(
      ' ',
    ),
  );
  const ATTRIBUTES = new Set(
    'lang charset http-equiv content name class href id type hidden tabindex aria-labelledby aria-label aria-live aria-hidden role data-filter data-grouping data-sort scope rel datetime viewBox preserveAspectRatio width height x y x1 x2 y1 y2 cx cy r points text-anchor value placeholder autocomplete spellcheck colspan open'.split(
      ' ',
    ),
  );

  test('no element, attribute, comment or script comes of them', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const { rows, previous, run } = hostileRows(one, other);
        const page = parsedPage(htmlOf(rows, previous, [], run));
        expect(unknown(page)).toEqual([]);
        expect([page.errors, page.comments, page.find('script').length]).toEqual([[], 0, 2]);
        for (const { attributes } of page.find('a'))
          expect(attributes.href).toMatch(/^(?:#|https:\/\/github\.com\/|https:\/\/evil\.example$)/);
        expect(page.text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const index = page.find('script', 'id', 'index')[0]?.text ?? '';
        expect(JSON.parse(index).rows).toHaveLength(rows.length);
        expect(index).not.toContain('<');
      }),
      { numRuns: 20 },
    );
  });

  function unknown({ elements }: ParsedPage): readonly string[] {
    return elements.flatMap(({ tag, attributes }) => [
      ...(TAGS.has(tag) ? [] : [tag]),
      ...Object.keys(attributes).filter((name) => !ATTRIBUTES.has(name)),
    ]);
  }

  test('they are shown as they are, and secrets in them are not', () => {
    const markup = '</script></noscript></style><img src=x onerror=alert(1)>';
    const { rows, run } = hostileRows(markup, 'https://user:hunter2hunter2@db.example/x');
    const html = htmlOf(rows, undefined, [], run);
    expect(parsedPage(html).text).toContain(markup);
    expect(html).not.toContain('hunter2');
  });
});

function hash(text = ''): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
