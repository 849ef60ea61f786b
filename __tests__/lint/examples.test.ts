import { describe, expect, test } from '@jest/globals';
import { effectiveRules } from '../../src/lint/effective.js';
import { lint } from '../../src/lint/run.js';
import { loadTexts } from '../../src/rulebook/load.js';
import type { RuleExample } from '../../src/rulebook/rule.js';
import { book, contextOf, placeOf, ruleById } from './pipeline.js';

const texts = await loadTexts();

function run(id: string, { files, pattern }: RuleExample) {
  const { findings, defects } = lint(contextOf(files, pattern), [ruleById(id)]);
  return { places: findings.map(placeOf), messages: findings.map(({ message }) => message), defects };
}

describe.each(book.rules.map(({ id }) => id))('%s', (id) => {
  const { fails = [], passes = [] } = texts.rules[id]?.examples ?? {};

  test.each(fails.map((example) => [example.name, example] as const))('reports: %s', (_, example) => {
    const { places, messages, defects } = run(id, example);
    expect({ places, defects }).toEqual({ places: example.at, defects: [] });
    for (const message of messages) {
      expect(message).not.toMatch(/\{[a-zA-Z]+\}|``|undefined|\s$/);
      expect(message).toMatch(/[.?]$/);
    }
  });

  test.each(passes.map((example) => [example.name, example] as const))('is silent: %s', (_, example) => {
    expect(run(id, example)).toEqual({ places: [], messages: [], defects: [] });
  });
});

test('no rule fails on the example of another', () => {
  const rules = effectiveRules(book, { preset: 'strict', rules: new Map() });
  for (const { examples } of Object.values(texts.rules)) {
    for (const example of [...examples.fails, ...examples.passes]) {
      expect(lint(contextOf(example.files, example.pattern), rules).defects).toEqual([]);
    }
  }
});
