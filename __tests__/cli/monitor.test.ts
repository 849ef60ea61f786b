import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type FakeContainer, type FakeEngine, STOPPED, startEngine, statsOf } from '../support/fake-engine.js';
import { runHere } from './here.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-monitor-'));
const engines: FakeEngine[] = [];
const HEADER = 'timestamp,unix_timestamp,cpu_percent,memory_usage_mb,memory_limit_mb,memory_percent,pids';

afterAll(async () => {
  for (const engine of engines) await engine.close();
  rmSync(work, { recursive: true, force: true });
});

const steady = Array.from({ length: 50 }, (_, index) => statsOf(index));
const container = (name: string, more: Partial<FakeContainer> = {}): FakeContainer => ({
  id: Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64),
  name,
  stats: steady,
  ...more,
});

/** Runs `monitor` beside an engine with these containers, in a folder of its own. */
async function monitor(
  containers: readonly FakeContainer[],
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const engine = await startEngine(containers);
  engines.push(engine);
  const cwd = mkdtempSync(join(work, 'run-'));
  const dockerHost = `unix://${engine.socket}`;
  const outcome = await runHere(['monitor', ...args], { cwd, env: { DOCKER_HOST: dockerHost, ...env } });
  const folder = join(cwd, env.MONITOR_OUTPUT_DIR ?? 'monitoring_results');
  const files = (() => {
    try {
      return readdirSync(folder).sort();
    } catch {
      return [];
    }
  })();
  const textOf = (start: string): string =>
    readFileSync(join(folder, files.find((file) => file.startsWith(start)) ?? ''), 'utf8');
  return { ...outcome, files, textOf, cwd, asked: engine.asked };
}

const SHORT = ['--duration', '0.5', '--interval', '0.1'];

