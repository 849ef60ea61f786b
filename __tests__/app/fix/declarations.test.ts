import { describe, expect, test } from '@jest/globals';
import { fixRepository } from '../../../src/app/fix/fix.js';
import { memory } from '../../../src/source/memory.js';

const RULES = ['unused-network', 'unused-volume', 'unused-secret', 'unused-config'];

async function tidied(files: Readonly<Record<string, string>>, unsafe = true) {
  const result = await fixRepository(memory(files), { target: '.', preset: 'strict', unsafe, rules: RULES });
  return { ...result, text: result.files.find(({ path }) => path === 'compose.yaml')?.after ?? files['compose.yaml'] };
}

const web = 'services:\n  web:\n    image: nginx:1.27\n';
const named = (key: string) => `${web}    ${key}:\n      - used\n`;

describe('a declaration that nothing uses goes', () => {
  test.each([
    [
      'the last one, with what stands below it',
      `${named('networks')}\nnetworks:\n  used:\n\n  old:\n    driver: bridge\n`,
      `${named('networks')}\nnetworks:\n  used:\n`,
    ],
    [
      'the first one, with the empty line below it',
      `${named('secrets')}secrets:\n  old: {file: ./a}\n\n  # kept\n  used:\n    file: ./b # b\n`,
      `${named('secrets')}secrets:\n  # kept\n  used:\n    file: ./b # b\n`,
    ],
    [
      'all of them, in turns, and the part of the file with them',
      `${web}\nvolumes:\n  a:\n  b: {}\n  c:\n\n# the end\nx-note: 1\n`,
      `${web}\n# the end\nx-note: 1\n`,
    ],
    [
      'within brackets',
      `${named('configs')}configs: {used: {file: ./a}, old: {file: ./b}}`,
      `${named('configs')}configs: {used: {file: ./a}}`,
    ],
    ['with CR LF', `${web}networks:\n  old:\n`.replaceAll('\n', '\r\n'), web.replaceAll('\n', '\r\n')],
    ['at the end of a file without a line break', `${web}networks:\n  old:`, web.slice(0, -1)],
  ])('%s', async (_, before, after) => {
    const { text, withdrawn, refused } = await tidied({ 'compose.yaml': before });
    expect({ withdrawn, refused }).toEqual({ withdrawn: [], refused: [] });
    expect(text).toBe(after);
  });

  test('a volume only when asked for', async () => {
    const { files, unsafe } = await tidied({ 'compose.yaml': `${web}volumes:\n  data:\nnetworks:\n  old:\n` }, false);
    expect(files[0]?.after).toBe(`${web}volumes:\n  data:\n`);
    expect(unsafe.map(({ ruleId }) => ruleId)).toEqual(['unused-volume']);
  });
});

describe('a declaration stays', () => {
  test.each([
    ['with a comment above it', `${web}networks:\n  # for later\n  old:\n  other:\n`, 'a comment belongs to it'],
    [
      'with an anchor that is used',
      `${web}networks:\n  old: &net {}\nx-net: *net\n`,
      'its anchor `&net` is used in other places too',
    ],
    [
      'with an anchor inside that is used',
      `${web}networks:\n  old:\n    labels: &l {a: b}\nx-labels: *l\n`,
      'its anchor `&l` is used in other places too',
    ],
  ])('%s', async (_, text, reason) => {
    const result = await tidied({ 'compose.yaml': text });
    expect(result.text).toContain('  old:');
    expect(result.refused.map((one) => one.reason)).toEqual([reason]);
  });

  test('where an override takes its only use away', async () => {
    const { files, refused } = await tidied({
      'compose.yaml': `${named('secrets')}secrets:\n  used:\n    file: ./a\n`,
      'compose.override.yaml': 'services:\n  web:\n    secrets: !reset []\n',
    });
    expect(files).toEqual([]);
    expect(refused.map(({ reason }) => reason)).toEqual(['a service in `compose.yaml` names it']);
  });

  test('where it is used', async () => {
    const { files } = await tidied({ 'compose.yaml': `${named('networks')}networks:\n  used:\n` });
    expect(files).toEqual([]);
  });
});
