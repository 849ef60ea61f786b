// A fleet of ten thousand generated repositories on a GitHub in memory: `npm run fleet:simulate [-- COUNT]`. Whole processes of the
// compiled command line, with their peak memory and the requests that GitHub got; fails where a bound is not kept.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COUNT = Number(process.argv[2] ?? 10_000);
const MEMORY_MB = 350;
const here = dirname(fileURLToPath(import.meta.url));
const cli = join(here, '..', 'build', 'src', 'cli', 'index.js');
const folder = mkdtempSync(join(tmpdir(), 'groundplan-simulation-'));
const github = spawn(process.execPath, [join(here, 'fleet-github.mjs'), String(COUNT)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await new Promise((resolve) => github.stdout.once('data', (data) => resolve(Number(String(data)))));
const api = `http://127.0.0.1:${port}`;
const failures = [];

async function calls() {
  return (await (await fetch(`${api}/calls`)).json()).calls;
}

/** Runs the command line; with `kill`, milliseconds after which it is killed. */
function groundplan(args, kill) {
  const started = Date.now();
  return new Promise((resolve) => {
    const peak = join(folder, 'peak');
    const child = spawn(process.execPath, ['--require', join(here, 'peak-memory.cjs'), cli, ...args], {
      cwd: folder,
      env: { ...process.env, GITHUB_API_URL: api, GITHUB_TOKEN: 'simulated', BENCH_MEMORY: peak },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
    if (kill !== undefined) setTimeout(() => child.kill('SIGKILL'), kill);
    child.on('close', (status, signal) => {
      const seconds = (Date.now() - started) / 1000;
      resolve({ status, signal, text, seconds, peak: signal === null ? peakOf(peak) : 0 });
    });
  });
}

/** In megabytes. */
function peakOf(file) {
  return Math.ceil(Number(readFileSync(file, 'utf8')) / 1024);
}

function check(what, ok) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`);
  if (!ok) failures.push(what);
}

try {
  const plan = await groundplan([
    'fleet',
    'plan',
    'acme',
    '--shards',
    '8',
    '--today',
    '2030-06-15',
    '--output',
    'plan',
  ]);
  console.log(plan.text);
  let before = await calls();
  const first = await groundplan(['fleet', 'acme', '--today', '2030-06-15', '--output', 'single']);
  const asked = (await calls()) - before;
  console.log(
    `first run: ${first.seconds.toFixed(0)} s, ${(COUNT / first.seconds).toFixed(0)} a second, ${(asked / COUNT).toFixed(2)} requests a repository`,
  );
  check(`first run: ${first.peak} MB of ${MEMORY_MB}`, first.status === 0 && first.peak > 0 && first.peak <= MEMORY_MB);

  before = await calls();
  const again = await groundplan([
    'fleet',
    'run',
    '--plan',
    'plan/plan.json',
    '--previous',
    'single/fleet.jsonl',
    '--output',
    'again',
  ]);
  const unchanged = ((await calls()) - before) / COUNT;
  console.log(`unchanged: ${again.seconds.toFixed(0)} s`);
  check(`unchanged: ${unchanged} requests a repository`, again.status === 0 && unchanged <= 1);
  check(`unchanged: ${again.peak} MB of ${MEMORY_MB}`, again.peak > 0 && again.peak <= MEMORY_MB);

  for (let shard = 1; shard <= 8; shard++) {
    const args = ['fleet', 'run', '--plan', 'plan/plan.json', '--shard', `${shard}/8`, '--output', `shards/${shard}`];
    if (shard === 3) check('a shard is killed', (await groundplan(args, 3000)).signal === 'SIGKILL');
    await groundplan(args);
  }
  const merged = await groundplan(['fleet', 'merge', 'plan', 'shards', '--output', 'merged']);
  check(`merge: ${merged.peak} MB of ${MEMORY_MB}`, merged.status === 0 && merged.peak > 0 && merged.peak <= MEMORY_MB);
  const same = readFileSync(join(folder, 'merged/fleet.jsonl')).equals(
    readFileSync(join(folder, 'single/fleet.jsonl')),
  );
  check('eight shards, one of them killed, come to the rows of the single run, byte by byte', same);
} finally {
  github.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures.length === 0 ? 0 : 1;
