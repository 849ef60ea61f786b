import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderHtml } from '../../src/report/html.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import { CHANGED_TEXT, changedReport } from './change-fixture.js';
import { countsOf, finding, place, rule, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { type ParsedPage, parsedPage } from './parsed-page.js';
import { renderedInTime } from './rendered.js';
import { hostileReport, largeReport } from './report-of.js';

async function pageOf(report: Report, options = {}): Promise<ParsedPage> {
  return parsedPage(await renderedInTime(renderHtml, report, options));
}

const TEXTS = {
  long: 'x'.repeat(10_000),
  markup: '</script></style></title></textarea><img src=x onerror=alert(1)>',
  quotes: `"'\`onclick=alert(1) x="]]>-->`,
};

describe('the HTML report of a change', () => {
  let page: ParsedPage;
  beforeAll(async () => {
    // The picture's layout library is large, and loading it is not what is tested.
    page = await pageOf(changedReport());
  }, 60_000);

  test('says the verdict first, then what changes, then what is new', () => {
    expect(page.find('h1').map(({ text }) => text)).toEqual(['Failed: 1 new error']);
    expect(page.find('title')[0]?.text).toBe(
      'Groundplan: Failed: 1 new error · Externalized Infrastructure (was Multi-Tier Architecture)',
    );
    expect(page.find('h2').map(({ text }) => text)).toEqual([
      'What this change does',
      'New findings',
      'Findings that were there before',
      'What is deployed',
      'Architecture',
      'Projects',
      'What to do',
    ]);
  });

  test('tells what opens before the rest, and what is fixed', () => {
    const [opens = -1, closes = -1, also = -1, fixes = -1] = [
      'web can now reach db over shop_back.',
      'cache is gone.',
      'worker is new',
      'api uses an image whose tag moves.',
    ].map((text) => page.text.indexOf(text));
    expect([opens, closes, also, fixes].every((at) => at > 0)).toBe(true);
    expect([opens, closes, also, fixes]).toEqual([opens, closes, also, fixes].sort((a, b) => a - b));
  });

  test('shows each finding beside its lines, the place marked', () => {
    const figures = page.find('figure', 'class', 'src').map(({ text }) => text);
    const [port = ''] = figures.filter((text) => text.startsWith('compose.yml, lines 10 to 16'));
    expect(port).toContain(`    ports:\n      - "5432:5432"\n    networks: [back]\n`);
    expect(page.find('mark').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['"5432:5432"', 'worker', 'nginx:1.27']),
    );
    expect(page.find('span', 'class', 'l hit').map(({ attributes }) => attributes['data-n'])).toEqual(
      expect.arrayContaining(['13', '15', '3']),
    );
  });

  test('shows a fix as the lines that go and those that come', () => {
    expect(page.find('span', 'class', 'l del').map(({ text }) => text.trim())).toEqual(['- "5432:5432"']);
    expect(page.find('span', 'class', 'l add').map(({ text }) => text.trim())).toEqual(['- "127.0.0.1:5432:5432"']);
    expect(page.text).toContain('Safe fix: Publish it on this machine alone.');
  });

  test('says of a fix that it is unsafe', async () => {
    const [, one] = changedReport().findings as readonly ReturnType<typeof finding>[];
    const unsafe = finding({ ...one, fix: { description: 'Mend.', unsafe: true, edits: one?.fix?.edits ?? [] } });
    expect((await pageOf(changedReport({ findings: [unsafe] }))).text).toContain('Unsafe fix: something that works');
  });

  test('marks what the script filters by', () => {
    const [first] = page.find('article', 'data-r', 'published-store-port');
    expect(first?.attributes).toMatchObject({ 'data-l': 'error', 'data-s': 'shop/db', 'data-a': 'new' });
    expect(page.find('div', 'class', 'file').map(({ attributes }) => attributes['data-file'])).toEqual([
      'compose.yml',
      'compose.yml',
    ]);
    expect(page.find('form', 'hidden')).toHaveLength(1);
    expect(page.find('p', 'aria-live', 'polite')).toHaveLength(1);
  });
});

