import { describe, expect, test } from '@jest/globals';
import { UserMistake } from '../../src/lib/mistake.js';
import { loadConfig } from '../../src/policy/load.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

const book = loadRulebook();

function load(text: string, overrides = {}) {
  return loadConfig(memory({ '.groundplan.yml': text }), book, overrides);
}

/** The lines of the UserMistake that reading the text throws. */
async function mistakes(text: string): Promise<readonly string[]> {
  try {
    await load(text);
  } catch (error) {
    if (error instanceof UserMistake) return error.lines;
    throw error;
  }
  return [];
}

describe('a configuration that is right', () => {
  test('no file is the preset recommended', async () => {
    expect(await loadConfig(memory({}), book)).toMatchObject({
      preset: 'recommended',
      failOn: 'error',
      failOnDrift: false,
      onlyNew: true,
      include: [],
      exclude: [],
      rules: new Map(),
      overrides: [],
      suppressions: [],
    });
  });

  test('an empty file is the preset recommended', async () => {
    expect((await load('# nothing yet\n')).preset).toBe('recommended');
  });

  test('drift fails the run alone, or beside a level', async () => {
    expect(await load('fail-on: drift\n')).toMatchObject({ failOn: 'never', failOnDrift: true });
    expect(await load('fail-on: [drift, note]\n')).toMatchObject({ failOn: 'note', failOnDrift: true });
    expect(await load('fail-on: drift\n', { failOn: 'error' })).toMatchObject({ failOn: 'error', failOnDrift: false });
    expect(await load('', { failOn: 'warning, drift' })).toMatchObject({ failOn: 'warning', failOnDrift: true });
    expect(await load('only-new: false\n')).toMatchObject({ onlyNew: false });
    expect(await load('only-new: false\n', { onlyNew: true })).toMatchObject({ onlyNew: true });
  });

  test('every setting is read', async () => {
    const config = await load(
      [
        'preset: strict',
        'pattern: multi-tier',
        'fail-on: never',
        'include: [deploy/**]',
        'exclude: [examples/**]',
        'rules:',
        '  flat-network: off',
        '  unused-network: warning',
        '  published-store-port:',
        '    level: note',
        '    params:',
        '      roles: [database]',
      ].join('\n'),
    );
    expect(config).toMatchObject({
      path: '.groundplan.yml',
      preset: 'strict',
      failOn: 'never',
      failOnDrift: false,
      onlyNew: true,
      pattern: 'multi-tier',
      include: ['deploy/**'],
      exclude: ['examples/**'],
      rules: new Map<string, unknown>([
        ['flat-network', { level: 'off' }],
        ['unused-network', { level: 'warning' }],
        ['published-store-port', { level: 'note', params: { roles: ['database'] } }],
      ]),
      overrides: [],
      suppressions: [],
    });
  });

  test('the preset says from which level findings fail', async () => {
    expect((await load('preset: strict')).failOn).toBe('warning');
    expect((await load('preset: observe')).failOn).toBe('never');
  });

  test('what the command line says wins', async () => {
    const config = await load('preset: strict\nfail-on: note', { preset: 'observe', failOn: 'error' });
    expect([config.preset, config.failOn]).toEqual(['observe', 'error']);
  });

  test('the other spelling of the name is read as well', async () => {
    const config = await loadConfig(memory({ '.groundplan.yaml': 'preset: strict' }), book);
    expect([config.path, config.preset]).toEqual(['.groundplan.yaml', 'strict']);
  });
});

