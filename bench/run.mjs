// npm run bench: whole processes, timed from outside, against `node -e 0` of the same run. A budget that is missed ends with exit 1.
// --large adds 10,000 files. --runs N sets the number of counted runs of the short cases.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateFiles, generateTree } from './generate.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: { large: { type: 'boolean', default: false }, runs: { type: 'string', default: '21' } },
});
const work = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
const cli = join(root, 'dist', 'cli', 'index.js');
const hasTaskset = spawnSync('taskset', ['-c', '0', process.execPath, '-e', '0']).status === 0;

/** One run of a program of Node's: seconds of wall time and peak memory in MiB. `accept`: the exit codes that count as done. */
function measure(args, { accept = [0], memory = true, oneCore = false, env = {} } = {}) {
  const file = join(work, 'memory');
  const command = oneCore && hasTaskset ? ['taskset', '-c', '0', process.execPath] : [process.execPath];
  const hook = memory ? ['--require', join(root, 'bench', 'peak-memory.cjs')] : [];
  const started = process.hrtime.bigint();
  const result = spawnSync(command[0], [...command.slice(1), ...hook, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, BENCH_MEMORY: file, NO_COLOR: '1', ...env },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (!accept.includes(result.status)) {
    throw new Error(`${args.join(' ')} ended with ${result.status}: ${String(result.stderr).slice(0, 500)}`);
  }
  return { seconds, mebibytes: memory ? Number(readFileSync(file, 'utf8')) / 1024 : Number.NaN };
}

/** What the runner gives a step on a push: the Action looks at `folder`, and posts to a GitHub on that port where there is one. */
function runnerOf(folder, port) {
  const event = join(work, 'event.json');
  const output = join(work, 'output');
  const summary = join(work, 'summary.md');
  writeFileSync(event, '{}');
  for (const file of [output, summary]) writeFileSync(file, '');
  const inputs = { 'GITHUB-TOKEN': 'bench', CHECK: String(port !== undefined), COMMENT: 'never', FORMAT: 'json' };
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: `http://127.0.0.1:${port ?? 9}`,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: '8c1d0f5a3f4b2e6d7c8b9a0f1e2d3c4b5a697887',
    GITHUB_RUN_ID: '1',
    RUNNER_TEMP: work,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
  };
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
let missed = 0;
/** Processes that serve the bench, ended with it. */
const helpers = [];

function report(name, figures, budgets) {
  const over = budgets.filter(([, value, limit]) => value > limit);
  missed += over.length;
  const verdict = budgets.map(([what, value, limit]) => `${what} ${value.toFixed(2)} of ${limit}`).join(', ');
  console.log(`${over.length ? 'MISSED' : 'ok    '}  ${name.padEnd(36)} ${figures.padEnd(30)} ${verdict}`);
}

try {
  generateTree(join(work, 'one'), 1, 20);
  generateTree(join(work, 'thousand'), 1000, 20);

  const github = spawn(process.execPath, [join(root, 'bench', 'mock-github.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  helpers.push(github);
  const port = Number(String((await once(github.stdout, 'data'))[0]));
  const step = (mock) => ({ memory: false, accept: [0, 1], env: runnerOf(join(work, 'one'), mock) });
  const action = join(root, 'dist', 'action', 'index.js');

  const runs = Number(options.runs);
  const cases = {
    baseline: () => measure(['-e', '0'], { memory: false }),
    version: () => measure([cli, '--version'], { memory: false }),
    one: () => measure([cli, 'check', join(work, 'one')], { memory: false, accept: [0, 1] }),
    silent: () => measure([action], step()),
    posting: () => measure([action], step(port)),
  };
  const times = { baseline: [], version: [], one: [], silent: [], posting: [] };
  for (let i = -2; i < runs; i++)
    for (const [name, run] of Object.entries(cases)) {
      const { seconds } = run();
      if (i >= 0) times[name].push(seconds); // the first rounds only warm the file cache
    }
  const base = median(times.baseline);
  console.log(`node ${process.version}; node -e 0: ${(base * 1000).toFixed(0)} ms (median of ${runs})`);
  for (const [name, title, ratio, seconds] of [
    ['version', '--version', 1.4],
    ['one', 'check, 1 file of 20 services', 4, 0.2],
    ['silent', 'action, same file, nothing posted', 3.5],
    ['posting', 'action, same file, one check run', 6],
  ]) {
    const value = median(times[name]);
    const budgets = [['times the baseline', value / base, ratio]];
    if (seconds) budgets.push(['seconds', value, seconds]);
    report(title, `${(value * 1000).toFixed(0)} ms`, budgets);
  }

  const thousand = measure([cli, 'check', join(work, 'thousand')], { accept: [0, 1], oneCore: true });
  report(
    `check, 1,000 files x 20${hasTaskset ? ', one core' : ''}`,
    `${thousand.seconds.toFixed(2)} s, ${thousand.mebibytes.toFixed(0)} MiB`,
    [
      ['seconds', thousand.seconds, 6],
      ['MiB', thousand.mebibytes, 350],
    ],
  );

  const baseline = existsSync(join(root, 'node_modules', 'yaml'))
    ? measure([join(root, 'bench', 'bare-yaml.mjs'), join(work, 'thousand')], { oneCore: true })
    : undefined;
  const resolved = measure(
    [cli, 'resolve', '--all', join(work, 'thousand'), '--output', join(work, 'resolved.json'), '--format', 'json'],
    {
      oneCore: true,
    },
  );
  report(
    `resolve, 1,000 projects x 20${hasTaskset ? ', one core' : ''}`,
    `${resolved.seconds.toFixed(2)} s, ${resolved.mebibytes.toFixed(0)} MiB`,
    [
      ['seconds', resolved.seconds, 5],
      ['MiB', resolved.mebibytes, 300],
      ...(baseline ? [['times bare yaml', resolved.seconds / baseline.seconds, 1.7]] : []),
    ],
  );
  console.log(
    baseline
      ? `        bare yaml with positions, same files ${baseline.seconds.toFixed(2)} s, ${baseline.mebibytes.toFixed(0)} MiB`
      : '        yaml is not installed: after `npm ci` its bare parsing is measured beside',
  );

  const dclint = [join(root, 'node_modules', 'dclint', 'bin', 'dclint.cjs')].find(existsSync);
  if (dclint) {
    const peer = measure([dclint, join(work, 'one'), '--recursive'], { accept: [0, 1], memory: false });
    console.log(`        dclint, 1 file of 20 services        ${(peer.seconds * 1000).toFixed(0)} ms`);
    const many = measure([dclint, join(work, 'thousand'), '--recursive'], { accept: [0, 1], oneCore: true });
    console.log(
      `        dclint, 1,000 files x 20             ${many.seconds.toFixed(1)} s, ${many.mebibytes.toFixed(0)} MiB`,
    );
  } else {
    console.log('        dclint is not installed: `npm install --no-save dclint` measures it beside');
  }

  generateFiles(join(work, 'layout'), 100_000);
  const [profiled, told] = [['--profile', 'enterprise'], []].map((more) =>
    measure([cli, 'layout', join(work, 'layout'), ...more]),
  );
  report('layout, 100,000 files', `${told.seconds.toFixed(2)} s, ${told.mebibytes.toFixed(0)} MiB`, [
    ['seconds', told.seconds, 5],
    ['with a profile', profiled.seconds, 5],
  ]);
  if (existsSync(join(root, 'build', 'src', 'layout', 'assess.js'))) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'bench', 'layout-check.mjs'), '100000']);
    if (status !== 0) throw new Error(String(stderr).slice(0, 500));
    const alone = Number(stdout);
    report('  the comparison with a profile alone', `${alone.toFixed(2)} s`, [['seconds', alone, 1.2]]);
  } else console.log('        build/ is not there: after `npm run build` the comparison alone is measured beside');

  if (options.large) {
    generateTree(join(work, 'tenthousand'), 10_000, 20);
    const large = measure([cli, 'check', join(work, 'tenthousand'), '--format', `json=${join(work, 'report.json')}`], {
      accept: [0, 1],
      oneCore: true,
    });
    const growth = large.mebibytes / thousand.mebibytes;
    report('check, 10,000 files x 20', `${large.seconds.toFixed(1)} s, ${large.mebibytes.toFixed(0)} MiB`, [
      ['times the memory of 1,000', growth, 10],
    ]);
  }
} finally {
  for (const one of helpers) one.kill();
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = missed > 0 ? 1 : 0;