describe('a measurement', () => {
  test('writes rows, metadata and a summary, with the limits that are set', async () => {
    const web = container('shop-web-1', {
      labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' },
      hostConfig: { NanoCpus: 500_000_000, Memory: 256 * 1024 ** 2 },
      args: ['gunicorn', '-w', '4', '--token', 'hunter2', 'shop:app'],
    });
    const { code, files, textOf, out, error } = await monitor([web], ['shop-web-1', ...SHORT]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(files).toEqual([
      expect.stringMatching(/^metadata_shop-web-1_\d{8}_\d{6}\.json$/),
      expect.stringMatching(/^stress_test_shop-web-1_\d{8}_\d{6}\.csv$/),
      expect.stringMatching(/^summary_shop-web-1_\d{8}_\d{6}\.txt$/),
    ]);
    const [header, ...rows] = textOf('stress').trimEnd().split('\n');
    expect(header).toBe(HEADER);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows)
      expect(row).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,\d+\.\d{3},50\.00,100\.00,256\.00,39\.06,7$/);
    const metadata = JSON.parse(textOf('metadata'));
    expect(metadata).toMatchObject({
      test_config: { container_name: 'shop-web-1', duration_seconds: 0.5, interval_seconds: 0.1, host: 'build-host' },
      container_info: {
        image: 'shop:1',
        status: 'Up 3 minutes',
        compose_project: 'shop',
        compose_service: 'web',
        cpu_limit: 0.5,
        memory_limit_mb: 256,
        host_cores: 2,
        workers: 4,
      },
      result: { ended: 'duration', samples: rows.length },
    });
    expect(textOf('summary')).toContain('  limit    0.5 cores: average 100.0 %, max 100.0 % of it\n');
    expect(textOf('summary')).toContain('  min      100.0 MiB\n');
    expect(textOf('summary')).toMatch(/capacity --samples \S+[/\\]stress_test_\S+\.csv/);
    expect(out).toContain('Container: shop-web-1');
    // The command of a container may hold secrets.
    expect(JSON.stringify(metadata) + textOf('summary') + out).not.toContain('hunter2');
  });

  test('gibibytes are told as such', async () => {
    const big = Array.from({ length: 50 }, (_, index) => statsOf(index, { memory: 3072, limit: 8192 }));
    const { textOf } = await monitor([container('big', { stats: big })], ['big', ...SHORT]);
    expect(textOf('stress')).toContain(',3072.00,8192.00,37.50,7\n');
    expect(textOf('summary')).toContain('  average  3.00 GiB\n');
  });

  test('each sample is in the file before the next is taken', async () => {
    const seen: number[] = [];
    const engine = await startEngine([container('web')]);
    engines.push(engine);
    const cwd = mkdtempSync(join(work, 'run-'));
    const running = runHere(['monitor', 'web', '--duration', '1', '--interval', '0.2', '-q'], {
      cwd,
      env: { DOCKER_HOST: `unix://${engine.socket}` },
    });
    const timer = setInterval(() => {
      const [file] = readdirSync(cwd).includes('monitoring_results')
        ? readdirSync(join(cwd, 'monitoring_results')).filter((name) => name.endsWith('.csv'))
        : [];
      if (file === undefined) return;
      const text = readFileSync(join(cwd, 'monitoring_results', file), 'utf8');
      expect(text).toMatch(/\n$/);
      seen.push(text.split('\n').length - 2);
    }, 50);
    expect((await running).out).toBe('');
    clearInterval(timer);
    expect(seen.some((rows) => rows > 0 && rows < 4)).toBe(true);
  });

  test('the environment gives what options leave open', async () => {
    const { files, code } = await monitor([container('web'), container('db')], [], {
      MONITOR_CONTAINER: 'db',
      MONITOR_DURATION: '0.3',
      MONITOR_INTERVAL: '0.1',
      MONITOR_OUTPUT_DIR: 'measured',
    });
    expect({ code, files: files.map((file) => file.split('_').at(-3)) }).toMatchObject({ code: 0 });
    expect(files).toHaveLength(3);
    expect(files[0]).toMatch(/^metadata_db_/);
  });

  test('a container that stops still has its summary', async () => {
    const { textOf, code } = await monitor(
      [container('job', { stats: [statsOf(0), statsOf(1), statsOf(2), STOPPED], stops: true })],
      ['job', '--duration', '60', '--interval', '0.1'],
    );
    expect(code).toBe(0);
    expect(textOf('stress').trimEnd().split('\n')).toHaveLength(3);
    expect(textOf('summary')).toContain('the container stopped');
    expect(JSON.parse(textOf('metadata')).result).toMatchObject({ ended: 'stopped', samples: 2 });
  });

  test('an interruption still writes the summary, also while the engine hangs', async () => {
    const timer = setTimeout(() => process.emit('SIGINT', 'SIGINT'), 500);
    const { textOf, code } = await monitor(
      [container('web', { stats: [statsOf(0), statsOf(1), 'hang'] })],
      ['web', '--duration', '60', '--interval', '0.1'],
    );
    clearTimeout(timer);
    expect(code).toBe(0);
    expect(textOf('summary')).toContain('interrupted; what was measured until then counts');
    expect(textOf('stress').trimEnd().split('\n')).toHaveLength(2);
  });

  test('all containers of the project in this folder', async () => {
    const engine = await startEngine([]);
    engines.push(engine);
    const cwd = mkdtempSync(join(work, 'project-'));
    mkdirSync(join(cwd, 'shop'));
    const label = (folder: string) => ({ 'com.docker.compose.project.working_dir': folder });
    const running = [
      container('web', { labels: label(join(cwd, 'shop')) }),
      container('db', { labels: label(join(cwd, 'shop')) }),
      container('other', { labels: label('/elsewhere') }),
    ];
    const own = await startEngine(running);
    engines.push(own);
    const { code } = await runHere(['monitor', 'shop', '--duration', '0.2', '--interval', '0.1'], {
      cwd,
      env: { DOCKER_HOST: `unix://${own.socket}` },
    });
    expect(code).toBe(0);
    const files = readdirSync(join(cwd, 'monitoring_results')).filter((file) => file.endsWith('.csv'));
    expect(files.map((file) => file.split('_')[2]).sort()).toEqual(['db', 'web']);
  });

  test('a name that is none for a file stays in the folder', async () => {
    const { files, code } = await monitor([container('../../evil\n::error::x')], ['--all', ...SHORT]);
    expect(code).toBe(0);
    expect(files.every((file) => /_\.\._\.\._evil_/.test(file))).toBe(true);
  });
});

