import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readArguments } from '../../src/cli/arguments.js';
import { helpText } from '../../src/cli/help.js';
import { runHere } from './here.js';

function helpOf(...words: string[]): string {
  const asked = readArguments([...words, '--help']);
  return asked.kind === 'help' ? helpText(asked.command) : '';
}

test('the help of a command has the exit codes that it has', () => {
  expect(helpOf('check')).toContain('1 it fails');
  for (const words of [['fleet'], ['fleet', 'plan'], ['fleet', 'merge']])
    expect(helpOf(...words)).toContain('Exit codes: 0 done, whatever was found, 2 a mistake');
  expect(helpOf('policy', 'test')).toContain('1 one is not or is lacking');
});

test('the help of a word that several commands begin with names the others', () => {
  for (const others of ['policy explain <rule>', 'policy test', 'policy diff <from> <to>']) {
    expect(helpOf('policy')).toContain(others);
  }
  expect(helpOf('policy', 'diff')).toContain('policy show');
  expect(helpOf('check')).not.toContain('See also');
});

test('--policy-from without another version is a mistake', async () => {
  const { code, error } = await runHere(['check', '.', '--policy-from', 'head'], {
    cwd: mkdtempSync(join(tmpdir(), 'groundplan-help-')),
  });
  expect(code).toBe(2);
  expect(error).toContain('--base');
});
