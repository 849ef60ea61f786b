import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apiOf } from '../../../src/action/api.js';
import { readInputs } from '../../../src/action/inputs.js';
import type { ActionIo } from '../../../src/action/io.js';
import { markdownOf } from '../../../src/action/markdown-of.js';
import { type Posted, planOf, post } from '../../../src/action/post.js';
import { run } from '../../../src/action/run.js';
import { readEvent } from '../../../src/github/event.js';
import type { Report } from '../../../src/report/report.js';
import { notingIo } from '../../action/io.js';
import { commandsIn, type ReadCommand } from '../../report/runner.js';
import { type LocalGithub, REPOSITORY, TOKEN } from '../server/server.js';

/** What a step left behind on the runner. What it left on GitHub is in the state of the local one. */
export interface Step {
  readonly exitCode: number;
  readonly log: string;
  readonly commands: readonly ReadCommand[];
  /** Messages of warnings that are about no line of a file. */
  readonly warnings: readonly string[];
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
}

export const HEAD = 'a'.repeat(40);
export const NEXT_HEAD = 'b'.repeat(40);
export const BASE = 'c'.repeat(40);
export const MERGE = 'd'.repeat(40);
export const PULL = 7;

/** Pauses that a test can afford, and what was waited for in milliseconds. */
export function patience(waited: number[] = [], answer = 20_000): NonNullable<ActionIo['patience']> {
  return {
    answer,
    pause: async (milliseconds) => {
      waited.push(milliseconds);
    },
  };
}

/** A pull request as the runner describes it. */
export function pullRequest(parts: { head?: string; fork?: boolean; author?: string } = {}): ActionIo['event'] {
  const { head = HEAD, fork = false, author = 'mona' } = parts;
  return {
    name: 'pull_request',
    payload: () => ({
      action: 'synchronize',
      number: PULL,
      pull_request: {
        number: PULL,
        user: { login: author },
        head: { sha: head, ref: 'topic', repo: { id: fork ? 2 : 1 } },
        base: { sha: BASE, ref: 'main', repo: { id: 1 } },
      },
    }),
  };
}

/** Opens the pull request on the local GitHub, into a branch that nothing is in. */
export function openPull(github: LocalGithub, head = HEAD): void {
  github.state.trees.set(BASE, []);
  github.state.pulls.set(PULL, { head, headLabel: 'acme:topic', base: BASE, files: [] });
}

/** Runs the Action in this process on a folder with these files, against the local GitHub. */
export async function step(
  github: LocalGithub,
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  parts: Partial<ActionIo> = {},
): Promise<Step> {
  return inFolder(files, (workspace) => stepIn(workspace, github, inputs, parts));
}

/** Runs the Action in this process in a folder. */
export async function stepIn(
  workspace: string,
  github: LocalGithub,
  inputs: Readonly<Record<string, string>> = {},
  parts: Partial<ActionIo> = {},
): Promise<Step> {
  const { io, log, outputs, summaries } = notingIo(
    workspace,
    { 'github-token': TOKEN, ...inputs },
    { ...runner(github), ...parts },
  );
  const exitCode = await run(io);
  const commands = commandsIn(log());
  const warnings = commands.filter(({ name, properties }) => name === 'warning' && properties.file === undefined);
  return {
    exitCode,
    log: log(),
    commands,
    warnings: warnings
      .map(({ message }) => message)
      .filter((message) => !message.startsWith('No sarif-file'))
      .filter((message) => !message.startsWith('No report-file')),
    outputs,
    summary: summaries.join(''),
  };
}

/** Posts a report as the Action would after the analysis. */
export async function posted(
  github: LocalGithub,
  report: Report,
  given: Readonly<Record<string, string>> = {},
  parts: Partial<ActionIo> = {},
): Promise<{ readonly posted: Posted; readonly log: string; readonly warnings: readonly string[] }> {
  const all = { 'github-token': TOKEN, ...given };
  const { io, log } = notingIo('/', all, { ...runner(github), ...parts });
  const options = { colour: false, width: 120 };
  const page = (): Promise<string> => markdownOf(report, { ...options, page: 'comment' });
  const event = readEvent(io.event?.name ?? '', io.event?.payload(), io.commit);
  const inputs = readInputs(io.input);
  const settings = { event, inputs, api: apiOf(inputs, io), options, page, io };
  const plan = await planOf(report, settings);
  const done = plan === undefined ? { annotated: false } : await post(plan, settings);
  return { posted: done, log: log(), warnings: commandsIn(log()).map(({ message }) => message) };
}

function runner(github: LocalGithub): Partial<ActionIo> {
  return {
    server: 'https://github.com',
    repository: REPOSITORY,
    commit: MERGE,
    api: github.url,
    run: 100,
    attempt: 1,
    event: pullRequest(),
    patience: patience(),
  };
}

/** A folder with these files, for as long as the promise takes. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-github-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A sound project. */
export const SOUND = { 'compose.yml': 'name: web\nservices:\n  web:\n    image: nginx:1.27.2\n' };

/** A service that joins a network which its project does not declare: an error, for no engine starts that. */
export const BROKEN = {
  'compose.yml': 'name: apps\nservices:\n  web:\n    image: nginx:1.27.2\n    networks: [backbone]\n',
};

/** Loads what every scenario needs, which takes longer than a scenario may. */
export async function warmUp(): Promise<void> {
  await inFolder(BROKEN, (folder) => run(notingIo(folder).io));
}
