/**
 * Brings the skeletons of Compose files up on a real Docker Engine, with stand-ins in place of their images and builds, by their own
 * Makefiles, and compares who reaches whom with what the pattern prescribes and with what `graph` says of the files.
 *
 *     npm run scaffolds:engine -- [--only SLUG] [--image IMAGE]
 *
 * The image needs busybox's sh, nc and timeout. Exit code 0: all agree, or there is no engine; 1: something differs.
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { graphsOf } from '../src/app/graph.js';
import { fillScaffold } from '../src/app/scaffold/fill.js';
import { writeNewFiles } from '../src/cli/scaffold/write.js';
import { loadScaffolds } from '../src/rulebook/scaffold.js';
import { openLocal } from '../src/source/local.js';
import { type Container, containersOf, docker, engineVersions } from './reachability-truth/engine.js';
import { answersAt, healthOf, measuredPairs } from './scaffolds-engine/measure.js';
import { PRESCRIBED, type Prescribed, pairsOf } from './scaffolds-engine/prescribed.js';
import { standIn } from './scaffolds-engine/stand-in.js';

const run = promisify(execFile);
const HTTP_PORT = 18_080;
const CLI = resolve('build/src/cli/index.js');

const { values } = parseArgs({
  options: { only: { type: 'string' }, image: { type: 'string', default: 'busybox:local' } },
});

process.exitCode = await main();

async function main(): Promise<number> {
  const versions = await engineVersions(process.env.DOCKER_HOST);
  if (versions === undefined) {
    console.log('skipped: no Docker engine');
    return 0;
  }
  console.log(`Docker Engine ${versions.engine}, Compose ${versions.compose}`);
  let failures = 0;
  for (const prescribed of PRESCRIBED) {
    if (values.only !== undefined && values.only !== prescribed.slug) continue;
    const problems = await judge(prescribed).catch((error: unknown) => [String(error).trim().slice(0, 2000)]);
    for (const problem of problems) console.log(`  differs: ${problem}`);
    failures += problems.length;
  }
  return failures === 0 ? 0 : 1;
}

async function judge({ slug, groups, published }: Prescribed): Promise<readonly string[]> {
  const scaffold = (await loadScaffolds()).find(({ pattern }) => pattern === slug);
  if (scaffold === undefined) return [`there is no skeleton of ${slug}`];
  const root = mkdtempSync(join(tmpdir(), 'scaffold-engine-'));
  const project = `standin-${slug}`;
  const files = fillScaffold(scaffold, project);
  writeNewFiles(root, files);
  const compose = files.filter(({ text }) => /^services:/m.test(text)).map(({ path }) => path);
  const { reach } = await graphsOf(openLocal(root), {});
  const said = [...new Set([...reach.reach].map(({ from, to }) => `${from} ${to}`))].sort();
  const saidOutside = [...new Set(reach.published.map(({ service }) => service))].sort();
  const wanted = pairsOf(groups, project);
  const wantedOutside = published.map((id) => id.replace('~', project)).sort();
  const probes = standIn(root, compose, values.image);
  const make = (...args: string[]) =>
    run('make', ['-C', root, `GROUNDPLAN=node ${CLI}`, ...args], {
      env: { ...process.env, HTTP_PORT: String(HTTP_PORT) },
      timeout: 400_000,
      maxBuffer: 16 * 1024 * 1024,
    });
  const projects = [...new Set([...probes.keys()].map((id) => id.split('/')[0] ?? ''))];
  const running = async (): Promise<readonly Container[]> =>
    (await Promise.all(projects.map((one) => containersOf(one)))).flat();
  const problems: string[] = [];
  try {
    const start = Date.now();
    await make('start-all');
    const targets = waitTargets(files.find(({ path }) => path === 'Makefile')?.text ?? '');
    for (const target of targets) await make(target);
    const containers = await running();
    const unhealthy = await untilHealthy(containers);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    if (unhealthy.length > 0) problems.push(`not healthy: ${unhealthy.join(', ')}`);
    const measured = await measuredPairs(containers, probes, wanted);
    const outside = containers.filter((one) => one.published.length > 0).map(({ service }) => service);
    problems.push(
      ...difference('measured', measured, 'prescribed', wanted),
      ...difference('graph', said, 'measured', measured),
    );
    problems.push(...difference('published', outside.sort(), 'prescribed', wantedOutside));
    problems.push(...difference('graph publishes', saidOutside, 'published', outside));
    if (!(await answersAt(HTTP_PORT))) problems.push('nothing answers at the published port');
    problems.push(...(await operate(make, root)));
    await make('stop-all');
    const left = await running();
    if (left.length > 0) problems.push(`still there after stop-all: ${left.map(({ service }) => service).join(', ')}`);
    problems.push(...(await waitFails(root, compose[0] ?? '')));
    const possible = containers.length * (containers.length - 1);
    console.log(
      `${problems.length === 0 ? 'agrees ' : 'differs'} ${slug}: ${containers.length} containers of ${projects.length} projects healthy in ${seconds} s; ${measured.length} of ${possible} pairs reach each other, ${wanted.length} prescribed, ${said.length} by graph; ${targets.length} wait targets`,
    );
  } finally {
    await make('down-all').catch(() => '');
    for (const one of projects) {
      const volumes = await docker(['volume', 'ls', '-q', '--filter', `label=com.docker.compose.project=${one}`]);
      for (const volume of volumes.split('\n').filter((name) => name !== '')) await docker(['volume', 'rm', volume]);
    }
    rmSync(root, { recursive: true, force: true });
  }
  return problems;
}

type Make = (...args: string[]) => Promise<{ readonly stdout: string; readonly stderr: string }>;

/** The targets that only look, and a restart. */
async function operate(make: Make, root: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const target of ['ps', 'status', 'logs-all', 'restart-all', 'start-all']) await make(target);
  await make('monitor-quick', 'd=3');
  const results = readdirSync(join(root, 'monitoring_results'));
  for (const kind of ['stress_test_', 'metadata_', 'summary_']) {
    if (!results.some((name) => name.startsWith(kind))) problems.push(`monitor-quick wrote no ${kind} file`);
  }
  const { stdout: snapshot } = await make('monitor-all-snapshot');
  if (!/standin-/.test(snapshot)) problems.push('monitor-all-snapshot shows no container of the project');
  await make('monitor-summary');
  await make('analyze');
  const { stdout: load } = await make('stress-test', `u=http://127.0.0.1:${HTTP_PORT}/`, 'n=20');
  if (!/\b20 200\b/.test(load)) problems.push(`stress-test had not 20 answers: ${load.trim().split('\n').at(-1)}`);
  await make('monitor-clean');
  if (readdirSync(join(root, 'monitoring_results')).length > 0) problems.push('monitor-clean left files');
  return problems;
}

