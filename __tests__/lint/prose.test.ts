import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { placeholders } from '../../src/lint/message.js';
import { loadRulebook, loadTexts } from '../../src/rulebook/load.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const book = loadRulebook();
const texts = await loadTexts();
const slugs = book.patterns.map(({ slug }) => slug);

describe.each(book.rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  test('stands in the file and folder of its name', () => {
    expect(existsSync(join(root, 'rules', 'lint', rule.category, `${id}.yml`))).toBe(true);
  });

  test('is named after what it finds, so that the name reads well after "allow"', () => {
    expect(id).not.toMatch(
      /^(no|not|never|avoid|prefer|require|requires|must|should|disallow|forbid|use|check|ensure)-/,
    );
  });

  test('says what should be true without a full stop, and names nothing that it forbids', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.!]$/);
    expect(rule.title.length).toBeLessThan(100);
  });

  test('explains in whole sentences', () => {
    for (const text of [rule.why, rule.fix]) {
      expect(text).toMatch(/^[A-Z`].*\.$/);
      expect(text).not.toMatch(/please|simply|just |obviously|\s{2}|…/i);
    }
  });

  test('has a message that names its subject', () => {
    expect(placeholders(rule.message).length).toBeGreaterThan(0);
    expect(rule.message).toMatch(/[.}]$/);
  });

  test('has examples that fail, each with its places, and examples that pass', () => {
    const examples = texts.rules[id]?.examples;
    expect(examples?.fails.length).toBeGreaterThan(0);
    expect(examples?.passes.length).toBeGreaterThan(0);
    for (const example of examples?.fails ?? []) expect(example.at?.length).toBeGreaterThan(0);
    for (const example of examples?.passes ?? []) expect(example.at).toBeUndefined();
  });

  test('is for patterns that exist', () => {
    for (const slug of rule.appliesTo ?? []) expect(slugs).toContain(slug);
  });
});

test('presets only name rules that exist', () => {
  const ids = new Set(book.rules.map(({ id }) => id));
  for (const preset of book.presets) {
    for (const id of Object.keys(preset.rules ?? {})) expect(ids).toContain(id);
  }
});
