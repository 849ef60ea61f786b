import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { run } from '../../src/action/run.js';
import { commandsIn, type ReadCommand } from '../report/runner.js';
import { notingIo } from './io.js';

/** A service that joins a network which its project does not declare: no engine starts that. */
const BROKEN = `name: apps
services:
  web:
    image: nginx:1.27.2
    networks: [backbone]
`;

const SOUND = 'name: web\nservices:\n  web:\n    image: nginx:1.27.2\n';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-settings-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

interface Step {
  readonly exitCode: number;
  readonly workspace: string;
  readonly log: string;
  readonly commands: readonly ReadCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summaries: readonly string[];
}

/** The action on these files, in this process; what only the built one and a runner's environment show is in bundle.test.ts. */
async function step(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  temporary = folderWith({}),
): Promise<Step> {
  const workspace = folderWith(files);
  const { io, log, outputs, summaries } = notingIo(workspace, inputs, { temporary });
  const exitCode = await run(io);
  return {
    exitCode,
    workspace,
    log: log(),
    commands: commandsIn(log()),
    outputs: Object.fromEntries(outputs),
    summaries,
  };
}

describe('what a workflow sets', () => {
  test('nothing fails when nothing is to fail', async () => {
    const { exitCode, outputs } = await step({ 'deploy/compose.yml': BROKEN }, { 'fail-on': 'never' });
    expect(exitCode).toBe(0);
    expect(outputs.verdict).toBe('pass');
    expect(Number(outputs.errors)).toBeGreaterThan(0);
  });

  test('fail-on comes from the configuration unless the workflow says otherwise', async () => {
    const files = { 'deploy/compose.yml': BROKEN, '.groundplan.yml': 'fail-on: never\n' };
    expect((await step(files)).exitCode).toBe(0);
    expect((await step(files, { 'fail-on': 'error' })).exitCode).toBe(1);
  });

  test('a baseline comes from the workspace', async () => {
    const missing = await step({ 'compose.yml': BROKEN }, { baseline: 'known.json' });
    expect(missing.exitCode).toBe(2);
    expect(missing.commands[0]?.message).toContain('there is no file "known.json"');
    const broken = await step({ 'compose.yml': BROKEN, 'known.json': '{' }, { baseline: 'known.json' });
    expect(broken.exitCode).toBe(2);
    expect(broken.commands[0]?.message).toContain('known.json:1:');
  });

  test('files are named from the root of the repository when a folder is looked at', async () => {
    const inputs = { 'working-directory': 'services/shop' };
    const { commands } = await step({ 'services/shop/compose.yml': BROKEN }, inputs);
    expect(commands[0]?.properties.file).toBe('services/shop/compose.yml');
  });

  test('no annotations and no summary when they are not wanted', async () => {
    const { commands, summaries, log } = await step(
      { 'compose.yml': BROKEN },
      { annotations: 'false', summary: 'false' },
    );
    expect(commands).toEqual([]);
    expect(summaries).toEqual([]);
    expect(log).toContain('compose.yml');
  });

  test('all mistakes of a configuration are told in one error', async () => {
    const { exitCode, commands } = await step({ '.groundplan.yml': 'fail-on: sometimes\nrulez: {}\n' });
    expect(exitCode).toBe(2);
    expect(commands).toHaveLength(1);
    expect(commands[0]?.message.split('\n')).toHaveLength(2);
  });
});

describe('reports as files', () => {
  test('are written where they are asked for, and said', async () => {
    const temporary = folderWith({});
    const sarif = join(temporary, 'groundplan.sarif');
    const inputs = { 'report-file': 'out/report.json', 'sarif-file': sarif };
    const { outputs, workspace } = await step({ 'compose.yml': BROKEN }, inputs, temporary);
    expect(outputs['report-file']).toBe(join(workspace, 'out/report.json'));
    expect(outputs['sarif-file']).toBe(sarif);
    expect(JSON.parse(readFileSync(join(workspace, 'out/report.json'), 'utf8'))).toMatchObject({
      verdict: { outcome: 'fail' },
    });
    expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  test.each([
    ['is not named', ''],
    ['is not there', '/nowhere/at/all'],
    ['cannot be written to', '/proc'],
  ])('are left out with a warning when the temporary folder %s', async (_name, temporary) => {
    const { exitCode, commands, outputs } = await step({ 'compose.yml': SOUND }, {}, temporary);
    expect(exitCode).toBe(0);
    expect(outputs.verdict).toBe('pass');
    expect(Object.keys(outputs)).not.toContain('report-file');
    expect(Object.keys(outputs)).not.toContain('sarif-file');
    const warnings = commands.filter(({ name }) => name === 'warning').map(({ message }) => message);
    expect(warnings).toContainEqual(expect.stringMatching(/^No report-file: /));
    expect(warnings).toContainEqual(expect.stringMatching(/^No sarif-file: /));
  });

  test.each([
    ['on a full disk', '/dev/full'],
    ['below a file', 'compose.yml/report.json'],
  ])('that were asked for and cannot be written %s are one error', async (_name, file) => {
    const { exitCode, commands } = await step({ 'compose.yml': SOUND }, { 'report-file': file }, '/dev');
    expect(exitCode).toBe(2);
    expect(commands.filter(({ name }) => name === 'error')).toHaveLength(1);
  });
});
