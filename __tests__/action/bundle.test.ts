import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runStep, type Step } from './step.js';
import { withFolder } from './workspace.js';

/** A service that joins a network which its project does not declare: no engine starts that. */
const BROKEN = `name: apps
services:
  web:
    image: nginx:1.27.2
    networks: [backbone]
`;

const SOUND = 'name: web\nservices:\n  web:\n    image: nginx:1.27.2\n';

function step(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Step {
  return withFolder(files, (workspace) =>
    withFolder({}, (scratch) => runStep(workspace, scratch, inputs, environment)),
  );
}

describe('the built action', () => {
  test('passes a repository without errors, and says what it is', () => {
    const { exitCode, outputs, errors, summary } = step({ 'compose.yml': SOUND });
    expect(errors).toBe('');
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ pattern: 'monolith', 'pattern-name': 'Monolith', verdict: 'pass', errors: '0' });
    expect(Number(outputs.confidence)).toBeGreaterThan(0);
    expect(summary).toMatch(/^## Groundplan: passed\n/);
  });

  test('fails a repository with errors, and annotates their lines', () => {
    const { exitCode, outputs, commands, summary } = step({ 'deploy/compose.yml': BROKEN });
    expect(exitCode).toBe(1);
    expect(outputs.verdict).toBe('fail');
    const errors = commands.filter(({ name }) => name === 'error');
    expect(errors).toHaveLength(Number(outputs.errors));
    expect(errors.map(({ properties }) => properties.file)).toContain('deploy/compose.yml');
    expect(summary).toContain(
      'https://github.com/acme/shop/blob/8c1d0f5a3f4b2e6d7c8b9a0f1e2d3c4b5a697887/deploy/compose.yml#L',
    );
  });

  test('does not fail when nothing is to fail it', () => {
    const { exitCode, outputs } = step({ 'deploy/compose.yml': BROKEN }, { 'fail-on': 'never' });
    expect(exitCode).toBe(0);
    expect(outputs.verdict).toBe('pass');
    expect(Number(outputs.errors)).toBeGreaterThan(0);
  });

  test('takes fail-on from the configuration unless the workflow says otherwise', () => {
    const files = { 'deploy/compose.yml': BROKEN, '.groundplan.yml': 'fail-on: never\n' };
    expect(step(files).exitCode).toBe(0);
    expect(step(files, { 'fail-on': 'error' }).exitCode).toBe(1);
  });

  test('takes a baseline from the workspace', () => {
    const missing = step({ 'compose.yml': BROKEN }, { baseline: 'known.json' });
    expect(missing.exitCode).toBe(2);
    expect(missing.commands[0]?.message).toContain('there is no file "known.json"');
    const broken = step({ 'compose.yml': BROKEN, 'known.json': '{' }, { baseline: 'known.json' });
    expect(broken.exitCode).toBe(2);
    expect(broken.commands[0]?.message).toContain('known.json:1:');
  });

  test('names files from the root of the repository when it looks at a folder', () => {
    const inputs = { 'working-directory': 'services/shop' };
    const { commands } = step({ 'services/shop/compose.yml': BROKEN }, inputs);
    expect(commands[0]?.properties.file).toBe('services/shop/compose.yml');
  });

  test('writes the reports that are asked for, and says where', () => {
    withFolder({ 'compose.yml': BROKEN }, (workspace) => {
      withFolder({}, (scratch) => {
        const sarifFile = join(scratch, 'temp/groundplan.sarif');
        const { outputs } = runStep(workspace, scratch, { 'report-file': 'out/report.json', 'sarif-file': sarifFile });
        expect(outputs['report-file']).toBe(join(workspace, 'out/report.json'));
        expect(outputs['sarif-file']).toBe(sarifFile);
        expect(JSON.parse(readFileSync(join(workspace, 'out/report.json'), 'utf8'))).toMatchObject({
          verdict: { outcome: 'fail' },
        });
        expect(JSON.parse(readFileSync(sarifFile, 'utf8'))).toMatchObject({ version: '2.1.0' });
      });
    });
  });

  test("writes the reports to the runner's temporary folder unless told where", () => {
    withFolder({ 'compose.yml': BROKEN }, (workspace) => {
      withFolder({}, (scratch) => {
        const { outputs, temporary } = runStep(workspace, scratch);
        expect(outputs['report-file']).toBe(join(temporary, 'groundplan/report.json'));
        expect(outputs['sarif-file']).toBe(join(temporary, 'groundplan/groundplan.sarif'));
        expect(JSON.parse(readFileSync(join(temporary, 'groundplan/report.json'), 'utf8'))).toMatchObject({
          verdict: { outcome: 'fail' },
        });
        expect(JSON.parse(readFileSync(join(temporary, 'groundplan/groundplan.sarif'), 'utf8'))).toMatchObject({
          version: '2.1.0',
        });
        const { outputs: inMarkdown } = runStep(workspace, scratch, { format: 'markdown' });
        expect(inMarkdown['report-file']).toBe(join(temporary, 'groundplan/report.md'));
      });
    });
  });

  test.each([
    ['is not named', ''],
    ['is not there', '/nowhere/at/all'],
    ['cannot be written to', '/proc'],
  ])('warns and goes on when the temporary folder %s', (_name, temporary) => {
    const { exitCode, commands, outputs } = step({ 'compose.yml': SOUND }, {}, { RUNNER_TEMP: temporary });
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
  ])('tells in one error that a report which was asked for cannot be written %s', (_name, file) => {
    const { exitCode, commands } = step({ 'compose.yml': SOUND }, { 'report-file': file }, { RUNNER_TEMP: '/dev' });
    expect(exitCode).toBe(2);
    expect(commands.filter(({ name }) => name === 'error')).toHaveLength(1);
  });

  test('writes no annotations and no summary when they are not wanted', () => {
    const { commands, summary, log } = step({ 'compose.yml': BROKEN }, { annotations: 'false', summary: 'false' });
    expect(commands).toEqual([]);
    expect(summary).toBe('');
    expect(log).toContain('compose.yml');
  });

  test('works on a runner without job summaries', () => {
    const { exitCode, commands } = step({ 'compose.yml': SOUND }, {}, { GITHUB_STEP_SUMMARY: '' });
    expect(exitCode).toBe(0);
    expect(commands.filter(({ message }) => message.includes('summary'))).toEqual([]);
  });

  test('warns when the summary cannot be written, and goes on', () => {
    const { exitCode, commands, outputs } = step(
      { 'compose.yml': SOUND },
      {},
      { GITHUB_STEP_SUMMARY: '/nowhere/at/all' },
    );
    expect(exitCode).toBe(0);
    expect(commands.filter(({ name }) => name === 'warning').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('No job summary'),
    );
    expect(outputs.verdict).toBe('pass');
  });

  test('tells a mistake in one error and without a stack', () => {
    const { exitCode, commands, errors, outputs } = step({}, { 'working-directory': '../elsewhere', format: 'xml' });
    expect(exitCode).toBe(2);
    expect(commands).toHaveLength(1);
    expect(commands[0]?.message).toMatch(/^Input format: unknown format "xml"/);
    expect(errors).toBe('');
    expect(outputs).toEqual({});
  });

  test('tells all mistakes of a configuration in one error', () => {
    const { exitCode, commands, errors } = step({ '.groundplan.yml': 'fail-on: sometimes\nrulez: {}\n' });
    expect(exitCode).toBe(2);
    expect(commands).toHaveLength(1);
    expect(commands[0]?.message.split('\n')).toHaveLength(2);
    expect(errors).toBe('');
  });

  test('obeys nothing that a repository says in names and messages', () => {
    const name = '::error title=forged::x';
    const hostile = `name: apps\nservices:\n  "${name}":\n    image: "a%0A::error::b"\n    networks: ["##[error]x"]\nnetworks:\n  "##[error]x":\n    external: true\n    name: "n\\n::warning::forged"\n`;
    const { commands, log } = step({ [`${name}/compose.yml`]: hostile, '::set-output name=verdict::pass': 'x' });
    expect(log).toContain('compose.yml');
    const titles = commands.map(({ properties }) => properties.title);
    expect(titles).not.toContain('forged');
    expect(commands.every(({ properties, name: kind }) => properties.file !== undefined || kind === 'notice')).toBe(
      true,
    );
  });
});
