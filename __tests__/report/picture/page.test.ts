import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { renderGraphPage } from '../../../src/report/html/graph-page.js';
import { changedReport } from '../change-fixture.js';
import { type ParsedPage, parsedPage } from '../parsed-page.js';
import { graphOf, namedGraph } from './graphs.js';

async function pageOf(input: Parameters<typeof renderGraphPage>[0]): Promise<ParsedPage> {
  const pieces: string[] = [];
  await renderGraphPage(input, (text) => pieces.push(text));
  return parsedPage(pieces.join(''));
}

describe('a graph as a page', () => {
  let page: ParsedPage;
  beforeAll(async () => {
    const { graph, comparison } = changedReport();
    page = await pageOf({ graph, comparison, target: 'shop' });
  }, 60_000);

  test('has the picture, what changes, and the same as tables', () => {
    expect(page.find('h1').map(({ text }) => text)).toEqual(['What is deployed in shop, compared with main']);
    expect(page.find('h2').map(({ text }) => text)).toEqual([
      'Picture',
      'What changes',
      'Services',
      'Networks',
      'Ways from published ports to data stores',
    ]);
    expect(page.find('svg')).toHaveLength(1);
    expect(page.find('li').map(({ text }) => text)).toContain('web can now reach db over shop_back. opens');
    const rows = page.find('tr').map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
    expect(rows).toContain('shop_front created by shopbridgeshop/api, shop/web');
    expect(rows).toContain('shop/web 0.0.0.0:8080 to 80shop/dbshop/web, shop/db');
  });

  test('is valid, needs nothing from elsewhere, and allows no style or script but its own', () => {
    expect([page.errors, page.comments]).toEqual([[], 0]);
    const outside = page.elements.filter(({ attributes }) => 'src' in attributes || 'style' in attributes);
    expect(outside).toEqual([]);
    expect(page.find('a').map(({ attributes }) => attributes.href)).toEqual(['#main']);
    const [style, script] = [page.find('style'), page.find('script')];
    expect([style.length, script.length]).toEqual([1, 1]);
    const hash = (text = ''): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    expect(page.find('meta', 'http-equiv')[0]?.attributes.content).toBe(
      `default-src 'none'; style-src '${hash(style[0]?.text)}'; script-src '${hash(script[0]?.text)}'; base-uri 'none'; form-action 'none'`,
    );
    expect(style[0]?.text).toContain('#deployed-picture .outline{');
  });

  test('of hostile names shows them as text, and one of nothing says so', async () => {
    const hostile = await pageOf({
      graph: namedGraph('<img src=x onerror=alert(1)>', '</script>"\u202e'),
      target: '</title>',
    });
    expect([hostile.errors, hostile.comments, hostile.find('img').length, hostile.find('script').length]).toEqual([
      [],
      0,
      0,
      1,
    ]);
    expect(hostile.text).toContain('<img src=x onerror=alert(1)>');
    expect(hostile.text).not.toContain('\u202e');
    expect((await pageOf({ graph: graphOf({}), target: '.' })).text).toContain('No service was found.');
  });
});