describe('a configuration that is wrong', () => {
  test('every mistake is named at its place, all at once', async () => {
    expect(await mistakes('presett: strict\nfail-on: errors\nexclude: dist\nrules:\n  flat-network: warn\n')).toEqual([
      '.groundplan.yml:1:1: Unknown key "presett". Did you mean "preset"?',
      '.groundplan.yml:2:10: "errors" is not one of error, warning, note, never, drift, a list. Did you mean "error"?',
      '.groundplan.yml:3:10: This must be a list, and is text.',
      '.groundplan.yml:5:17: "warn" is not one of error, warning, note, off, a mapping.',
    ]);
  });

  test('what fails the run is one level, with drift or without', async () => {
    expect(await mistakes('fail-on: [error, note]\n')).toEqual([
      '.groundplan.yml:1:10: "error" and "note" are two levels. Give the milder one.',
    ]);
    expect(await mistakes('fail-on: []\n')).toEqual([
      '.groundplan.yml:1:10: This list is empty. Name a level, drift, or both.',
    ]);
    expect(await mistakes('fail-on: [error, drfit]\nonly-new: 1\n')).toEqual([
      expect.stringMatching(/^\.groundplan\.yml:1:.*drift/),
      '.groundplan.yml:2:11: This must be true or false, and is a number.',
    ]);
    await expect(load('', { failOn: 'error,note' })).rejects.toMatchObject({
      lines: ['"error" and "note" are two levels. Give the milder one.'],
    });
  });

  test('a setting of a rule is held to its own form', async () => {
    expect(
      await mistakes('rules:\n  flat-network:\n    level: warnin\n    parms: {}\n  unused-network: [off]\n'),
    ).toEqual([
      '.groundplan.yml:3:12: "warnin" is not one of error, warning, note, off. Did you mean "warning"?',
      '.groundplan.yml:4:5: Unknown key "parms". Did you mean "params"?',
      '.groundplan.yml:5:19: A list is not one of error, warning, note, off, a mapping.',
    ]);
  });

  test('a wrong word in the long form of a setting is one mistake', async () => {
    expect(await mistakes('rules:\n  engine-socket: { level: warnin }\n')).toEqual([
      '.groundplan.yml:2:27: "warnin" is not one of error, warning, note, off. Did you mean "warning"?',
    ]);
  });

  test('unknown names are named with the nearest known one', async () => {
    expect(
      await mistakes('preset: strickt\npattern: multitier\nrules:\n  flat-netwrk: off\n  published-store-prt: off\n'),
    ).toEqual([
      '.groundplan.yml:1:9: There is no preset "strickt". Did you mean "strict"?',
      '.groundplan.yml:2:10: There is no pattern "multitier". Did you mean "multi-tier"?',
      '.groundplan.yml:4:3: There is no rule "flat-netwrk". Did you mean "flat-network"?',
      '.groundplan.yml:5:3: There is no rule "published-store-prt". Did you mean "published-store-port"?',
    ]);
  });

  test('parameters are held to the schema of the check', async () => {
    expect(
      await mistakes('rules:\n  published-store-port:\n    params:\n      roles: [databse]\n      role: [cache]\n'),
    ).toEqual([
      expect.stringMatching(/^\.groundplan\.yml:4:15: "databse" is not one of .*Did you mean "database"\?$/),
      '.groundplan.yml:5:7: Unknown key "role". Did you mean "roles"?',
    ]);
  });

  test('a glob does not leave the repository', async () => {
    expect(await mistakes('include:\n  - ../other/**\n')).toEqual([
      '.groundplan.yml:2:5: "../other/**" leaves the repository: globs are relative to its root.',
    ]);
  });

  test('broken YAML is named at its place', async () => {
    expect(await mistakes('rules:\n  a: [\n')).toEqual([expect.stringMatching(/^\.groundplan\.yml:\d+:\d+: /)]);
  });

  test('two documents and a list are refused', async () => {
    expect(await mistakes('preset: strict\n---\npreset: observe\n')).toEqual([
      '.groundplan.yml:3:1: A configuration is one document; remove this one.',
    ]);
    expect(await mistakes('- preset\n')).toEqual(['.groundplan.yml:1:1: This must be a mapping, and is a list.']);
  });

  test('aliases that multiply do not cost more than a large file', async () => {
    const levels = Array.from({ length: 20 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}, *l${i}, *l${i}]`);
    expect((await mistakes(['l0: &l0 [a, b]', ...levels].join('\n'))).length).toBeGreaterThan(0);
  });

  test('keys named after parts of JavaScript are only unknown keys', async () => {
    expect(await mistakes('__proto__: 1\nconstructor: 2\nrules:\n  toString: off\n')).toEqual([
      '.groundplan.yml:1:1: Unknown key "__proto__".',
      '.groundplan.yml:2:1: Unknown key "constructor".',
    ]);
    expect(await mistakes('rules:\n  toString: off\n')).toEqual(['.groundplan.yml:2:3: There is no rule "toString".']);
  });

  test('two files are one too many', async () => {
    const both = memory({ '.groundplan.yml': '', '.groundplan.yaml': '' });
    await expect(loadConfig(both, book)).rejects.toThrow(
      '.groundplan.yaml: .groundplan.yml is there as well; keep one of the two.',
    );
  });

  test('unknown names on the command line are named together', async () => {
    const attempt = loadConfig(memory({}), book, { preset: 'strct', failOn: 'warn' });
    await expect(attempt).rejects.toMatchObject({
      lines: [
        'There is no preset "strct": use observe, recommended, security, strict, style, or the slug of a pattern. Did you mean "strict"?',
        'There is no level "warn": use error, warning, note, never, and drift beside it.',
      ],
    });
  });
});