/** Waiting for what never comes has to fail, and to say what was waited for. Time is made short by a `sleep` that does not. */
async function waitFails(root: string, file: string): Promise<readonly string[]> {
  const programs = join(root, '.no-sleep');
  mkdirSync(programs);
  writeFileSync(join(programs, 'sleep'), '#!/bin/sh\n');
  chmodSync(join(programs, 'sleep'), 0o755);
  // Ninety questions to the engine take their time as well.
  const compose = join(programs, 'compose');
  writeFileSync(compose, '#!/bin/sh\necho nothing\n');
  chmodSync(compose, 0o755);
  const env = { ...process.env, PATH: `${programs}:${process.env.PATH}`, COMPOSE: compose };
  return run('sh', ['scripts/wait-healthy.sh', file, 'nobody'], { cwd: root, env }).then(
    () => ['waiting for a service that is not there ends well'],
    ({ stderr }: { readonly stderr: string }) =>
      /nobody .* after 180 s/.test(stderr) ? [] : [`waiting fails without a word: ${stderr}`],
  );
}

async function untilHealthy(containers: readonly Container[]): Promise<readonly string[]> {
  for (let second = 0; ; second++) {
    const states = await healthOf(containers);
    const others = [...states].flatMap(([service, state]) => (state === 'healthy' ? [] : [`${service} ${state}`]));
    if (others.length === 0 || second === 60) return others;
    await new Promise((done) => setTimeout(done, 1000));
  }
}

function waitTargets(makefile: string): readonly string[] {
  return [...makefile.matchAll(/^(wait-[a-z0-9-]+):/gm)].map(([, target = '']) => target);
}

function difference(name: string, one: readonly string[], against: string, other: readonly string[]): string[] {
  const more = one.filter((pair) => !other.includes(pair)).map((pair) => `${name}, but not ${against}: ${pair}`);
  return [
    ...more,
    ...other.filter((pair) => !one.includes(pair)).map((pair) => `${against}, but not ${name}: ${pair}`),
  ];
}
