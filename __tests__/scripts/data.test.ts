import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { ValidateFunction } from 'ajv';
import { readData } from '../../scripts/generate/data.js';
import { type Outputs, staleFiles, writeOutputs } from '../../scripts/generate/outputs.js';
import { joinParts } from '../../scripts/generate/parts.js';
import validators from '../../src/rulebook/generated/validators.cjs';

const root = mkdtempSync(join(tmpdir(), 'groundplan-generate-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return path;
}

describe('a data file', () => {
  const read = (text: string) => readData(root, write('rule.yml', text), validators.rule as ValidateFunction).errors;

  test('with several mistakes has all of them reported, each at its line and column', () => {
    const errors = read('id: Wrong\ntitel: x\nlevel: eror\nexamples:\n  fails: [{ name: x }]\n');
    expect(errors).toContain('rule.yml:2:1: Unknown key "titel". Did you mean "title"?');
    expect(errors).toContain('rule.yml:3:8: "eror" is not one of error, warning, note. Did you mean "error"?');
    expect(errors).toContain('rule.yml:5:11: The key "files" is missing.');
    expect(errors).toContainEqual(expect.stringMatching(/^rule\.yml:1:5: "Wrong" does not have the form /));
    expect(errors).toContain('rule.yml:1:1: The key "message" is missing.');
  });

  test('that is no YAML has its place reported', () => {
    expect(read('id: [a\nb: c\n')).toContainEqual(expect.stringMatching(/^rule\.yml:2:\d+: /));
  });
});

describe('parts of one value', () => {
  const part = (path: string, value: Record<string, unknown>) => ({ path, value, placeOf: () => '1:1' });

  test('lists are joined in the order of the files', () => {
    expect(joinParts([part('a', { x: [1] }), part('b', { x: [2], y: { z: 1 } })])).toEqual({
      value: { x: [1, 2], y: { z: 1 } },
      errors: [],
    });
  });

  test('anything else stands in one file alone', () => {
    expect(joinParts([part('a', { y: {} }), part('b', { y: {} })]).errors).toEqual([
      'b:1:1: "y" stands in another file already.',
    ]);
  });
});

test('changed, absent and left-over files are stale, and writing mends them', () => {
  const project = join(root, 'project');
  mkdirSync(project);
  const outputs: Outputs = new Map([
    ['docs/rules/kept.md', 'kept'],
    ['docs/rules/changed.md', 'new'],
    ['docs/rules/absent.md', 'here'],
  ]);
  write('project/docs/rules/kept.md', 'kept');
  write('project/docs/rules/changed.md', 'old');
  write('project/docs/rules/left-over.md', 'of a rule that is gone');
  write('project/docs/by-hand.md', 'not ours');
  const stale = ['docs/rules/absent.md', 'docs/rules/changed.md', 'docs/rules/left-over.md'];
  expect(staleFiles(project, outputs)).toEqual(stale);
  expect(writeOutputs(project, outputs)).toEqual(stale);
  expect(staleFiles(project, outputs)).toEqual([]);
});
