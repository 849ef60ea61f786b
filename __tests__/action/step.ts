import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { commandsIn, type ReadCommand } from '../report/runner.js';
import { readMetadata } from './metadata.js';

/** What a step of a workflow left behind. */
export interface Step {
  readonly exitCode: number | null;
  readonly log: string;
  readonly errors: string;
  readonly commands: readonly ReadCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The runner's temporary folder. */
  readonly temporary: string;
}

/**
 * Runs the built action as the runner does: the file that action.yml names, inputs as INPUT_* with the defaults of action.yml,
 * files for outputs and summary, and nothing else of this process's environment but the path to programs.
 */
export function runStep(
  workspace: string,
  scratch: string,
  inputs: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Step {
  const prepared = prepare(workspace, scratch, inputs, environment);
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(readMetadata().runs.main)], {
    cwd: workspace,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: prepared.env,
  });
  return stepOf(prepared, status, stdout, stderr);
}

/** The same while this process goes on, which may be the GitHub that the action talks to. `main` is the file to run. */
export async function runStepBeside(
  main: string,
  workspace: string,
  scratch: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<Step> {
  const prepared = prepare(workspace, scratch, inputs, environment);
  const child = spawn(process.execPath, [main], {
    cwd: workspace,
    env: prepared.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close')]);
  return stepOf(prepared, child.exitCode, stdout, stderr);
}

interface Prepared {
  readonly env: NodeJS.ProcessEnv;
  readonly temporary: string;
  readonly outputFile: string;
  readonly summaryFile: string;
}

function prepare(
  workspace: string,
  scratch: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Prepared {
  const temporary = join(scratch, 'temp');
  mkdirSync(temporary, { recursive: true });
  const outputFile = join(scratch, 'output');
  const summaryFile = join(scratch, 'summary.md');
  const eventFile = join(scratch, 'event.json');
  for (const file of [outputFile, summaryFile]) writeFileSync(file, '');
  writeFileSync(eventFile, '{}');
  const given = Object.entries(readMetadata().inputs).map(([name, { default: otherwise = '' }]) => [
    `INPUT_${name.toUpperCase()}`,
    inputs[name] ?? otherwise,
  ]);
  const env = {
    PATH: process.env.PATH,
    HOME: scratch,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: '8c1d0f5a3f4b2e6d7c8b9a0f1e2d3c4b5a697887',
    RUNNER_TEMP: temporary,
    ...Object.fromEntries(given),
    ...environment,
  };
  return { env, temporary, outputFile, summaryFile };
}

function stepOf(
  { temporary, outputFile, summaryFile }: Prepared,
  exitCode: number | null,
  log: string,
  errors: string,
): Step {
  return {
    exitCode,
    log,
    errors,
    commands: commandsIn(log),
    outputs: outputsIn(readFileSync(outputFile, 'utf8')),
    summary: readFileSync(summaryFile, 'utf8'),
    temporary,
  };
}

/** `name<<delimiter`, the value's lines, the delimiter again. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, name, delimiter] = /^(.+?)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
