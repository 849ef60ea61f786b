import { describe, expect, test } from '@jest/globals';
import { printed } from '../../src/compose/nodes.js';
import { entriesOf } from '../../src/documents/node.js';
import { at, codes, load, nodeAt } from './project.js';

/** Each variable of a service as text. */
function environmentOf(...lines: string[]): Record<string, string | undefined> {
  const indented = lines.map((line) => `      ${line}\n`).join('');
  const node = nodeAt(
    load(`services:\n  a:\n    image: x\n    environment:\n${indented}`),
    'services',
    'a',
    'environment',
  );
  return Object.fromEntries([...entriesOf(node)].map(({ key, value }) => [key, printed(value)]));
}

describe('values of the YAML reader', () => {
  test('are printed as the reference loader prints them', () => {
    expect(
      environmentOf(
        'OCTAL: 010',
        'LARGE: 18446744073709551615',
        'TOO_LARGE: 18446744073709551616',
        'PRICE: 1.10',
        'WHOLE: 2.0',
        'MILLION: 1e6',
        'SMALL: 0.00001',
        'NEGATIVE_ZERO: -0',
        'DAY: 2001-1-1',
        'MOMENT: 2001-12-14t21:59:43.10-05:00',
        'ANSWER: yes',
        'TEXT: "010"',
      ),
    ).toEqual({
      OCTAL: '8',
      LARGE: '18446744073709551615',
      TOO_LARGE: '1.8446744073709552e+19',
      PRICE: '1.1',
      WHOLE: '2',
      MILLION: '1e+06',
      SMALL: '1e-05',
      NEGATIVE_ZERO: '-0',
      DAY: '2001-01-01 00:00:00 +0000 UTC',
      MOMENT: '2001-12-14 21:59:43.1 -0500 -0500',
      ANSWER: 'yes',
      TEXT: '010',
    });
  });

  test('under a tag of their own are text', () => {
    expect(environmentOf('A: !foo 010', 'B: !override 1.0')).toEqual({ A: '010', B: '1.0' });
  });
});

describe('the documents of a file', () => {
  test('are laid one over the other, and know the anchors of those before', () => {
    const project = load('x-image: &image nginx\nservices: {a: {image: x}}\n---\nservices: {a: {image: *image}}\n');
    expect(codes(project)).toEqual([]);
    expect(at(project, 'services', 'a', 'image')).toBe('nginx');
  });

  test('have to be mappings, empty ones too', () => {
    expect(codes(load('services: {a: {image: x}}\n---\n'))).toEqual(['compose-no-mapping']);
    expect(codes(load('services: {a: {image: x}}\n---\n- b\n'))).toEqual(['compose-no-mapping']);
  });

  test('have a bound on their values, to which an alias adds one', () => {
    const many = (count: number): string => `services: {a: {image: x}}\nx-a: [${'1,'.repeat(count)}]\n`;
    expect(codes(load(many(99_990)))).toEqual([]);
    expect(codes(load(many(100_000)))).toContain('compose-too-many-nodes');
    const aliases = `x-b: &b [${'1,'.repeat(50_000)}]\nx-c: [*b, *b, *b]\nservices: {a: {image: x}}\n`;
    expect(codes(load(aliases))).toEqual([]);
  });
});
