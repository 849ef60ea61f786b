import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { requireFiles } from '../../src/app/require-files.js';
import { renderGithub } from '../../src/report/github.js';
import { renderJson } from '../../src/report/json.js';
import { largeReport } from '../report/report-of.js';
import { TestFolder } from '../source/support/folder.js';
import { look } from './look.js';

const CLI = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'cli', 'index.js');
const folder = new TestFolder();
afterAll(() => folder.remove());

const run = (...args: string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });

describe('a run', () => {
  test('that reads no file at all is no success', async () => {
    const report = await look({});
    expect(() => requireFiles(report)).toThrow('there is no file to look at');
    const excluded = await look({ '.groundplan.yml': 'exclude: ["**"]\n', 'a/compose.yaml': 'services: {}\n' });
    expect(() => requireFiles(excluded)).toThrow('nothing was checked');
    expect(() => requireFiles({ ...report, target: { path: '.', files: 1 } })).not.toThrow();
  });

  test('does not end at a link that dangles or leads in a circle', () => {
    folder
      .write(
        'compose.yaml',
        'services:\n  api:\n    build: .\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n',
      )
      .link('gone.yml', 'nowhere.yml')
      .link('round', '.')
      .link('a.yml', 'b.yml')
      .link('b.yml', 'a.yml');
    const { status, stdout } = run('check', folder.root, '--format', 'json');
    const report = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(report.findings.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('published-store-port');
    expect(report.limits.map(({ path }: { path: string }) => path)).toEqual(['a.yml', 'b.yml', 'gone.yml', 'round']);
  });

  test('with a format that is not known says so and looks at nothing', () => {
    const { status, stdout, stderr } = run('check', folder.root, '--format', 'checkstyle');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('checkstyle');
  });

  test('gives a finding the same fingerprint twice, and another run does not change it', async () => {
    const files = {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n',
      'b/compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n',
    };
    const prints = async () => (await look(files)).findings.map(({ fingerprint }) => fingerprint);
    const first = await prints();
    expect(await prints()).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });

  test('makes one finding of what has one cause: the few that matter are not drowned', async () => {
    const services = Array.from({ length: 50 }, (_, i) => `  s${i}:\n    image: acme/s${i}:1\n`);
    const { findings } = await look({ 'compose.yaml': `name: many\nservices:\n${services.join('')}` });
    expect(findings.length).toBeLessThan(20);
  });
});

describe('a report', () => {
  test('of 3,000 files is written as JSON piece by piece', () => {
    let length = 0;
    let longest = 0;
    renderJson(largeReport(3000, 20), { colour: false, width: 80 }, (piece) => {
      length += piece.length;
      longest = Math.max(longest, piece.length);
    });
    expect(length).toBeGreaterThan(10_000_000);
    expect(longest).toBeLessThan(5000);
  });

  test('escapes what a runner would take for a command', () => {
    const lines: string[] = [];
    renderGithub(largeReport(1, 1, 'a\n::set-env name=X::y\r%0A::error::z'), { colour: false, width: 80 }, (piece) => {
      lines.push(piece);
    });
    const commands = lines.join('').split(/\r\n|\n|\r/);
    expect(commands.some((line) => line.startsWith('::error '))).toBe(true);
    expect(commands.filter((line) => /^::(?:set-env|error::z)/.test(line))).toEqual([]);
    expect(lines.join('')).toContain('%0A::set-env name=X');
    expect(lines.join('')).toContain('%250A');
  });
});
