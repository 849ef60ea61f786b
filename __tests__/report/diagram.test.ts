import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mermaidOf } from '../../scripts/generate/mermaid.js';
import { draw } from '../../src/report/text/diagram/draw.js';
import { layOut, type Rectangle } from '../../src/report/text/diagram/layout.js';
import { routesOf, STEPS } from '../../src/report/text/diagram/route.js';
import { writeDiagram } from '../../src/report/text/diagram.js';
import { pageOf, styleOf } from '../../src/report/text/page.js';
import type { Diagram, DiagramItem, DiagramRow } from '../../src/rulebook/diagram.js';
import { loadRulebook, loadTexts } from '../../src/rulebook/load.js';

const book = loadRulebook();
const texts = await loadTexts();
const diagrams = book.patterns.map(({ id, slug }) => [slug, texts.patterns[id]?.diagram as Diagram] as const);

/** A diagram of up to eight nodes in one or two levels of groups, with any edges between them. */
const diagram: fc.Arbitrary<Diagram> = fc
  .record({
    nodes: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,6})?$/), { minLength: 1, maxLength: 8 }),
    kinds: fc.array(fc.constantFrom('outside', 'service', 'store', 'bus', 'helper'), { minLength: 8, maxLength: 8 }),
    notes: fc.array(fc.option(fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,3}$/)), { minLength: 8, maxLength: 8 }),
    cuts: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    pairs: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.boolean()), { maxLength: 10 }),
  })
  .map(({ nodes, kinds, notes, cuts, pairs }) => {
    const items: DiagramItem[] = nodes.map((node, index) => {
      const one: DiagramItem = {
        node,
        kind: kinds[index] ?? 'service',
        ...(notes[index] ? { note: notes[index] ?? '' } : {}),
      };
      const cut = cuts[index] ?? 0;
      return cut < 2 ? one : { group: `group ${index}`, kind: 'network', rows: [[one]] };
    });
    const rows: DiagramItem[][] = [[]];
    items.forEach((item, index) => {
      if (cuts[index] === 1) rows.push([]);
      rows.at(-1)?.push(item);
    });
    const full = rows.filter((row) => row.length > 0);
    const edges = pairs.flatMap(([a, b, both]) => {
      const [from, to] = [nodes[a], nodes[b]];
      return from === undefined || to === undefined || from === to ? [] : [{ from, to, label: `${from} asks`, both }];
    });
    return {
      caption: 'What it is.',
      rows: full.length > 1 ? [[{ group: 'all', kind: 'file', rows: full }]] : full,
      edges,
    };
  });

function written(one: Diagram, width: number): string {
  let text = '';
  writeDiagram(
    one,
    pageOf((piece) => (text += piece), styleOf(false), width),
    width,
  );
  return text;
}

function namesIn(rows: readonly DiagramRow[], kind: 'node' | 'group'): string[] {
  return rows.flat().flatMap((item) => {
    if ('node' in item) return kind === 'node' ? [item.node] : [];
    return [...(kind === 'group' ? [item.group] : []), ...namesIn(item.rows, kind)];
  });
}

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('a drawing for the terminal', () => {
  test('has no line beyond the width, and shows every node, group and edge', () => {
    fc.assert(
      fc.property(diagram, fc.integer({ min: 40, max: 110 }), (one, width) => {
        const text = written(one, width);
        expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
        const drawing = (draw(one.rows, one.edges, width - 2) ?? [])
          .map((runs) => runs.map((run) => run.text).join(''))
          .join('\n');
        const shown = drawing === '' ? text : drawing;
        for (const name of namesIn(one.rows, 'node')) expect(shown).toContain(name);
        for (const name of namesIn(one.rows, 'group')) expect(shown).toContain(name);
        for (const { from, to, both, label } of one.edges) {
          expect(text).toContain(`${from} ${both === true ? '◄─►' : '──►'} ${to}`);
          expect(text).toContain(label);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('lays no box over another, and leads every line from its source to its target around the boxes', () => {
    fc.assert(
      fc.property(diagram, fc.integer({ min: 40, max: 110 }), (one, width) => {
        const layout = layOut(one.rows, width);
        if (layout === undefined) return;
        layout.nodes.forEach((a, index) => {
          for (const b of layout.nodes.slice(index + 1)) expect(overlap(a, b)).toBe(false);
        });
        const box = (name: string): Rectangle | undefined => layout.nodes.find(({ node }) => node.node === name);
        const holds = (area: Rectangle | undefined, x: number, y: number): boolean =>
          area !== undefined && overlap(area, { x, y, width: 1, height: 1 });
        for (const { edge, cells } of routesOf(layout, one.edges)) {
          const [first] = cells;
          const last = cells.at(-1);
          if (first === undefined || last === undefined) throw new Error('a way without a cell');
          const [back, goes] = [STEPS[first.came] ?? [0, 0], STEPS[last.goes] ?? [0, 0]];
          expect(holds(box(edge.from), first.x - back[0], first.y - back[1])).toBe(true);
          expect(holds(box(edge.to), last.x + goes[0], last.y + goes[1])).toBe(true);
          for (const { x, y } of cells) {
            expect(x >= 0 && x < layout.width && y >= 0 && y < layout.height).toBe(true);
            expect(layout.nodes.some((area) => holds(area, x, y))).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is an outline where there is no room for it', () => {
    const deep: DiagramItem = { node: 'a-service-with-a-name', kind: 'service' };
    const rows = [[{ group: 'a', kind: 'file', rows: [[{ group: 'b', kind: 'network', rows: [[deep]] }]] }]] as const;
    expect(draw(rows, [], 30)).toBeUndefined();
    expect(written({ caption: 'It is small.', rows, edges: [] }, 30)).toContain('      a-service-with-a-name');
  });
});

describe.each(diagrams)('the diagram of %s', (_slug, one) => {
  const nodes = namesIn(one.rows, 'node');

  test('names each thing once, and its edges name what is there', () => {
    const names = [...nodes, ...namesIn(one.rows, 'group')];
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(names.length).toBeGreaterThan(nodes.length);
    for (const { from, to } of one.edges) expect(nodes).toEqual(expect.arrayContaining([from, to]));
    expect(one.caption).toMatch(/^[A-Z].*\.$/);
  });

  test.each([58, 78])('is drawn in %i columns with a line for every edge', (width) => {
    const layout = layOut(one.rows, width);
    expect(layout).toBeDefined();
    if (layout !== undefined) expect(routesOf(layout, one.edges)).toHaveLength(one.edges.length);
  });

  test('has every node and edge in Mermaid', () => {
    const text = mermaidOf(one);
    for (const node of nodes) expect(text).toMatch(new RegExp(`^ *n\\d+\\W+"${node}["<]`, 'm'));
    expect(text.match(/^ {2}n\d+ <?-->\|"[^"]+"\| n\d+$/gm)).toHaveLength(one.edges.length);
  });
});

test('preferences name other patterns, and none prefers itself', () => {
  const slugs = book.patterns.map(({ slug }) => slug);
  for (const { id, slug } of book.patterns) {
    const preferences = texts.patterns[id]?.insteadOf ?? [];
    expect(preferences.length).toBeGreaterThan(0);
    for (const { pattern, when } of preferences) {
      expect(slugs).toContain(pattern);
      expect(pattern).not.toBe(slug);
      expect(when).toMatch(/^[a-z].*\.$/);
    }
  }
});
