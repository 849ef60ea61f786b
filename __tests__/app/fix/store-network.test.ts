import { describe, expect, test } from '@jest/globals';
import { fixRepository } from '../../../src/app/fix/fix.js';
import { memory } from '../../../src/source/memory.js';

async function moved(files: Readonly<Record<string, string>>, unsafe = true) {
  const options = { target: '.', preset: 'strict', unsafe, rules: ['flat-network'] };
  const result = await fixRepository(memory(files), options);
  return { ...result, text: result.files[0]?.after };
}

const joining = (web: string, api: string, db: string, rest = '') =>
  `services:\n  web:\n    image: nginx:1.27\n    ports: ["80:80"]\n${web}  api:\n    build: ./api # ours\n    depends_on: [db]\n${api}  # rows\n  db:\n    image: postgres:16\n${db}${rest}`;

describe('a store moves to a network of its own, with those who use it', () => {
  test.each([
    [
      'from the default network',
      joining('', '', ''),
      joining(
        '',
        '    networks: [default, data]\n',
        '    networks: [data]\n',
        'networks:\n  data:\n    internal: true\n',
      ),
    ],
    [
      'from a declared one, in short lists',
      joining(
        '    networks: [shop]\n',
        '    networks:\n      - shop # all\n',
        '    networks: [ "shop" ]\n',
        '\nnetworks:\n  shop: # one\n',
      ),
      joining(
        '    networks: [shop]\n',
        '    networks:\n      - shop # all\n      - data\n',
        '    networks: [ data ]\n',
        '\nnetworks:\n  shop: # one\n  data:\n    internal: true\n',
      ),
    ],
    [
      'from a declared one, in mappings, where the name is taken',
      joining(
        '    networks: {shop: }\n',
        '    networks:\n      shop:\n        aliases: [backend]\n',
        '    networks:\n      shop:\n        aliases: [rows]\n',
        'networks: {data: , shop: {}}\n',
      ),
      joining(
        '    networks: {shop: }\n',
        '    networks:\n      shop:\n        aliases: [backend]\n      data-2:\n',
        '    networks:\n      data-2:\n        aliases: [rows]\n',
        'networks: {data: , shop: {}, data-2: {internal: true}}\n',
      ),
    ],
  ])('%s', async (_, before, after) => {
    const { text, withdrawn, refused } = await moved({ 'compose.yaml': before });
    expect({ withdrawn, refused }).toEqual({ withdrawn: [], refused: [] });
    expect(text).toBe(after);
    expect((await moved({ 'compose.yaml': after })).files).toEqual([]);
  });

  test('only when asked for', async () => {
    const { files, unsafe } = await moved({ 'compose.yaml': joining('', '', '') }, false);
    expect(files).toEqual([]);
    expect(unsafe).toHaveLength(1);
  });
});

describe('a store stays', () => {
  test.each([
    [
      'where nothing tells who uses it',
      { 'compose.yaml': joining('', '', '').replace('    depends_on: [db]\n', '') },
      'nothing in the files tells who uses `db`',
    ],
    [
      'where it publishes a port on the machine',
      { 'compose.yaml': joining('', '', '    ports: ["127.0.0.1:5432:5432"]\n') },
      'every store publishes a port, which an internal network does not',
    ],
    [
      'where several files make up the project',
      { 'compose.yaml': joining('', '', ''), 'compose.override.yaml': 'services:\n  api:\n    init: true\n' },
      'several files make up its project',
    ],
    [
      'where it has an address of its own',
      {
        'compose.yaml': joining(
          '    networks: [shop]\n',
          '    networks: [shop]\n',
          '    networks: {shop: {ipv4_address: 10.1.0.2}}\n',
          'networks: {shop: {ipam: {config: [{subnet: 10.1.0.0/24}]}}}\n',
        ),
      },
      'a store has an address of its own',
    ],
  ])('%s', async (_, files, reason) => {
    const result = await moved(files);
    expect(result.files).toEqual([]);
    expect(result.refused.map((one) => one.reason)).toEqual([reason]);
  });
});
