import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { fix } from '../../src/cli/fix.js';
import { UserMistake } from '../../src/lib/mistake.js';

const OLD = 'version: "3"\nservices:\n  web:\n    image: nginx:1.27\n';
const NEW = 'services:\n  web:\n    image: nginx:1.27\n';
const folders: string[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundplan-fix-'));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

function write(contents: string | Buffer, name = 'compose.yaml'): string {
  writeFileSync(join(folder, name), contents);
  return join(folder, name);
}

test('writes the file, and a dry run does not', async () => {
  const file = write(OLD);
  expect(await fix(folder, { 'dry-run': true })).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(OLD);
  expect(await fix(folder, {})).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(NEW);
});

test('a byte order mark stays', async () => {
  const file = write(`\ufeff${OLD}`);
  await fix(folder, {});
  expect(readFileSync(file, 'utf8')).toBe(`\ufeff${NEW}`);
});

test('a file in another encoding is left alone, and it is said', async () => {
  const bytes = Buffer.from(`\ufeff${OLD}`, 'utf16le');
  const file = write(bytes);
  await expect(fix(folder, {})).rejects.toThrow(/not UTF-8/);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('what a link leads to is not written through the link', async () => {
  const file = write(OLD, 'shared.txt');
  symlinkSync('shared.txt', join(folder, 'compose.yaml'));
  await fix(folder, {});
  expect(readFileSync(file, 'utf8')).toBe(OLD);
});

test('a rule that does not exist, or has no fix, is a mistake', async () => {
  write(OLD);
  await expect(fix(folder, { rule: ['obsolete-version'] })).rejects.toThrow(UserMistake);
  await expect(fix(folder, { rule: ['skipped-tier'] })).rejects.toThrow(/has no fix/);
});
