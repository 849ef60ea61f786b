import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FleetRow } from '../../../src/report/fleet/fleet.js';
import { commitOf, writeMirror } from '../../fleet/git-objects.js';
import { runHere } from '../here.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-clones-'));
const clones = join(work, 'clones');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const OPEN =
  'services:\n  web: { image: "nginx:1.27", ports: ["80:80"] }\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n';
const WAIVERS = `waivers:
  - rules: [published-store-port]
    repositories: [acme/legacy, acme/nobody]
    owner: "@acme/shop"
    reason: It moves.
    since: 2030-06-01
    until: 2030-06-20
`;

/** A clone as git makes one, at a path below the folder. */
function clone(path: string, origin?: string): void {
  const folder = join(clones, path, '.git');
  mkdirSync(folder, { recursive: true });
  writeMirror(folder, 'main', commitOf({ 'compose.yaml': OPEN, '.groundplan.yml': `preset: recommended\n${WAIVERS}` }));
  const remote =
    origin === undefined
      ? ''
      : `[remote "upstream"]\n\turl = https://github.com/a/b\n[remote "origin"]\n\turl = ${origin}\n`;
  writeFileSync(join(folder, 'config'), `[core]\n\tbare = false\n${remote}`);
}

beforeAll(() => {
  clone('legacy', 'git@github.com:acme/legacy.git');
  clone('shop', 'https://github.com/acme/storefront');
  clone('globex/till');
  clone('mine', 'https://git.example.com/acme/mine.git');
});

async function fleet(...more: string[]) {
  const output = mkdtempSync(join(work, 'out-'));
  const { code } = await runHere(['fleet', '--dir', 'clones', '--today', '2030-06-15', '-o', output, ...more], {
    cwd: work,
  });
  expect(code).toBe(0);
  const read = (file: string): string => readFileSync(join(output, file), 'utf8');
  const rows = read('fleet.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FleetRow);
  return { rows: new Map(rows.map((row) => [row.repository, row])), read };
}

describe('a fleet of clones', () => {
  test('calls each by its remote on GitHub, else by its path, and waivers for it count', async () => {
    const { rows, read } = await fleet();
    expect([...rows.keys()]).toEqual(['acme/legacy', 'acme/storefront', 'globex/till', 'mine']);
    expect(rows.get('acme/legacy')?.result?.counts.waived).toBe(1);
    expect(rows.get('acme/storefront')?.result?.counts.waived).toBe(0);
    const mine = rows.get('mine');
    expect(mine?.state).toBe('policy-error');
    expect(mine?.reason).toContain('owner is not known');
    expect(mine?.reason).toContain("with --owner, as git's remote origin");
    expect(mine?.reason).not.toContain('--repository');
    expect(read('summary.md')).toMatch(/^## Fleet clones: 1 of 4 has no verdict, 2 fail\n/);
  });

  test('takes the owner that is given for those that have none', async () => {
    const { rows } = await fleet('--owner', 'acme', '--name', 'mine');
    expect([...rows].map(([name, { state }]) => [name, state])).toEqual([['acme/mine', 'analysed']]);
    const refused = await runHere(['fleet', '--dir', 'clones', '--owner', 'a/b'], { cwd: work });
    expect(refused.code).toBe(2);
    expect(refused.error).toContain('--owner a/b');
  });

  test('is called by the name of the folder, wherever it is named from', async () => {
    const { read } = await fleet('--dir', './clones/../clones/');
    expect(read('summary.md')).toMatch(/^## Fleet clones:/);
  });
});
