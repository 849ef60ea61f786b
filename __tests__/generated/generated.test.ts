import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { KINDS } from '../../scripts/generate/kinds.js';
import { loadRulebook, loadTexts } from '../../src/rulebook/load.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const generator = join(root, 'build', 'scripts', 'generate.js');

test('what is committed is what the generator makes', () => {
  if (!existsSync(generator)) spawnSync('npm', ['run', '--silent', 'compile'], { cwd: root });
  const { status, stderr } = spawnSync(process.execPath, [generator, '--check'], { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 120_000);

test('the compiled rulebook and its texts load as modules', async () => {
  const rulebook = loadRulebook();
  const texts = await loadTexts();
  expect(rulebook.rules.length).toBeGreaterThan(0);
  expect(rulebook.rules.map((rule) => rule.id)).toEqual(Object.keys(texts.rules));
});

test.each(KINDS.map(({ name, field, apart }) => [name, field, apart]))(
  'there is data of the kind %s',
  (_, field, apart = 'rulebook') => {
    const text = readFileSync(join(root, `src/rulebook/generated/${apart}.json`), 'utf8');
    expect(Object.keys(JSON.parse(text) as object)).toContain(field);
  },
);
