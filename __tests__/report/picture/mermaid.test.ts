import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReportGraph } from '../../../src/report/graph.js';
import { type DrawnMermaid, type MermaidOptions, writeMermaid } from '../../../src/report/picture/mermaid.js';
import { mermaidText } from '../../../src/report/picture/mermaid-text.js';
import { changedReport } from '../change-fixture.js';
import { hostileText } from '../hostile.js';
import { golden } from './golden.js';
import { graphOf, largeGraph, namedGraph, network, port, service, shopGraph } from './graphs.js';

function drawn(graph: ReportGraph, options: MermaidOptions = {}): DrawnMermaid & { text: string; lines: string[] } {
  const pieces: string[] = [];
  const result = writeMermaid(graph, options, (text) => pieces.push(text));
  const text = pieces.join('');
  return { ...result, text, lines: text.split('\n').map((line) => line.trim()) };
}

describe('a Mermaid flowchart of what is deployed', () => {
  test('is the one that was reviewed', () => {
    const { text } = drawn(shopGraph());
    golden('shop.mmd', text);
    expect(readFileSync('docs/pictures.md', 'utf8')).toContain(`\`\`\`mermaid\n${text}\`\`\``);
  });

  test('with a comparison is the one that was reviewed', () => {
    const { graph, comparison } = changedReport();
    golden('changed.mmd', drawn(graph, { comparison }).text);
  });

  test('highlights one way to each store that other machines can reach, along what is used', () => {
    const { lines } = drawn(shopGraph());
    const links = lines.filter((line) => /^[a-z]\d+ (?:-->|---|-\.-)/.test(line));
    const highlighted = lines.find((line) => line.startsWith('linkStyle') && line.includes('#db6d28'))?.split(' ')[1];
    const name = (id: string): string =>
      /"[^"]*?(\w+)<br\/>/.exec(lines.find((line) => line.startsWith(`${id}`)) ?? '')?.[1] ?? id;
    const ways = (highlighted ?? '').split(',').map((index) => {
      const [from = '', , to = ''] = (links[Number(index)] ?? '').replace(/\|.*\|/, '').split(' ');
      return `${name(from)} ${name(to)}`;
    });
    expect(ways.sort()).toEqual(['api db', 'api queue', 'outside web', 'web api']);
  });

  test('writes ports into the services where there would be too many lines from outside', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `shop/s${index}`);
    const { text } = drawn(
      graphOf({
        services: ids.map((id) => service(id)),
        networks: [network('shop_default', ids, { creator: 'shop' })],
        published: ids.map((id, index) => port(id, String(8000 + index), 80)),
      }),
    );
    expect(text).not.toContain('outside');
    expect(text).toContain('⇦ 8011→80');
  });

  test('tells when services are drawn together, and stays below the limits of GitHub at any size', () => {
    for (const [projects, workers, expected] of [
      [12, 20, '264 services: those alike are drawn as one.'],
      [1, 60, '62 services: those alike are drawn as one.'],
      [300, 3, '1,500 services: shown by project; --format json has them all.'],
    ] as const) {
      const { text, leftOut } = drawn(largeGraph(projects, workers));
      expect(leftOut).toContain(expected);
      expect(text).toContain(mermaidText(expected, 160));
      expect(text.length).toBeLessThan(50_000);
      expect(text.match(/ (?:-->|---|-\.->|-\.-|==>|===|~~~)/g)?.length ?? 0).toBeLessThan(500);
    }
  });

  test('of a large graph with a comparison shows what changed and what it touches', () => {
    const graph = largeGraph(30, 20);
    const { comparison } = changedReport();
    if (comparison === undefined) throw new Error('the fixture compares');
    const { text, leftOut } = drawn(graph, {
      comparison: {
        ...comparison,
        changes: [
          {
            kind: 'reach-added',
            effect: 'opens',
            message: '`web` can now reach `db`.',
            services: ['p003/web', 'p003/db'],
            edges: [{ from: 'p003/web', to: 'p003/db' }],
            side: 'head',
          },
        ],
      },
    });
    expect(leftOut).toEqual([
      '660 services: what changed and what it touches is drawn, the others together, and 29 projects that nothing changed in are left out.',
    ]);
    expect(text).toContain('"#43; can now reach"'.replace('#43;', mermaidText('+', 1)));
    expect(text).toContain('p003');
    expect(text).not.toContain('p004');
  });

  test('an empty graph is a flowchart without nodes', () => {
    expect(drawn(graphOf({})).lines.slice(0, 2)).toEqual(['flowchart LR', 'accTitle: Architecture']);
  });
});

/** All that a line may be: names only between quotes, and there no character that means anything. */
const LABEL = '"(?:[A-Za-z0-9 ,()\\u0080-\\u{10ffff}]|#\\d+;|<br/>)*"';
const LINE = new RegExp(
  [
    'flowchart LR',
    'accTitle: Architecture',
    'accDescr: [A-Za-z0-9 ,.]+',
    `subgraph [fz]\\d+\\[${LABEL}\\]`,
    'direction LR',
    'end',
    `(?:[nhe]\\d+|note)(?:\\[\\(|\\(\\[|\\[\\[|\\[/|\\{\\{|[[(>])${LABEL}(?:\\)\\]|\\]\\)|\\]\\]|/\\]|\\}\\}|[\\])])`,
    `[nzhef]\\d+ (?:-->|---|-\\.->|-\\.-|==>|===|~~~)(?:\\|${LABEL}\\|)? [nzhef]\\d+`,
    'linkStyle [\\d,]+ [a-z0-9#:,. -]+',
    'classDef [a-z]+ [a-z0-9#:,. -]+',
    'class (?:(?:[nzhef]\\d+|note),?)+ [a-z]+',
    '',
  ]
    .map((one) => `(?:${one})`)
    .join('|')
    .replace(/^/, '^(?:')
    .concat(')$'),
  'u',
);

describe('hostile names', () => {
  test('are nothing but text in labels, whatever they hold', () => {
    const names = fc.oneof(
      hostileText,
      fc.constantFrom(
        'end',
        'click n1 href "x"',
        '%%{init: {"theme":"dark"}}%%',
        '#quot;',
        'style n1 fill:#f00;',
        '`x`',
        'fa:fa-bug',
        '$$x$$',
        'x'.repeat(10_000),
      ),
    );
    fc.assert(
      fc.property(names, names, (one, other) => {
        const graph = namedGraph(one, other);
        const { text, lines } = drawn(graph);
        expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
        expect(text.length).toBeLessThan(50_000);
      }),
      { numRuns: 100 },
    );
  });

  test('are shown as they are, cut where they are long', () => {
    expect(mermaidText('a"b', 40)).toBe('a#34;b');
    expect(mermaidText('end', 40)).toBe('end');
    expect(mermaidText('a\u202eb\nc', 40)).toBe('a#92;\u200bu#123;202e#125;b#92;\u200bnc');
    expect(mermaidText('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});
