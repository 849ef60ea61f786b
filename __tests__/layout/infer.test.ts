import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inferLayout, layoutOf } from '../../src/app/layout.js';
import { assess } from '../../src/layout/assess.js';
import { inferProfile } from '../../src/layout/infer/infer.js';
import { loadLayouts } from '../../src/layout/load.js';
import { resolveProfile } from '../../src/layout/resolve.js';
import { readProfile } from '../../src/policy/layout-file.js';
import { memory } from '../../src/source/memory.js';

const book = await loadLayouts();

async function scoreOf(given: readonly string[]): Promise<{ score: number; missing: readonly string[]; text: string }> {
  const paths = [...given].sort();
  const text = inferProfile({ paths, name: 'ours', book });
  const read = await readProfile('ours.yml', text);
  if ('mistakes' in read) throw new Error(`${read.mistakes.join('\n')}\n${text}`);
  const profile = resolveProfile(read.profile, (name) => book.layouts.find((one) => one.name === name));
  if ('mistake' in profile) throw new Error(profile.mistake);
  const { score, missing } = assess({ paths, profile, because: '', knowledge: book.layoutKnowledge });
  return { score, missing: missing.map(({ todo }) => todo), text };
}

const SHOP = [
  'README.md',
  '.gitignore',
  'Makefile',
  'compose.yaml',
  ...['orders', 'payments', 'stock', 'mail'].flatMap((name) => [
    `services/${name}/Dockerfile`,
    `services/${name}/package.json`,
    `services/${name}/src/main-${name}.ts`,
    `services/${name}/src/read-${name}.test.ts`,
    ...(name === 'mail' ? [] : [`services/${name}/openapi.yaml`]),
  ]),
  ...Array.from({ length: 30 }, (_, index) => `libs/shared/part-no-${index}.ts`),
  'libs/shared/LegacyThing.ts',
];

describe('a profile of an exemplary repository', () => {
  test('says what it has, how it is named and what repeats, with exceptions in comments', async () => {
    const { score, missing, text } = await scoreOf(SHOP);
    expect({ score, missing }).toEqual({ score: 100, missing: [] });
    expect(text).toContain('inEach: ["services/*"]\n    oneOf: ["dockerfile"]');
    expect(text).toContain('# Nearly all have "openapi.yaml"; not "services/mail".');
    expect(text).toContain('".ts": "kebab-case | regex:LegacyThing" # all of 31 but "LegacyThing"');
    expect(text).toContain('oneOf: ["Makefile"]');
    expect(text).toContain('# Ecosystems: Node.js.');
  });

  test('holds others to it', async () => {
    const text = await inferLayout(memory(Object.fromEntries(SHOP.map((path) => [path, '']))), 'ours');
    const other = Object.fromEntries(
      SHOP.filter((path) => path !== 'services/stock/Dockerfile' && path !== 'Makefile').map((path) => [path, '']),
    );
    const found = await layoutOf(memory({ ...other, 'libs/shared/CamelCased.ts': '' }), {
      profiles: [{ path: 'ours.yml', text }],
    });
    expect(found.score).toBeLessThan(100);
    const todo = found.missing.map((one) => one.todo).join('\n');
    expect(todo).toContain('`services/stock/`');
    expect(todo).toContain('such as `camel-cased.ts`');
  });

  test('a file of several endings is named as the longest one that has a rule says', async () => {
    const services = ['order', 'stock', 'mail-box'].map((name) => `src/${name}.service.ts`);
    const { score, missing, text } = await scoreOf([
      'package.json',
      ...services,
      'src/api.base.service.ts',
      'src/one.spec.ts',
      ...['OneThing', 'two_things', 'three-things'].map((name) => `src/${name}.module.ts`),
    ]);
    expect({ score, missing }).toEqual({ score: 100, missing: [] });
    expect(text).toContain('oneOf: ["**/*.spec.ts"]');
    expect(text).not.toContain('_test.go');
  });

  test('two homes and what has no place are kept as they are, and told', async () => {
    const { score, text } = await scoreOf([
      'test/a.py',
      'tests/b.py',
      'odd thing',
      'strange{x,y}/[z]',
      'k8s/a.yaml',
      'kubernetes/b.yaml',
      '.DS_Store',
    ]);
    expect(score).toBe(100);
    expect(text).toContain('Two homes of one concern: "tests/", "test/"');
    expect(text).toContain('beside: ["strange?x?y?/", "odd thing"]');
  });

  test('any tree scores 100 % by its own profile', async () => {
    const name = fc.oneof(
      fc.constantFrom(
        'src',
        'tests',
        'test',
        'docs',
        'k8s',
        'kubernetes',
        'services',
        'orders',
        'Dockerfile',
        'README.md',
        'package.json',
        'go.mod',
        'a-b.ts',
        'aB.ts',
        'Ab.test.ts',
        'x_y.py',
        '.env',
        'node_modules',
        'id_rsa',
        '.github',
        'Makefile',
      ),
      fc
        .string({
          minLength: 1,
          maxLength: 6,
          unit: fc.constantFrom(
            'a',
            'B',
            '-',
            '_',
            '.',
            '{',
            '}',
            ',',
            '*',
            '[',
            '?',
            '\\',
            ' ',
            '|',
            '"',
            "'",
            '#',
            ':',
            'é',
            '😀',
            '\u202e',
            '\n',
            '$',
          ),
        })
        .filter((text) => text !== '.' && text !== '..'),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const tree = fc
      .uniqueArray(path, { minLength: 1, maxLength: 40 })
      .map((paths) => paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`))));
    await fc.assert(
      fc.asyncProperty(tree, async (paths) => {
        const { score, missing } = await scoreOf(paths);
        expect({ score, missing }).toEqual({ score: 100, missing: [] });
      }),
      { numRuns: 40 },
    );
  });
});
