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
    expect(summary).toMatch(/^## ✅ Groundplan passed/);
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
