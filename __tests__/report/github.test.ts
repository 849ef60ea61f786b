import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderGithub } from '../../src/report/github.js';
import { changedReport, comparison } from './change-fixture.js';
import { countsOf, finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { rendered } from './rendered.js';
import { hostileReport } from './report-of.js';
import { commandsIn } from './runner.js';

function reportOf(findings: ReturnType<typeof finding>[]) {
  return shopReport({ findings, counts: countsOf(findings) });
}

function many(level: 'error' | 'warning' | 'note', count: number) {
  return Array.from({ length: count }, (_, index) => finding({ level, location: place('a.yml', index + 1, 1) }));
}

describe('annotations', () => {
  test('stand at the place of the finding, with the remedy', () => {
    const [first] = commandsIn(rendered(renderGithub, shopReport()));
    expect(first).toEqual({
      name: 'error',
      properties: {
        title: 'Joined networks are created (network-not-created)',
        file: 'deploy/apps.yml',
        line: '14',
        endLine: '14',
        col: '9',
        endColumn: '22',
      },
      message:
        'Service `api` joins network `shop-backbon`, which no stack creates.\nCreate the network in the stack that is started first, with an explicit `name`.',
    });
  });

  test('spell out what a terminal would obey or hide', () => {
    const message = 'Service `a\u001b[31m\u0007\u202eb` is open.';
    const written = rendered(renderGithub, reportOf([finding({ message })]));
    for (const order of ['\u001b', '\u0007', '\u202e']) expect(written).not.toContain(order);
    expect(written).toContain('is open.');
  });

  test('have columns only within one line', () => {
    const findings = [finding({ location: { path: 'a.yml', line: 1, column: 3, endLine: 2, endColumn: 1 } })];
    expect(commandsIn(rendered(renderGithub, reportOf(findings)))[0]?.properties).toEqual({
      title: expect.any(String),
      file: 'a.yml',
      line: '1',
      endLine: '2',
    });
  });

  test('are of new findings alone where only those fail, those on changed lines first', () => {
    const old = finding({ location: place('compose.yml', 1, 1), age: 'unchanged', level: 'error' });
    const away = many('warning', 10).map((one) => ({ ...one, age: 'new' as const }));
    const near = finding({ location: place('compose.yml', 12, 3), age: 'new', level: 'warning', message: 'Near.' });
    const findings = [old, ...away, near];
    const counts = { new: { error: 0, warning: 11, note: 0 }, fixed: 0, unchanged: 1 };
    const change = { findings, counts: countsOf(findings), comparison: comparison({ counts }) };
    const [first, ...others] = commandsIn(rendered(renderGithub, changedReport(change)));
    expect(first).toMatchObject({ name: 'warning', properties: { line: '12' } });
    expect(others.filter(({ name }) => name === 'warning')).toHaveLength(9);
    expect(others.at(-1)).toMatchObject({
      name: 'notice',
      message: expect.stringMatching(/^1 more .* 1 older finding is not shown/),
    });
    const all = { ...change, verdict: { ...changedReport().verdict, onlyNew: false } };
    expect(commandsIn(rendered(renderGithub, changedReport(all)))[0]).toMatchObject({ name: 'error' });
  });

  test('are one that names the architecture when only the classification is asked for', () => {
    expect(commandsIn(rendered(renderGithub, shopReport(), { only: 'classification' }))).toEqual([
      {
        name: 'notice',
        properties: { title: 'Architecture' },
        message: 'Externalized Infrastructure (high confidence, 87 %)',
      },
    ]);
  });

  test('stand at no line when the finding is about the repository as a whole', () => {
    const findings = [finding({ location: place('.', 1, 1) })];
    expect(Object.keys(commandsIn(rendered(renderGithub, reportOf(findings)))[0]?.properties ?? {})).toEqual(['title']);
  });

  test('name files from the root of the repository', () => {
    const [first] = commandsIn(rendered(renderGithub, shopReport(), { pathPrefix: 'services/shop' }));
    expect(first?.properties.file).toBe('services/shop/deploy/apps.yml');
  });

  test('are not made of quieted findings', () => {
    const findings = [finding({ disposition: 'suppressed' }), finding({ disposition: 'waived' })];
    const [closing, ...others] = commandsIn(rendered(renderGithub, reportOf(findings)));
    expect(others).toEqual([]);
    expect(closing?.name).toBe('notice');
    expect(closing?.message).toBe('2 findings do not count: 1 suppressed, 1 waived. The report has them all.');
  });

  test('are at most ten of a kind, the closing count among them', () => {
    const findings = [...many('error', 12), ...many('warning', 15), ...many('note', 10)];
    const commands = commandsIn(rendered(renderGithub, reportOf(findings)));
    const count = (name: string): number => commands.filter((command) => command.name === name).length;
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(commands.at(-1)?.message).toMatch(/^8 more findings are not shown here/);
  });

  test('are all there and without a closing count where ten of a kind suffice', () => {
    const findings = [...many('error', 10), ...many('warning', 10), ...many('note', 10)];
    const commands = commandsIn(rendered(renderGithub, reportOf(findings)));
    expect(commands).toHaveLength(30);
    expect(commands.every(({ properties }) => properties.file === 'a.yml')).toBe(true);
  });

  test('are cut at 4,096 characters, between characters', () => {
    const findings = [finding({ message: `${'x'.repeat(4094)}😀😀` })];
    const message = commandsIn(rendered(renderGithub, reportOf(findings)))[0]?.message ?? '';
    expect(message).toBe(`${'x'.repeat(4094)}…`);
  });

  test('keep the name of a file that starts with an equals sign', () => {
    const findings = [finding({ location: place('=a.yml', 1, 1) })];
    expect(commandsIn(rendered(renderGithub, reportOf(findings)))[0]?.properties.file).toBe('./=a.yml');
  });

  test('cannot be forged by any text in the report', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const commands = commandsIn(rendered(renderGithub, hostileReport(one, other)));
        expect(commands.map(({ name }) => name)).toEqual(['error', 'warning', 'notice']);
        expect(commands.map(({ properties }) => properties.line ?? '1')).toEqual(['1', '1', '1']);
      }),
      { numRuns: 300 },
    );
  });
});
