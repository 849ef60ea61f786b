import { describe, expect, test } from '@jest/globals';
import { readInputs } from '../../src/action/inputs.js';
import { UserMistake } from '../../src/lib/mistake.js';

function read(inputs: Readonly<Record<string, string>>) {
  return readInputs((name) => inputs[name] ?? '');
}

function mistakesIn(inputs: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(inputs);
  } catch (error) {
    if (error instanceof UserMistake) return error.lines;
    throw error;
  }
  return [];
}

describe('inputs', () => {
  test('need not be given', () => {
    expect(read({})).toMatchObject({
      workingDirectory: '.',
      failOn: undefined,
      preset: undefined,
      annotations: true,
      summary: true,
      format: { name: 'json' },
      sarifFile: undefined,
    });
  });

  test('are taken as given', () => {
    expect(
      read({
        'fail-on': 'never',
        annotations: 'False',
        format: 'markdown',
        'report-file': 'out/report.md',
        ref: 'main',
      }),
    ).toMatchObject({
      failOn: 'never',
      annotations: false,
      format: { name: 'markdown' },
      reportFile: 'out/report.md',
      ref: 'main',
    });
  });

  test('that are wrong are all told at once, each with what to give', () => {
    expect(mistakesIn({ 'fail-on': 'eror', summary: 'yes', format: 'sari', ref: 'a\nb' })).toEqual([
      'Input fail-on: there is no level "eror": use error, warning, note, never, and drift beside it. Did you mean "error"?',
      'Input ref: it spans several lines. Give one value.',
      'Input summary: "yes" is neither true nor false.',
      expect.stringMatching(/^Input format: unknown format "sari"\. Did you mean "sarif"\? There are text, json, /),
    ]);
  });

  test('cannot send two reports to one file', () => {
    expect(mistakesIn({ 'report-file': 'a', 'sarif-file': 'a' })).toEqual([
      'Inputs report-file and sarif-file name the same file. Give each its own.',
    ]);
  });
});