test('a page of waived findings alone does not say that nothing was found', async () => {
  const waived = finding({ disposition: 'waived', decision: { by: 'policy', reason: 'It moves.' } });
  const page = async (findings: readonly ReportFinding[]): Promise<string> =>
    renderedInTime(renderHtml, shopReport({ findings, counts: countsOf(findings) }));
  expect(await page([waived])).toContain('<p class="none">Nothing that was found counts: 1 waived.</p>');
  expect(await page([])).toContain('<p class="none">Nothing was found.</p>');
});

describe('the page stands by itself', () => {
  const reports: readonly (readonly [string, () => Report, object])[] = [
    ['a change', changedReport, {}],
    ['a shop', shopReport, {}],
    ['a classification', shopReport, { only: 'classification' }],
    ['hostile texts', () => hostileReport(TEXTS.markup, TEXTS.quotes), {}],
  ];

  test.each(reports)('%s: valid, without a second resource, every link leads somewhere', async (_, report, options) => {
    const html = await renderedInTime(renderHtml, report(), options);
    const page = parsedPage(html);
    expect(page.errors).toEqual([]);
    expect(page.comments).toBe(0);
    for (const tag of ['link', 'img', 'iframe', 'object', 'embed', 'base', 'audio', 'video'])
      expect(page.find(tag)).toEqual([]);
    expect(page.elements.filter(({ attributes }) => 'src' in attributes || 'style' in attributes)).toEqual([]);

    const policy = page.find('meta', 'http-equiv')[0]?.attributes.content ?? '';
    const [script, style] = [page.find('script'), page.find('style')];
    expect([script.length, style.length]).toEqual([1, 1]);
    expect(policy).toBe(
      `default-src 'none'; style-src '${hashOf(style[0]?.text)}'; script-src '${hashOf(script[0]?.text)}'; base-uri 'none'; form-action 'none'`,
    );

    const ids = page.elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = page.elements.flatMap(({ attributes: { href = '', 'aria-labelledby': label = '' } }) => [
      ...(href.startsWith('#') ? [href.slice(1)] : []),
      ...label.split(' ').filter((id) => id !== ''),
    ]);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    for (const { attributes } of page.find('a')) expect(attributes.href).toMatch(/^(?:#|https:\/\/)/);
  });

  test.each(reports)('%s: headings in order, tables with heads, landmarks', async (_, report, options) => {
    const page = await pageOf(report(), options);
    let level = 0;
    for (const { tag } of page.elements.filter((element) => /^h[1-6]$/.test(element.tag))) {
      expect(Number(tag[1])).toBeLessThanOrEqual(level + 1);
      level = Number(tag[1]);
    }
    expect(page.find('h1')).toHaveLength(1);
    for (const tag of ['main', 'nav', 'header', 'footer']) expect(page.find(tag)).toHaveLength(1);
    expect(page.find('a')[0]?.attributes).toMatchObject({ class: 'skip', href: '#main' });
    expect(page.find('caption')).toHaveLength(page.find('table').length);
    for (const { attributes } of page.find('th')) expect(attributes.scope).toMatch(/^(?:row|col)$/);
    for (const { attributes } of page.find('section')) expect(attributes['aria-labelledby']).toBeDefined();
  });

  test('texts stand out from what is behind them, in light and dark', async () => {
    const style = (await pageOf(shopReport())).find('style')[0]?.text ?? '';
    const palettes = [...style.matchAll(/\{\s*(--paper:[^}]*)\}/g)].map(
      ([, body = '']) =>
        new Map([...body.matchAll(/--(\w+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value])),
    );
    expect(palettes).toHaveLength(3);
    expect([...(palettes[1] ?? [])]).toEqual([...(palettes[2] ?? [])]);
    const low = palettes.flatMap((palette) =>
      ['ink', 'soft', 'link', 'error', 'warning', 'note', 'good'].flatMap((text) =>
        [
          ...['paper', 'card', 'code'],
          ...(text === 'ink' ? ['mark'] : []),
          ...(text === 'ink' || text === 'soft' ? ['add', 'del'] : []),
        ]
          .map((behind) => [text, behind, contrast(palette.get(text) ?? '', palette.get(behind) ?? '')] as const)
          .filter(([, , ratio]) => !(ratio >= 4.5)),
      ),
    );
    expect(low).toEqual([]);
  });
});

describe('whatever the texts of a report', () => {
  const TAGS = new Set(
    'html head meta title style body a header span button main section p code h1 h2 h3 h4 ul li b nav form div article details summary figure figcaption pre mark table caption thead tbody tr th td footer script'.split(
      ' ',
    ),
  );
  const ATTRIBUTES = new Set(
    'lang charset http-equiv content name class href id type hidden tabindex aria-labelledby aria-label aria-live role data-filter data-file data-l data-r data-s data-a data-n scope rel'.split(
      ' ',
    ),
  );

  test('no element, attribute, comment or script comes of them', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (one, other) => {
        const report = hostileReport(one, other);
        const sourceOf = () => `${one}\n${other}\n${one}\n`;
        const page = await pageOf({ ...report, sourceOf }, { blobUrl: 'https://github.com/a/b/blob/c' });
        expect(page.elements.filter(({ tag }) => !TAGS.has(tag))).toEqual([]);
        const names = page.elements.flatMap(({ attributes }) => Object.keys(attributes));
        expect(names.filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
        expect([page.errors, page.comments, page.find('script').length]).toEqual([[], 0, 1]);
        for (const { attributes } of page.find('a'))
          expect(attributes.href).toMatch(/^(?:#|https:\/\/git|https:\/\/gr)/);
        // Nothing that cannot be seen, and nothing that turns the reading around.
        expect(page.text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 30 },
    );
  });

  test('they are shown as they are', async () => {
    const page = await pageOf(hostileReport(TEXTS.markup, TEXTS.quotes));
    expect(page.text).toContain(TEXTS.markup);
    expect(page.text).toContain(TEXTS.quotes);
  });

  test('one of 10,000 characters is cut, wherever it stands', async () => {
    const html = await renderedInTime(renderHtml, hostileReport(TEXTS.long, TEXTS.long));
    expect(html.length).toBeLessThan(120_000);
    expect(html).not.toContain('x'.repeat(700));
  });
});

describe('a page of very many findings', () => {
  const counted = (page: ParsedPage): number => page.find('article', 'data-l').length;

  test('has each of 5,000, in a size that a browser opens at once', async () => {
    const html = await renderedInTime(renderHtml, { ...largeReport(500, 10), sourceOf: () => CHANGED_TEXT });
    const articles = html.match(/<article class="f /g)?.length;
    expect(articles).toBe(5_000);
    expect(html.length).toBeLessThan(9_000_000);
    expect(html).toContain('<main id="main" tabindex="-1" class="many">');
  });

  test('is bounded, and says how many are not on it', async () => {
    const report = { ...largeReport(1_500, 24, 'x'.repeat(500)), sourceOf: () => CHANGED_TEXT };
    const html = await renderedInTime(renderHtml, report);
    expect(html.length).toBeLessThan(14_000_000);
    const shown = html.match(/<article class="f /g)?.length ?? 0;
    const [, left = ''] =
      /And ([\d,]+) more findings, some in [\d,]+ more files: the page would be too long/.exec(html) ?? [];
    expect(shown + Number(left.replaceAll(',', ''))).toBe(36_000);
    expect(html.trimEnd().endsWith('</html>')).toBe(true);
  });

  test('shows the lines of several findings of one line once', async () => {
    const findings = ['a', 'b', 'c'].map((id) =>
      finding({ ruleId: id, message: `It is ${id}.`, location: place('compose.yml', 7, 3, 3) }),
    );
    const report = changedReport({
      findings,
      counts: countsOf(findings),
      comparison: undefined,
      rules: [rule({ id: 'a' })],
    });
    const page = await pageOf(report);
    expect(counted(page)).toBe(3);
    expect(page.find('figure', 'class', 'src')).toHaveLength(1);
    // The remedy of a rule stands in full once in a file, and among the rules.
    expect(page.text.split('Name a version, or a digest.')).toHaveLength(3);
  });
});

function hashOf(text = ''): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Contrast ratio of two colours `#rrggbb` (WCAG 2.2, 1.4.3). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
