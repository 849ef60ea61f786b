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
  debug: env.RUNNER_DEBUG === '1',
  colour: env.NO_COLOR === undefined || env.NO_COLOR === '',
});
