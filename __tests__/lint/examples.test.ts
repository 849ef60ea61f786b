import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { effectiveRules } from '../../src/lint/effective.js';
import { lint } from '../../src/lint/run.js';
import { loadTexts } from '../../src/rulebook/load.js';
import type { RuleExample } from '../../src/rulebook/rule.js';
import { memory } from '../../src/source/memory.js';
import { book, contextOf, placeOf, ruleById } from './pipeline.js';

const texts = await loadTexts();

/** What is wrong with suppressions shows when all rules have run. */
async function runWhole(id: string, { files }: RuleExample) {
  const { report } = await analyse(memory(files), { target: '.', preset: 'strict', today: '2026-01-01' });
  const findings = [...report.findings].filter(({ ruleId }) => ruleId === id);
  return {
    places: findings.map(({ location: { path, line } }) => `${path}:${line}`),
    messages: findings.map(({ message }) => message),
    defects: [],
  };
}

async function run(id: string, example: RuleExample) {
  if (ruleById(id).rule.category === 'suppressions') return runWhole(id, example);
  const { files, pattern } = example;
  const { findings, defects } = lint(contextOf(files, pattern), [ruleById(id)]);
  return { places: findings.map(placeOf), messages: findings.map(({ message }) => message), defects };
}

describe.each(book.rules.map(({ id }) => id))('%s', (id) => {
  const { fails = [], passes = [] } = texts.rules[id]?.examples ?? {};

  test.each(fails.map((example) => [example.name, example] as const))('reports: %s', async (_, example) => {
    const { places, messages, defects } = await run(id, example);
    expect({ places, defects }).toEqual({ places: example.at, defects: [] });
    for (const message of messages) {
      expect(message).not.toMatch(/\{[a-zA-Z]+\}|``|undefined|\s$/);
      expect(message).toMatch(/[.?]$/);
    }
  });

  test.each(passes.map((example) => [example.name, example] as const))('is silent: %s', async (_, example) => {
    expect(await run(id, example)).toEqual({ places: [], messages: [], defects: [] });
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