describe('a snapshot', () => {
  test('is a table with warnings, averages and advice, and writes nothing', async () => {
    const busy = Array.from({ length: 9 }, (_, index) => statsOf(index, { percent: 48, memory: 240 }));
    const { out, files, code } = await monitor(
      [
        container('web', {
          stats: busy,
          hostConfig: { CpuQuota: 50_000, CpuPeriod: 100_000, Memory: 256 * 1024 ** 2 },
        }),
        container('idle', { stats: steady, hostConfig: { NanoCpus: 2e9, Memory: 1024 ** 3 } }),
      ],
      ['--all', '--snapshot'],
    );
    expect({ code, files }).toEqual({ code: 0, files: [] });
    expect(out).toMatch(/^web {2}.*48\.0 % {2}96\.0 % of 0\.5 cores {2}240\.0 MiB {2}93\.8 % of 256\.0 MiB {5}7$/m);
    expect(out).toContain('warning: web uses 96.0 % of its CPU limit.');
    expect(out).toContain('warning: web uses 93.8 % of its memory limit.');
    expect(out).not.toContain('warning: idle');
    expect(out).toContain('Average: CPU 60.5 %, memory 51.8 %');
  });
});

describe('what is wrong is told in a line', () => {
  test.each<[readonly string[], RegExp]>([
    [['wbe'], /no container "wbe" is running\. Did you mean "web"\? Running: web\./],
    [['web', '--all'], /only one of them/],
    [['web', '--duration', 'long'], /--duration is no time: "long"/],
    [['web', '--interval', '0.01'], /the interval is less than 0\.1 seconds/],
    [['web', '--duration', '1', '--interval', '2'], /the duration is shorter than the interval/],
    [['web', '--output-dir', '/dev/null/x'], /cannot write .* --output-dir/],
  ])('%j', async (args, message) => {
    const { code, error } = await monitor([container('web')], args);
    expect(code).toBe(2);
    expect(error).toMatch(message);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });

  test('an engine that is not there', async () => {
    const { code, error } = await runHere(['monitor'], { cwd: work, env: { DOCKER_HOST: 'unix:///nowhere.sock' } });
    expect({ code, error }).toEqual({
      code: 2,
      error:
        'groundplan: cannot ask the Docker Engine at unix:///nowhere.sock: there is no such socket, so no engine runs there. DOCKER_HOST or DOCKER_CONTEXT name another.\n',
    });
  });
});

/** A Docker Engine on this machine, where there is one with an image of busybox. */
const REAL = (() => {
  const { DOCKER_HOST } = process.env;
  if (DOCKER_HOST === undefined) return undefined;
  try {
    execFileSync('docker', ['image', 'inspect', 'busybox:local'], { stdio: 'ignore' });
    return DOCKER_HOST;
  } catch {
    return undefined;
  }
})();

describe('a real Docker Engine', () => {
  (REAL === undefined ? test.skip : test)(
    REAL === undefined
      ? 'skipped: DOCKER_HOST names no engine with the image busybox:local'
      : 'tells memory within 5 % of docker stats',
    async () => {
      const docker = (...args: string[]): string => execFileSync('docker', args, { encoding: 'utf8' }).trim();
      const name = `groundplan-test-${process.pid}`;
      docker('run', '-d', '--rm', '--name', name, '--memory', '128m', '--cpus', '0.5', 'busybox:local', 'sleep', '60');
      try {
        const cwd = mkdtempSync(join(work, 'real-'));
        const args = ['monitor', name, '--duration', '3', '--quiet', '--output-dir', '.'];
        const { code, error } = await runHere(args, { cwd, env: { DOCKER_HOST: REAL ?? '' } });
        expect({ code, error }).toEqual({ code: 0, error: '' });
        const stats = JSON.parse(docker('stats', '--no-stream', '--format', '{{json .}}', name));
        const [, amount = '', unit = ''] = /^([\d.]+)(\w+) /.exec(stats.MemUsage) ?? [];
        const expected = Number(amount) * (unit === 'KiB' ? 1 / 1024 : 1);
        const csv = readFileSync(join(cwd, readdirSync(cwd).find((file) => file.endsWith('.csv')) ?? ''), 'utf8');
        const [, , , memory, limit] = (csv.trimEnd().split('\n').at(-1) ?? '').split(',').map(Number);
        expect(limit).toBe(128);
        // Two decimals of a mebibyte.
        expect(Math.abs((memory ?? 0) - expected)).toBeLessThan(expected * 0.05 + 0.01);
      } finally {
        docker('rm', '-f', name);
      }
    },
    60_000,
  );
});
