import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printable } from '../../../src/report/escape/terminal.js';
import { pictureOf } from '../../../src/report/picture/build.js';
import { drawSvg } from '../../../src/report/picture/draw.js';
import type { Layout } from '../../../src/report/picture/layout.js';
import type { Picture } from '../../../src/report/picture/picture.js';
import { renderSvg } from '../../../src/report/picture/svg.js';
import { svgStyle } from '../../../src/report/picture/svg-style.js';
import { changedReport } from '../change-fixture.js';
import { hostileText } from '../hostile.js';
import { type Element, elementOf } from '../xml.js';
import { golden } from './golden.js';
import { largeGraph, namedGraph, shopGraph } from './graphs.js';

/** A layout without the library: everything has a place. */
function anyLayout({ frames, hubs, edges, links }: Picture): Layout {
  const box = { x: 0, y: 0, width: 120, height: 60 };
  const ids = [
    ...frames.flatMap(({ id, zones }) => [
      id,
      ...zones.flatMap((zone) => [zone.id, ...zone.nodes.map((node) => node.id)]),
    ]),
    ...[...hubs, ...edges].map(({ id }) => id),
  ];
  const line = {
    points: [
      { x: 0, y: 0 },
      { x: 9, y: 0 },
      { x: 9, y: 9 },
    ],
    label: { x: 1, y: 1 },
  };
  return {
    width: 800,
    height: 600,
    boxes: new Map(ids.map((id) => [id, box])),
    lines: new Map(links.map((_, index) => [index, line])),
  };
}

/** The element and all that is in it. */
function elementsIn(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(elementsIn)];
}

// The layout library is large, and loading it is not what is tested.
beforeAll(async () => {
  await drawSvg(shopGraph());
}, 60_000);

describe('an SVG of what is deployed', () => {
  test('is the one that was reviewed', async () => {
    golden('shop.svg', (await drawSvg(shopGraph(), { style: false })).svg);
    golden('../../../../docs/pictures/shop.svg', (await drawSvg(shopGraph())).svg);
  });

  test('with a comparison is the one that was reviewed', async () => {
    const { graph, comparison } = changedReport();
    golden('changed.svg', (await drawSvg(graph, { comparison, style: false })).svg);
  });

  test('lays out many projects without boxes over one another, within a screen or two', async () => {
    const { svg } = await drawSvg(largeGraph(12, 2));
    const root = elementOf(svg);
    const nodes = [...elementsIn(root)]
      .filter(({ name, children }) => name === 'g' && children.some((child) => child.name === 'title'))
      .map(({ attributes, children }) => {
        const [x = 0, y = 0] = (attributes.transform ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
        const name = children.find((child) => child.attributes.class === 'name');
        return { x, y, name: name?.text ?? '' };
      });
    expect(nodes.filter(({ name }) => /^p\d+\/db$/.test(name))).toHaveLength(12);
    const near = nodes.flatMap((one, index) =>
      nodes.slice(index + 1).filter((other) => Math.abs(one.x - other.x) < 60 && Math.abs(one.y - other.y) < 40),
    );
    expect(near).toEqual([]);
    expect(Number(root.attributes.width)).toBeLessThan(4_000);
  });

  test('needs nothing from elsewhere, runs nothing, and says what it is to who cannot see it', () => {
    const picture = pictureOf(shopGraph(), { limit: 100 });
    const root = elementOf(renderSvg(picture, anyLayout(picture), { id: 'p1' }));
    const elements = [...elementsIn(root)];
    expect(new Set(elements.map(({ name }) => name))).toEqual(
      new Set(['svg', 'title', 'desc', 'style', 'defs', 'marker', 'path', 'rect', 'text', 'g']),
    );
    expect(root.attributes.role).toBe('img');
    const labels = (root.attributes['aria-labelledby'] ?? '').split(' ');
    expect(labels.map((id) => elements.find(({ attributes }) => attributes.id === id)?.name)).toEqual([
      'title',
      'desc',
    ]);
    expect(elements.map(({ attributes }) => attributes.id ?? 'p1').filter((id) => !id.startsWith('p1'))).toEqual([]);
    expect(svgStyle('p1')).not.toMatch(/url\(|@import|https?:/);
    expect(
      svgStyle('p1')
        .split('\n')
        .filter((rule) => !rule.includes('#p1')),
    ).toEqual([]);
  });

  test('has every colour for light and for dark pages with enough contrast', () => {
    const sets = svgStyle('p')
      .split('\n')
      .filter((rule) => rule.includes('--page:'))
      .map(
        (rule) =>
          new Map([...rule.matchAll(/--([a-z-]+):(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value])),
      );
    expect(sets).toHaveLength(4);
    for (const colours of sets) {
      const of = (name: string): string => colours.get(name) ?? '';
      for (const fill of ['page', 'node', 'store', 'proxy', 'open', 'added', 'removed', 'changed']) {
        expect([fill, contrast(of('text'), of(fill)) >= 4.5]).toEqual([fill, true]);
        expect([fill, contrast(of('soft'), of(fill)) >= 4.5]).toEqual([fill, true]);
      }
      expect(contrast(of('open-line'), of('open'))).toBeGreaterThanOrEqual(4.5);
      for (const line of [
        'line',
        'store-line',
        'proxy-line',
        'open-line',
        'added-line',
        'removed-line',
        'changed-line',
      ]) {
        expect([line, contrast(of(line), of('page')) >= 3]).toEqual([line, true]);
      }
    }
  });

  test('is well-formed and shows every name as text, whatever it holds', () => {
    const names = fc.oneof(
      hostileText,
      fc.constantFrom(']]>', '<!--', '<script>x</script>', '&#0;', '\u0000', 'x'.repeat(10_000)),
    );
    fc.assert(
      fc.property(names, names, (one, other) => {
        const picture = pictureOf(namedGraph(one, other), { limit: 100 });
        const root = elementOf(renderSvg(picture, anyLayout(picture)));
        const titles = [...elementsIn(root)].filter(({ name }) => name === 'title').map(({ text }) => text);
        const shown = printable(one).trim();
        if (shown.length < 200) expect(titles.some((title) => title.startsWith(shown))).toBe(true);
        const allowed = ['svg', 'title', 'desc', 'style', 'defs', 'marker', 'path', 'rect', 'text', 'g'];
        expect([...elementsIn(root)].map(({ name }) => name).filter((name) => !allowed.includes(name))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Contrast of two colours by WCAG 2. */
function contrast(one: string, other: string): number {
  const [bright = 1, dim = 1] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
