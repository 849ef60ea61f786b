import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportComparison } from '../../src/report/comparison.js';
import { TestFolder } from '../source/support/folder.js';
import { runHere } from './here.js';

/** A repository with a shop in a folder of it, and a branch that publishes the database; what is on disk then adds a worker. */
const folder = new TestFolder();
const SHOP = `services:
  web:
    image: nginx:1.27
    ports: ["80:80"]
  db:
    image: postgres:16
`;
const OPEN = `${SHOP}    ports: ["5432:5432"]\n`;

beforeAll(() => {
  folder.git('init', '-q');
  folder.write('shop/compose.yaml', SHOP).write('other/compose.yaml', SHOP).commit();
  folder.git('checkout', '-q', '-b', 'topic');
  folder.write('shop/compose.yaml', OPEN).commit();
  folder.git('checkout', '-q', 'main');
  folder.write('other/compose.yaml', SHOP.replace('nginx:1.27', 'caddy:2')).commit();
  folder.git('checkout', '-q', 'topic');
});
afterAll(() => folder.remove());

const run = (...args: string[]) => runHere(args, { cwd: folder.root, env: {} });

describe('check --base', () => {
  test('judges what the branch did since it left, and nothing else', async () => {
    const { code, out } = await run('--base', 'main');
    expect(code).toBe(1);
    expect(out).toContain('`db`, a database, is now published on `5432` to every interface of the machine.');
    expect(out).toContain('(shop/compose.yaml:7)');
    expect(out).toMatch(/Failed: There is 1 new error, and the run fails from the level error\./);
    // What main did meanwhile is no doing of this branch.
    expect(out).not.toContain('caddy');
    expect((await run('shop', '--base', 'main', '--ref', 'topic')).out).toContain('(compose.yaml:7)');
    expect((await run('other', '--base', 'main')).out).toContain(
      'Nothing is connected, exposed or protected differently.',
    );
  });

  test('takes what is on disk into account, and fails on older findings when told to', async () => {
    expect((await run('--base', 'topic')).code).toBe(0);
    const { out } = await run('--base', 'topic');
    expect(out).toMatch(/No new finding is at the level error or above; 1 older one stays\./);
    const all = await run('--base', 'topic', '--all-findings');
    expect(all.code).toBe(1);
    folder.write('shop/compose.yaml', `${OPEN}  worker:\n    image: example/worker:1\n`);
    const onDisk = await run('--base', 'topic');
    expect(onDisk.out).toContain('`worker`, a worker, is new; it reaches `db`.');
    folder.write('shop/compose.yaml', OPEN);
  });

  test('goes by the configuration that the branch is to be merged into, not by the one that it left', async () => {
    const stricter = new TestFolder();
    stricter.git('init', '-q');
    stricter.write('compose.yaml', SHOP).write('.groundplan.yml', 'preset: observe\n').commit();
    stricter.git('checkout', '-q', '-b', 'topic');
    stricter.write('compose.yaml', OPEN).commit();
    stricter.git('checkout', '-q', 'main');
    stricter.write('.groundplan.yml', 'preset: recommended\n').commit();
    stricter.git('checkout', '-q', 'topic');
    const { code, out } = await runHere(['--base', 'main'], { cwd: stricter.root, env: {} });
    stricter.remove();
    expect(code).toBe(1);
    expect(out).toContain('published-store-port');
  });

  test('of a commit that is not there is a mistake', async () => {
    const { code, error } = await run('--base', 'nope');
    expect(code).toBe(2);
    expect(error).toContain('there is no branch, tag or commit nope');
  });
});

describe('compare', () => {
  test('tells the difference alone, as text or JSON', async () => {
    const { code, out } = await run('compare', '--base', 'main');
    expect(code).toBe(0);
    expect(out).toContain('What this opens');
    expect(out).not.toContain('Failed');
    const json = JSON.parse((await run('compare', '--base', 'main', '--format', 'json')).out) as {
      comparison: ReportComparison;
    };
    expect(json.comparison.changes.map(({ kind }) => kind)).toEqual(['store-exposed']);
    expect(json.comparison.files).toEqual([{ path: 'shop/compose.yaml', status: 'modified', lines: [[7, 7]] }]);
    expect(json.comparison.base).toEqual({ ref: 'main', commit: folder.git('merge-base', 'main', 'topic').trim() });
  });

  test('needs something to compare with, and a format that can show it', async () => {
    expect(await run('compare')).toMatchObject({ code: 2, error: expect.stringContaining('--base main') });
    const sarif = await run('compare', '--base', 'main', '--format', 'sarif');
    expect(sarif).toMatchObject({ code: 2, error: expect.stringContaining('text, json, markdown') });
  });
});

describe('a name that could be another', () => {
  test('a branch is meant where a tag has its name, and a bare repository has no files of its own', async () => {
    folder.git('tag', 'main', 'topic');
    try {
      expect((await run('--base', 'main')).out).toContain('is now published on `5432`');
    } finally {
      folder.git('tag', '-d', 'main');
    }
    folder.git('clone', '-q', '--bare', folder.root, `${folder.root}/shop.git`);
    const { code, error } = await run('shop.git', '--base', 'main');
    expect(code).toBe(2);
    expect(error).toContain('shop.git is a bare repository, without files to look at. Name a commit of it with --ref.');
  });
});
