import { describe, expect, test } from '@jest/globals';
import { presetWord } from '../../../src/app/policy/preset-word.js';
import { loadRulebook } from '../../../src/rulebook/load.js';
import { presetLevel } from '../../../src/rulebook/preset.js';

const book = loadRulebook();

describe('why a preset gives a rule its level', () => {
  test('of every rule, preset and pattern there is a reason that fits the level', () => {
    const told = new Set<string>();
    for (const preset of book.presets) {
      for (const rule of book.rules) {
        for (const declared of [undefined, ...(rule.appliesTo ?? [])]) {
          const { level, because } = presetWord(preset, rule, declared);
          expect(level).toBe(presetLevel(preset, rule, declared));
          expect(because).toMatch(/^[A-Z].*\.$/);
          const isOff = /are off|other categories|is deprecated/.test(because);
          const isNamed = because === 'It names this rule.';
          if (!isNamed) expect([preset.name, rule.id, level === 'off']).toEqual([preset.name, rule.id, isOff]);
          if (because === 'It leaves the level as the rule has it.') expect(level).toBe(rule.level);
          told.add(because.replace(/`|[a-z-]+ies than [a-z]+|pattern [a-z-]+|makes \w+ of the level \w+/g, ''));
        }
      }
    }
    expect(told.size).toBeGreaterThan(5);
  });
});
