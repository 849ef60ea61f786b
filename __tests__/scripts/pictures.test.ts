import { beforeAll, expect, test } from '@jest/globals';
import { mermaidParser, type ParseMermaid } from '../../scripts/pictures/parse-mermaid.js';
import { writeMermaid } from '../../src/report/picture/mermaid.js';
import { changedReport } from '../report/change-fixture.js';
import { largeGraph, namedGraph, shopGraph } from '../report/picture/graphs.js';

let parse: ParseMermaid;
beforeAll(async () => {
  parse = await mermaidParser();
}, 120_000);

const { graph, comparison } = changedReport();
const HOSTILE = [
  'end',
  '"',
  '`',
  '<img src=x onerror=alert(1)>',
  '%%{init: {"theme":"dark"}}%%',
  '#quot;',
  'click n1 "x"',
  'a\nb',
  '1. x',
  '$$x$$',
];

test.each([
  ['a shop', shopGraph(), undefined],
  ['a change', graph, comparison],
  ['many services', largeGraph(12, 20), undefined],
  ['many projects', largeGraph(300, 3), undefined],
  ...HOSTILE.map(
    (name, index) =>
      [`the name ${JSON.stringify(name)}`, namedGraph(name, HOSTILE.at(index - 1) ?? ''), undefined] as const,
  ),
] as const)(
  'Mermaid reads the picture of %s',
  async (_name, drawn, compared) => {
    const pieces: string[] = [];
    writeMermaid(drawn, { comparison: compared }, (piece) => pieces.push(piece));
    expect(await parse(pieces.join(''))).toBeUndefined();
  },
  20_000,
);

test('Mermaid does not read everything', async () => {
  expect(await parse('flowchart LR\n  n1["a"b"]\n')).toContain('Parse error');
});
