import { expect, test } from '@jest/globals';
import { writeGraph } from '../../src/cli/graph-json.js';
import type { ReachEdge, ReachGraph } from '../../src/facts/graph.js';

const port = { service: 'shop/web', hostIp: '0.0.0.0', hostPort: '80', port: 8080, protocol: 'tcp' };
const FULL: ReachGraph = {
  services: [
    { id: 'shop/db', project: 'shop', name: 'db', role: 'database' },
    { id: 'shop/web "2"\n', project: 'shop', name: 'web "2"\n', role: 'frontend' },
  ],
  networks: [{ name: 'a', driver: 'bridge', internal: false, external: false, services: ['shop/db'] }],
  reach: [
    { from: 'shop/db', to: 'shop/web "2"\n', via: ['a', 'b'] },
    { from: 'shop/web "2"\n', to: 'shop/db', via: [] },
  ],
  published: [port],
  paths: [{ published: port, store: 'shop/db', through: ['shop/web', 'shop/db'] }],
};
const EMPTY: ReachGraph = { services: [], networks: [], reach: [], published: [], paths: [] };

test.each([
  ['a full graph', FULL],
  ['an empty graph', EMPTY],
])('%s is written as JSON.stringify writes it', (_name, graph) => {
  const pieces: string[] = [];
  writeGraph(graph, (piece) => pieces.push(piece));
  expect(pieces.join('')).toBe(`${JSON.stringify(graph, undefined, 2)}\n`);
});

test('a pair is written before the next one is asked for', () => {
  let written = 0;
  const writtenBefore: number[] = [];
  function* pairs(): Generator<ReachEdge> {
    for (let at = 0; at < 3; at++) {
      writtenBefore.push(written);
      yield { from: 'a', to: `b${at}`, via: ['net'] };
    }
  }
  writeGraph({ ...EMPTY, reach: pairs() }, (piece) => {
    if (piece.includes('"from"')) written++;
  });
  expect(writtenBefore).toEqual([0, 1, 2]);
});
