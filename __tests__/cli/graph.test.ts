import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runHere } from './here.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-graph-'));
const shop = join(work, 'shop');
const run = (...args: string[]) => runHere(['graph', 'shop', ...args], { cwd: work });

const SHOP = `services:
  web: { image: nginx, ports: ['8080:80'], networks: [front] }
  db: { image: postgres, networks: [back] }
networks: { front: , back: { internal: true } }
`;

beforeAll(() => {
  mkdirSync(shop);
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: shop });
  };
  git('init', '-q', '-b', 'main');
  writeFileSync(join(shop, 'compose.yaml'), SHOP);
  git('add', '.');
  git('commit', '-qm', 'before');
  writeFileSync(join(shop, 'compose.yaml'), SHOP.replace('[front]', '[front, back]'));
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('graph draws Mermaid, SVG and a page, to standard output or to a file', async () => {
  const mermaid = await run('--format', 'mermaid');
  expect([mermaid.code, mermaid.error]).toEqual([0, '']);
  expect(mermaid.out).toMatch(/^flowchart LR\n[\s\S]*⚠ reachable from outside[\s\S]*\n$/);
  const file = join(work, 'shop.svg');
  expect(await run('--format', 'svg', '--output', file)).toEqual({ code: 0, out: '', error: '' });
  expect(readFileSync(file, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect((await run('--format', 'html')).out).toMatch(/^<!doctype html>[\s\S]*<svg [\s\S]*<\/html>\n$/);
}, 60_000);

test('graph marks what changed since a commit', async () => {
  const { code, out } = await run('--format', 'mermaid', '--base', 'HEAD');
  expect(code).toBe(0);
  expect(out).toContain('can now reach');
  expect((await run('--format', 'mermaid')).out).not.toContain('can now reach');
}, 60_000);

test('graph says which formats it knows, and that its JSON marks nothing', async () => {
  const unknown = await run('--format', 'svgg');
  expect(unknown.code).toBe(2);
  expect(unknown.error).toContain(
    'graph writes one of the formats json, mermaid, svg, html. Did you mean "svg"? Use --output for a file.',
  );
  const marked = await run('--base', 'HEAD');
  expect(marked.code).toBe(2);
  expect(marked.error).toContain('Use --base with --format mermaid, svg or html.');
});
