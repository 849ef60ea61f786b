import { describe, expect, test } from '@jest/globals';
import { differencesOf, matchOf, type OwnFinding } from '../../scripts/peers/compare.js';

describe('what another tool finds', () => {
  const finding = { rule: 'theirs', path: 'compose.yaml', line: 4, message: 'Service "a" has no tag.' };
  const own = (line: number, path = 'compose.yaml', rule = 'ours'): OwnFinding[] => [
    { rule, places: [{ path, line }] },
  ];
  const covering = new Set(['ours']);
  const match = (findings: readonly OwnFinding[], differences: Parameters<typeof matchOf>[3] = [], built = false) =>
    matchOf(finding, findings, covering, differences, { text: '    image: a', built });

  test('is found at its line, in its file, or not', () => {
    expect(match(own(4))).toBe('same line');
    expect(match(own(1))).toBe('same file');
    expect(match(own(4, 'other.yaml'))).toBe('missing');
    expect(match(own(4, 'compose.yaml', 'another'))).toBe('missing');
    expect(match([{ rule: 'ours', places: [...(own(1)[0]?.places ?? []), { path: 'compose.yaml', line: 4 }] }])).toBe(
      'same line',
    );
  });

  test('is explained where all that a difference names is so', () => {
    expect(match([], [{ why: 'x', message: 'no tag', line: 'image:', file: 'compose' }])).toBe('explained');
    expect(match([], [{ why: 'x', message: 'no tag', file: 'override' }])).toBe('missing');
    expect(match([], [{ why: 'x', built: true }])).toBe('missing');
    expect(match([], [{ why: 'x', built: true }], true)).toBe('explained');
  });

  test('is explained by a rule that is not covered on purpose', () => {
    const tool = {
      tool: 'other',
      name: 'Other',
      source: '',
      version: '1',
      rules: [{ id: 'taste', notCovered: 'It is about taste.' }, { id: 'theirs' }],
    };
    expect(differencesOf(tool, 'taste')).toEqual([{ why: 'It is about taste.' }]);
    expect(differencesOf(tool, 'theirs')).toEqual([]);
  });
});
