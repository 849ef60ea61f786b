import { describe, expect, test } from '@jest/globals';
import type { ReportChange, ReportComparison } from '../../../src/report/comparison.js';
import type { ReportGraph } from '../../../src/report/graph.js';
import { pictureOf } from '../../../src/report/picture/build.js';
import { legendText } from '../../../src/report/picture/legend-text.js';
import { writeMermaid } from '../../../src/report/picture/mermaid.js';
import type { Picture, PictureNode } from '../../../src/report/picture/picture.js';
import { comparison } from '../change-fixture.js';
import { graphOf, largeGraph, network, port, service } from './graphs.js';

function compared(...changes: readonly Partial<ReportChange>[]): ReportComparison {
  return comparison({
    changes: changes.map((change) => ({
      kind: 'service-added',
      effect: 'neutral',
      message: 'It is different.',
      services: [],
      side: 'head',
      ...change,
    })),
  });
}

function nodesOf({ frames }: Picture): readonly PictureNode[] {
  return frames.flatMap(({ zones }) => zones.flatMap(({ nodes }) => nodes));
}

/** A store that took the place of another one: the old one published its port as well. */
function replaced(): ReportGraph {
  const now = port('shop/cache', '6379', 6379);
  return graphOf({
    services: [service('shop/api'), service('shop/cache', { role: 'cache' })],
    networks: [network('shop_back', ['shop/api', 'shop/cache'], { creator: 'shop' })],
    uses: [{ from: 'shop/api', to: 'shop/cache' }],
    published: [now],
    paths: [{ published: now, store: 'shop/cache', through: ['shop/cache'] }],
    gone: {
      services: [service('shop/redis', { role: 'cache', product: 'redis' })],
      networks: [network('shop_back', ['shop/redis'], { creator: 'shop' })],
      published: [port('shop/redis', '6380', 6379)],
    },
  });
}

const REPLACED = compared(
  { services: ['shop/cache'] },
  { kind: 'service-removed', services: ['shop/redis'], side: 'base' },
);

describe('a picture with a comparison', () => {
  test('marks the port of a service that is new as what opens, before it is an old way to a store', () => {
    const { links, edges } = pictureOf(replaced(), { comparison: REPLACED, limit: 40 });
    const outside = edges.find(({ kind }) => kind === 'outside')?.id;
    expect(links.filter(({ from, mark }) => from === outside && mark === 'added')).toEqual([
      expect.objectContaining({ label: '6379', mark: 'added', opens: true }),
    ]);
  });

  test('draws what is gone in its old network, with its role and its port, and counts only what is there', () => {
    const picture = pictureOf(replaced(), { comparison: REPLACED, limit: 40 });
    expect(picture.frames.flatMap(({ zones }) => zones.map(({ kind }) => kind))).toEqual(['network']);
    const redis = nodesOf(picture).find(({ label }) => label === 'redis');
    expect(redis).toMatchObject({ detail: 'cache', shape: 'cache', mark: 'removed' });
    expect(picture.links.find(({ to, kind }) => to === redis?.id && kind === 'published')).toMatchObject({
      label: '6380→6379',
      mark: 'removed',
    });
    expect(picture.summary).toMatch(/^2 services on 1 network,/);
  });

  test('marks services whose networks or ways changed', () => {
    const graph = graphOf({ services: [service('shop/a'), service('shop/b'), service('shop/c'), service('shop/d')] });
    const { links, ...picture } = pictureOf(graph, {
      comparison: compared(
        { kind: 'network-removed', network: 'front', services: ['shop/a', 'shop/gone'], side: 'base' },
        { kind: 'reach-removed', services: ['shop/b'], edges: [{ from: 'shop/b', to: 'shop/c' }], side: 'base' },
      ),
      limit: 40,
    });
    expect(nodesOf({ links, ...picture }).map(({ label, mark }) => [label, mark])).toEqual([
      ['a', 'changed'],
      ['b', 'changed'],
      ['c', 'changed'],
      ['d', undefined],
    ]);
  });

  test('explains its signs in one line, and only those that it has', () => {
    const legend = legendText(pictureOf(replaced(), { comparison: REPLACED, limit: 40 }));
    expect(legend).toContain('+ green: new');
    expect(legend).toContain('− dashed red: gone');
    expect(legend).not.toContain('~');
    expect(legendText(pictureOf(graphOf({ services: [service('shop/a')] }), { limit: 40 }))).toBe('');
  });

  test('of more services than are taken in at a glance draws what changed and its neighbours', () => {
    const graph = largeGraph(2, 12);
    const changed = compared({ kind: 'protection-dropped', services: ['p000/w003'] });
    const picture = pictureOf(graph, { comparison: changed, limit: 40 });
    const labels = nodesOf(picture).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['db', 'w003']));
    expect(labels).not.toContain('w004');
    expect(picture.leftOut).toEqual([
      '28 services: what changed and what it touches is drawn, the others together, and 1 project that nothing changed in is left out.',
    ]);
    expect(pictureOf(graph, { limit: 40 }).frames.length).toBeGreaterThan(1);
  });

  test('leaves the note to the text around it where it is told so', () => {
    const written = (note: boolean): string => {
      const pieces: string[] = [];
      writeMermaid(largeGraph(12, 20), { note }, (text) => pieces.push(text));
      return pieces.join('');
    };
    expect(written(true)).toContain('note["264 services');
    expect(written(false)).not.toContain('note');
  });
});

test('services that share a name are told apart by their projects, and projects left aside are counted', () => {
  const graph = graphOf({
    services: [service('a/db', { role: 'database' }), service('b/db', { role: 'database' }), service('b/web')],
    aside: 2,
  });
  const picture = pictureOf(graph, { limit: 40 });
  expect(nodesOf(picture).map(({ label }) => label)).toEqual(['a/db', 'b/db', 'web']);
  expect(picture.leftOut).toEqual(['2 projects of tests, examples or code of others are not drawn.']);
});
