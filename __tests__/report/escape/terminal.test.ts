import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printable, withoutCommands } from '../../../src/report/escape/terminal.js';
import { hostileText } from '../hostile.js';
import { commandsIn } from '../runner.js';

describe('printable', () => {
  test('spells out line breaks, escapes and overrides', () => {
    expect(printable('a\nb\u001b[31mc\u202ed\ud800')).toBe('a\\nb\\u{1b}[31mc\\u{202e}d\\u{d800}');
  });

  test('leaves what can be seen as it is', () => {
    const text = 'Dịch vụ `web` → 日本語 😀 naïve "quoted" \\ 100 %';
    expect(printable(text)).toBe(text);
  });

  test('lets nothing through that a terminal acts on, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect([...printable(text)].filter(isActedOn)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('withoutCommands', () => {
  test('takes the meaning from both forms of a command and from nothing else', () => {
    expect(withoutCommands('  ::error::x')).toBe('  \\u{3a}:error::x');
    expect(withoutCommands('see ##[error]x')).toBe('see #\\u{23}[error]x');
    expect(withoutCommands('a::b, c # d')).toBe('a::b, c # d');
  });

  test('leaves the runner nothing to obey in a line of printable text, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(commandsIn(withoutCommands(printable(text)))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

/** By the code charts, not by the expression under test. */
function isActedOn(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const between = (low: number, high: number): boolean => code >= low && code <= high;
  const control = between(0, 0x1f) || between(0x7f, 0x9f);
  const direction = between(0x200e, 0x200f) || between(0x202a, 0x202e) || between(0x2066, 0x2069) || code === 0x61c;
  const invisible = between(0x200b, 0x200d) || between(0x2028, 0x2029) || between(0xe0000, 0xe007f) || code === 0xfeff;
  return control || direction || invisible || between(0xd800, 0xdfff);
}
