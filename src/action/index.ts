import { readFileSync } from 'node:fs';
import { getInput, setOutput, summary } from '@actions/core';
import { run } from './run.js';

const { env } = process;

process.exitCode = await run({
  input: (name) => getInput(name),
  setOutput,
  addSummary: async (markdown) => {
    // A runner without job summaries names no file for them.
    if (env.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown).write();
  },
  log: (text) => process.stdout.write(text),
  workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
  temporary: env.RUNNER_TEMP,
  server: env.GITHUB_SERVER_URL,
  repository: env.GITHUB_REPOSITORY,
  commit: env.GITHUB_SHA,
  event: { name: env.GITHUB_EVENT_NAME ?? '', payload: eventOfRunner },
  api: env.GITHUB_API_URL,
  run: numberIn(env.GITHUB_RUN_ID),
  attempt: numberIn(env.GITHUB_RUN_ATTEMPT),
  proxied: [env.https_proxy, env.HTTPS_PROXY, env.http_proxy, env.HTTP_PROXY].some((value) => value),
  debug: env.RUNNER_DEBUG === '1',
  colour: env.NO_COLOR === undefined || env.NO_COLOR === '',
});

/** The event as the runner describes it in a file; undefined when there is none that can be read. */
function eventOfRunner(): unknown {
  try {
    return JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8'));
  } catch {
    return undefined;
  }
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
