import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { ValidateFunction } from 'ajv';
import { KINDS } from '../../scripts/generate/kinds.js';
import { compileBook } from '../../scripts/generate/rulebook.js';
import { loadRulebook, loadTexts } from '../../src/rulebook/load.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const generated = (name: string): object =>
  JSON.parse(readFileSync(join(root, `src/rulebook/generated/${name}.json`), 'utf8'));

// The schemas, validators and pages besides take as long as all tests of a folder: `.ci/run` compares every generated file.
test('the rulebook that is committed is what rules/ says', async () => {
  const accepts = (() => true) as unknown as ValidateFunction;
  const { book, texts, apart, errors } = compileBook(root, new Map(KINDS.map(({ name }) => [name, accepts])));
  expect(errors).toEqual([]);
  expect(JSON.stringify(loadRulebook())).toBe(JSON.stringify(book));
  expect(JSON.stringify(await loadTexts())).toBe(JSON.stringify(texts));
  for (const [name, fields] of apart) expect(JSON.stringify(generated(name))).toBe(JSON.stringify(fields));
});

test('the compiled rulebook and its texts load as modules', async () => {
  const rulebook = loadRulebook();
  const texts = await loadTexts();
  expect(rulebook.rules.length).toBeGreaterThan(0);
  expect(rulebook.rules.map((rule) => rule.id)).toEqual(Object.keys(texts.rules));
});

test.each(KINDS.map(({ name, field, apart }) => [name, field, apart]))(
  'there is data of the kind %s',
  (_, field, apart = 'rulebook') => {
    expect(Object.keys(generated(apart))).toContain(field);
  },
);
