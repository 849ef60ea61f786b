import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { testRules } from '../../src/app/rule-examples.js';
import { loadConfig } from '../../src/policy/load.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

const docs = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs');
const page = readFileSync(join(docs, 'organisation-rules.md'), 'utf8');
const names = readdirSync(join(docs, 'example-rules')).sort();

describe('the example rules', () => {
  test.each(names)('%s is named after its rule, and its examples are as it says', async (name) => {
    const text = readFileSync(join(docs, 'example-rules', name), 'utf8');
    const { rules, mistakes } = await testRules([{ path: name, text }]);
    expect(mistakes).toEqual([]);
    expect(rules).toHaveLength(1);
    for (const { id, examples, lacks } of rules) {
      expect(`${id}.yml`).toBe(`acme/${name}`);
      expect(examples.flatMap((example) => example.wrong ?? [])).toEqual([]);
      expect(lacks).toEqual([]);
      for (const kind of ['fails', 'passes']) {
        expect(
          new Set(examples.flatMap((example) => (example.kind === kind ? example.name : []))).size,
        ).toBeGreaterThan(2);
      }
    }
  });

  test.each(names)('%s has an example with a value from another file or an anchor', (name) => {
    expect(readFileSync(join(docs, 'example-rules', name), 'utf8')).toMatch(
      /compose\.\w+\.yaml:|extends:|include:|\*\w/,
    );
  });

  test('there are ten, and the page lists them', () => {
    expect(names).toHaveLength(10);
    for (const name of names) expect(page).toContain(`(example-rules/${name})`);
  });
});

test('what the page shows is a rule whose examples hold, and a configuration', async () => {
  const [rule = '', config = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]);
  const { rules, mistakes } = await testRules([{ path: 'page.yml', text: rule }]);
  expect({ mistakes, wrong: rules.flatMap(({ examples }) => examples.flatMap(({ wrong }) => wrong ?? [])) }).toEqual({
    mistakes: [],
    wrong: [],
  });
  const repository = memory({ '.groundplan.yml': config, 'policy/rules/registry.yml': rule });
  const loaded = await loadConfig(repository, loadRulebook());
  expect(loaded.rules.get('acme/image-from-elsewhere')).toEqual({ level: 'warning' });
});
