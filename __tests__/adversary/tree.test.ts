import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { verdict } from '../../src/policy/verdict.js';
import { openCommit } from '../../src/source/commit.js';
import { openLocal } from '../../src/source/local.js';
import { TestFolder } from '../source/support/folder.js';
import { attempt, COMPOSE, filesOf, LOOSE, OPEN, OWN, STORE } from './shop.js';

jest.setTimeout(30_000);

const OFF = `rules: { ${STORE}: off }\n`;
const MISTAKE = /The configuration of this change has mistakes/;

let folder: TestFolder;
beforeEach(() => {
  folder = new TestFolder();
});
afterEach(() => folder.remove());

/** Puts the open shop in the folder, without a configuration. */
function shop(edits: Readonly<Record<string, string | undefined>> = {}): TestFolder {
  for (const [path, text] of Object.entries(filesOf({ 'compose.yaml': OPEN }, edits))) folder.write(path, text);
  return folder;
}

describe('no pull request turns the gate green by what files are', () => {
  for (const [name, put, tells] of [
    ['a configuration that is a link to another file', () => shop({ 'lax.yml': OFF }).link(OWN, 'lax.yml'), /"fewer"/],
    ['a configuration that is a link to the outside', () => shop().link(OWN, '/etc/hostname'), MISTAKE],
    ['a configuration that is a link to a folder', () => shop().link(OWN, 'api'), /proposed/],
    ['a configuration that is a folder', () => shop({ [`${OWN}/rules.yml`]: OFF }), MISTAKE],
    [
      'a configuration in UTF-16',
      () => shop().write(OWN, Buffer.from(`\uFEFF${OFF}`, 'utf16le')),
      /"fewer":\{"published-store-port":1\}/,
    ],
    ['a binary configuration', () => shop().write(OWN, Buffer.from([0, 1, 2, 0])), MISTAKE],
    [
      'a project in bytes that are no text',
      () =>
        shop({ [OWN]: LOOSE[OWN] }).write('compose.yaml', Buffer.concat([Buffer.from(OPEN), Buffer.from([0, 0xff])])),
      /not analysed/,
    ],
    [
      'a project that is a link to nothing',
      () => shop({ ...LOOSE, 'compose.yaml': undefined }).link('compose.yaml', 'gone.yaml'),
      /`compose\.yaml` is gone, and `compose\.yaml` could not be looked at/,
    ],
    [
      'a project that lies too deep',
      () => shop({ ...LOOSE, 'compose.yaml': undefined, [`${'d/'.repeat(70)}compose.yaml`]: OPEN }),
      /`compose\.yaml` is gone, and `d\/.*could not be looked at/,
    ],
  ] as const) {
    test(name, async () => {
      put();
      const { outcome, told } = await attempt(filesOf(LOOSE), openLocal(folder.root));
      expect(outcome).not.toBe('pass');
      expect(told).toMatch(tells);
    });
  }

  test('more files than are looked at', async () => {
    shop({ ...LOOSE, 'aaa/1.txt': 'x', 'aaa/2.txt': 'x', 'aaa/3.txt': 'x' });
    const { outcome, told } = await attempt(filesOf(LOOSE), openLocal(folder.root, { maxFiles: 4 }));
    expect(outcome).not.toBe('pass');
    expect(told).toMatch(/could not be looked at: Only the first 4 files are read/);
  });

  for (const [name, path] of [
    ['the configuration', OWN],
    ['the project', 'compose.yaml'],
  ] as const) {
    test(`a submodule in place of ${name}`, async () => {
      shop({ ...LOOSE, [path]: undefined });
      folder.git('init', '-q');
      const commit = folder.commit();
      folder.git('update-index', '--add', '--cacheinfo', `160000,${commit},${path}`);
      folder.git('commit', '-q', '-m', 'submodule');
      const { outcome, told } = await attempt(filesOf(LOOSE), openCommit(folder.root, 'HEAD'));
      expect(outcome).not.toBe('pass');
      expect(told).toMatch(path === OWN ? MISTAKE : /a submodule/);
    });
  }

  test('a tracked project that git is told to ignore', async () => {
    shop({ ...LOOSE, '.gitignore': 'compose.yaml\n', '.gitattributes': 'compose.yaml binary export-ignore -diff\n' });
    folder.git('init', '-q');
    folder.git('add', '-f', '-A', '.');
    folder.git('commit', '-q', '-m', 'ignored');
    for (const head of [openLocal(folder.root), openCommit(folder.root, 'HEAD')]) {
      expect((await attempt(filesOf(LOOSE), head)).outcome).toBe('fail');
    }
  });

  test('a rule that a file makes fail', () => {
    const counts = { error: 0, warning: 0, note: 0 };
    const defects = [{ ruleId: STORE, message: 'It threw.' }];
    for (const stage of ['observe', 'block'] as const) {
      const judged = verdict({ counts, failOn: 'never', failOnDrift: false, defects, enforcement: { stage } });
      expect(judged.outcome).toBe('error');
    }
  });

  test('nothing: a sound change still passes', async () => {
    shop({ ...LOOSE, 'compose.yaml': COMPOSE });
    expect((await attempt(filesOf(LOOSE), openLocal(folder.root))).outcome).toBe('pass');
  });
});
