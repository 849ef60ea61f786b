import { beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../src/app/analyse.js';
import { graphsOf } from '../../src/app/graph.js';
import { FORMATS } from '../../src/report/formats.js';
import type { Report } from '../../src/report/report.js';
import { memory } from '../../src/source/memory.js';
import { renderedInTime } from '../report/rendered.js';

jest.setTimeout(60_000);

/** What a file of variables gives to names of credentials. */
interface Values {
  readonly SECRET: string;
  readonly DB_PASSWORD: string;
  readonly API_TOKEN: string;
}

const COMPOSE = `name: shop-\${API_TOKEN}
services:
  web:
    image: \${DB_PASSWORD}/x
    ports: ["\${SECRET}:80", "127.0.0.1:\${API_TOKEN}:81"]
    depends_on: ["x-\${DB_PASSWORD}"]
    networks: [back]
    healthcheck:
      test: [CMD, \${API_TOKEN}]
      interval: \${SECRET}
  db:
    image: postgres:\${SECRET}
    ports: ["5432:5432"]
    networks: [back]
    environment: { POSTGRES_PASSWORD: "\${DB_PASSWORD}" }
networks:
  back: { name: "net-\${DB_PASSWORD}" }
`;

function repositoryOf(values: Values, compose = COMPOSE): ReturnType<typeof memory> {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  return memory({ 'compose.yaml': compose, '.env': lines.join('') }, { name: 'shop' });
}

/** All that can be said of a report, in every format and in the picture. */
async function textsOf(report: Report): Promise<readonly (readonly [format: string, text: string])[]> {
  const texts: [string, string][] = [];
  for (const { name, load } of FORMATS) texts.push([name, await renderedInTime(await load(), report)]);
  return [...texts, ['graph', JSON.stringify(report.graph)]];
}

function expectHidden(texts: readonly (readonly [format: string, text: string])[], values: Values): void {
  for (const [format, text] of texts) {
    for (const value of Object.values(values)) {
      if (text.toLowerCase().includes(value.toLowerCase())) throw new Error(`${format} tells ${value}`);
    }
  }
}

beforeAll(async () => {
  // One after the other: the test runner's loader does not bear modules that are asked for twice at once.
  for (const { load } of FORMATS) await load();
});

test('no format tells the values of credentials that a file of variables brings, of the head or of the base', async () => {
  const head = { SECRET: 'zqHunterA', DB_PASSWORD: 'zqhunter.B+c', API_TOKEN: 'ZQ-hunter_C' };
  const earlier = { SECRET: 'yxWasA', DB_PASSWORD: 'yxwas-b', API_TOKEN: 'yxwasC' };
  const base = { ref: 'main', repository: repositoryOf(earlier) };
  const { report } = await analyse(repositoryOf(head), { target: '.', base, fixes: 'shown' });
  const texts = await textsOf(report);
  expectHidden(texts, head);
  expectHidden(texts, earlier);
  const json = texts.find(([format]) => format === 'json')?.[1] ?? '';
  expect(json).toMatch(/\$\{SECRET\}.*is not a duration/);
  expect(JSON.stringify(report.graph.networks)).toMatch(/net-\$\{DB_PASSWORD\}/);
});

test('the picture of the repository alone does not tell them either', async () => {
  const values = { SECRET: 'zqhunterA', DB_PASSWORD: 'zqhunterB', API_TOKEN: 'zqhunterC' };
  const { graph, reach } = await graphsOf(repositoryOf(values), {});
  expectHidden([['graph', JSON.stringify([graph, reach])]], values);
});

test('words of the catalogue and names of the project stay as they are', async () => {
  const values = { SECRET: 'postgres', DB_PASSWORD: 'storefront', API_TOKEN: 'short' };
  const compose = `services:\n  storefront: { image: "postgres", ports: ["5432:5432"] }\n`;
  const { report } = await analyse(repositoryOf(values, compose), { target: '.' });
  const messages = [...report.findings].map(({ message }) => message).join('\n');
  expect(messages).toContain('storefront');
  expect(JSON.stringify([messages, report.graph])).not.toMatch(/\$\{/);
  expect(report.graph.services.map(({ product }) => product)).toEqual(['postgresql']);
});

test('no value is told, whatever it is', async () => {
  const value = fc
    .stringMatching(/^[Zz]q[A-Za-z0-9_.:/@+*()|[\]^?-]{5,30}[a-z]$/)
    .filter((text) => !text.includes('//'));
  await fc.assert(
    fc.asyncProperty(value, value, value, async (SECRET, DB_PASSWORD, API_TOKEN) => {
      const values = { SECRET, DB_PASSWORD, API_TOKEN };
      const { report } = await analyse(repositoryOf(values), { target: '.' });
      const texts = [
        JSON.stringify([...report.findings]),
        JSON.stringify([report.graph, report.stacks, report.limits]),
      ];
      expectHidden([...texts.map((text) => ['plain', text] as const)], values);
    }),
    { numRuns: 15 },
  );
});
