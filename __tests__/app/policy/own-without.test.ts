import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { withoutExtends } from '../../../src/app/policy/own-without.js';

const NAMES = new Set(['acme/policies/base.yml']);

async function left(text: string): Promise<string> {
  return withoutExtends('.groundplan.yml', text, NAMES);
}

describe('a configuration without a policy that it extends', () => {
  test('extends the others, and all else stays on its line', async () => {
    const text = `extends:
  - acme/policies/base.yml@v3
  - acme/policies/payments.yml@v1
rules:
  flat-network: off
`;
    const without = await left(text);
    expect(without).toBe(`extends:
  ["acme/policies/payments.yml@v1"]

rules:
  flat-network: off
`);
    expect(without.split('\n').indexOf('rules:')).toBe(text.split('\n').indexOf('rules:'));
  });

  test.each([
    ['one text', 'extends: acme/policies/base.yml@v3\npreset: strict\n', 'extends: []\npreset: strict\n'],
    [
      'a mapping with the commit',
      'extends: { policy: acme/policies/base.yml@v3, commit: 0123456789012345678901234567890123456789 }\n',
      'extends: []\n',
    ],
    ['flow style', '{ extends: [acme/policies/base.yml@v3], preset: strict }\n', '{ extends: [], preset: strict }\n'],
  ])('written as %s', async (_, text, wanted) => {
    expect(await left(text)).toBe(wanted);
  });

  test.each([
    ['others', 'extends: acme/policies/other.yml@v3\n'],
    ['a path that only begins like it', 'extends: acme/policies/base.yml.yml@v3\n'],
    ['nothing', 'preset: strict\n'],
    ['what cannot be parsed', 'extends: [\n'],
    ['no text at all', 'extends: 3\n'],
  ])('is the same where it extends %s', async (_, text) => {
    expect(await left(text)).toBe(text);
  });

  test('extends just the others, however they are written, and keeps all else and its lines', async () => {
    const policy = fc.constantFrom(
      'acme/policies/base.yml@v3',
      'acme/policies/base.yml@v4',
      'acme/other/a.yml@v1',
      './own.yml',
    );
    const item = fc.oneof(
      policy,
      policy.map((name) => ({ policy: name, commit: 'a'.repeat(40) })),
    );
    const isLeft = (one: string | { readonly policy: string }): boolean =>
      !(typeof one === 'string' ? one : one.policy).startsWith('acme/policies/base.yml@');
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 5 }), fc.boolean(), async (items, flow) => {
        const list = flow
          ? ` ${JSON.stringify(items)}`
          : items.map((one) => `\n  - ${JSON.stringify(one)}  # why`).join('') || ' []';
        const text = `# first\nextends:${list}\nrules: { flat-network: off }\n`;
        const without = await left(text);
        expect(parse(without)).toEqual({ extends: items.filter(isLeft), rules: { 'flat-network': 'off' } });
        expect(without.split('\n').indexOf('rules: { flat-network: off }')).toBe(
          text.split('\n').indexOf('rules: { flat-network: off }'),
        );
      }),
      { numRuns: 60 },
    );
  });
});
