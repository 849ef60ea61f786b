import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { writeExplanation } from '../../src/report/text/explanation.js';
import { pageOf, styleOf } from '../../src/report/text/page.js';
import { explain } from '../../src/rulebook/explain.js';
import { loadRulebook } from '../../src/rulebook/load.js';

const book = loadRulebook();
const slugs = book.patterns.map(({ slug }) => slug);
const words = book.dimensions.flatMap(({ id, values }) => [id, ...values.map((value) => value.id)]);

async function explained(name: string, width: number, colour = false): Promise<string> {
  const found = await explain(name);
  if (found.kind === 'unknown') throw new Error(`${name} is unknown`);
  let text = '';
  const page = pageOf((piece) => (text += piece), styleOf(colour), width);
  writeExplanation(found, page, width);
  return text;
}

// What a person has looked at and found good: `UPDATE_GOLDEN=1 npm test -- __tests__/report/explanation`, then read the difference.
test.each([
  ['layered-monolith', 80],
  ['event-driven', 60],
])('the explanation of %s in %i columns is the one that was reviewed', async (slug, width) => {
  const path = join(process.cwd(), `__tests__/report/golden/explain-${slug}-${width}.txt`);
  const actual = await explained(slug, width);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
  expect(actual).toBe(readFileSync(path, 'utf8'));
});

describe('explanations of patterns, dimensions and values', () => {
  test.each([60, 80, 100])('no line is wider than %i columns', async (width) => {
    const pages = await Promise.all([...slugs, ...words].map((name) => explained(name, width)));
    const wide = pages.flatMap((page) => page.split('\n')).filter((line) => line.length > width);
    expect(wide).toEqual([]);
  });

  test('colour adds nothing but colour', async () => {
    for (const slug of slugs) {
      const coloured = await explained(slug, 80, true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for
      expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(await explained(slug, 80));
    }
  });

  test('a word that answers two questions is explained for both', async () => {
    const text = await explained('distributed', 100);
    expect(text).toContain('question of granularity');
    expect(text).toContain('question of infrastructure');
  });
});

describe('as JSON', () => {
  const path = join(process.cwd(), 'docs', 'schema', 'explanation.schema.json');
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(path, 'utf8')) as object);

  test.each(['published-store-port', 'sidecar', 'none', 'network', 'distributed'])(
    '%s follows the schema',
    async (name) => {
      const document = JSON.parse(JSON.stringify({ schemaVersion: 1, ...(await explain(name)) }));
      expect({ valid: validate(document), errors: validate.errors }).toEqual({ valid: true, errors: null });
      expect(validate({ ...document, kind: 'other' })).toBe(false);
    },
  );
});
