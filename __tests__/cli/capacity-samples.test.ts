import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { HEADER, rowText } from '../../src/app/samples/row.js';
import { runHere } from './here.js';

const MIB = 1024 ** 2;
const work = mkdtempSync(join(tmpdir(), 'groundplan-capacity-'));

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Samples of a container, a second apart; `cpu` in percent and `memory` in MiB of each. */
function samples(
  container: string,
  count: number,
  at: (index: number) => { readonly cpu: number; readonly memory: number },
  info: Readonly<Record<string, unknown>> = {},
): string {
  const stamp = '20300101_120000';
  const rows = Array.from({ length: count }, (_, index) => {
    const { cpu, memory } = at(index);
    return rowText({ time: 1.9e12 + index * 1000, cpuPercent: cpu, memory: memory * MIB, memoryLimit: 0, pids: 1 });
  });
  const file = `stress_test_${container}_${stamp}.csv`;
  writeFileSync(join(work, file), HEADER + rows.join(''));
  const metadata = { test_config: { container_name: container }, container_info: { host_cores: 8, ...info } };
  writeFileSync(join(work, `metadata_${container}_${stamp}.json`), JSON.stringify(metadata));
  return file;
}

const COMPOSE = `services:
  web:
    image: shop:1
    deploy:
      resources:
        limits:
          cpus: "0.5"
          memory: 1800m # for now
  db:
    image: postgres:16
    mem_limit: \${DB_MEMORY:-100m}
    cpus: 4
  job:
    image: job:1
`;

let [web, db, job] = ['', '', ''];
beforeAll(() => {
  mkdirSync(join(work, 'shop'));
  writeFileSync(join(work, 'shop', 'compose.yaml'), COMPOSE);
  const labels = { compose_project: 'shop', compose_service: 'web' };
  web = samples('shop-web-1', 200, (index) => ({ cpu: index < 100 ? 20 : 50, memory: 100 + index / 2 }), {
    ...labels,
    cpu_limit: 0.5,
    memory_limit_mb: 1800,
    workers: 8,
  });
  db = samples('shop-db-1', 100, () => ({ cpu: 30, memory: 92 }), { cpu_limit: 4, memory_limit_mb: 100 });
  job = samples('shop-job-1', 10, () => ({ cpu: 90, memory: 40 }));
});

const capacity = (...args: readonly string[]) => runHere(['capacity', ...args], { cwd: work });

describe('capacity of samples', () => {
  test('distribution, saturation, limits and workers as JSON', async () => {
    const { code, out, error } = await capacity('--samples', web, '--format', 'json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const { containers, findings, problems, schemaVersion } = JSON.parse(out);
    expect({ findings, problems, schemaVersion }).toEqual({ findings: [], problems: [], schemaVersion: 1 });
    expect(containers).toEqual([
      {
        container: 'shop-web-1',
        files: [web],
        samples: 200,
        seconds: 200,
        few: false,
        cpu: {
          mean: expect.closeTo(0.35),
          p50: 0.2,
          p95: 0.5,
          p99: 0.5,
          max: 0.5,
          limit: 0.5,
          saturated: { seconds: 100, share: 0.5 },
          // The peak is the limit: half as much again, in tenths.
          recommended: expect.closeTo(0.8),
          reached: true,
        },
        memory: expect.objectContaining({
          p50: expect.closeTo(149.5 * MIB),
          max: expect.closeTo(199.5 * MIB),
          // 199.5 × 1.25 = 249.4, in steps of 16.
          recommended: 256 * MIB,
          reached: false,
          saturated: { seconds: 0, share: 0 },
        }),
        workers: {
          cores: 0.5,
          basis: 'limit',
          conservative: 1,
          recommended: 2,
          aggressive: 2,
          current: 8,
          memoryPerWorker: 225 * MIB,
          memoryVerdict: 'low',
        },
      },
    ]);
  });

  test('limits of the Compose file that do not fit, at their lines, with the line to write', async () => {
    const { out } = await capacity('shop', '--samples', web, '--samples', db, '--samples', job, '--format', 'json');
    const { containers, findings } = JSON.parse(out);
    expect(containers.map(({ service }: { service: string }) => service)).toEqual(['shop/db', 'shop/job', 'shop/web']);
    const told = findings.map(({ kind, resource, path, line, value, change }: Record<string, unknown>) => ({
      at: `${path}:${line}`,
      kind,
      resource,
      value,
      after: (change as { after: string } | undefined)?.after,
    }));
    expect(told).toEqual([
      { at: 'compose.yaml:7', kind: 'near', resource: 'cpu', value: '0.8', after: '          cpus: "0.8"' },
      {
        at: 'compose.yaml:8',
        kind: 'too-large',
        resource: 'memory',
        value: '256M',
        after: '          memory: 256M # for now',
      },
      // A default of a variable: what to write there is told, and no line.
      { at: 'compose.yaml:11', kind: 'near', resource: 'memory', value: '128M', after: undefined },
      { at: 'compose.yaml:12', kind: 'too-large', resource: 'cpu', value: '0.4', after: '    cpus: 0.4' },
      { at: 'compose.yaml:13', kind: 'missing', resource: 'cpu', value: '1.25', after: undefined },
      { at: 'compose.yaml:13', kind: 'missing', resource: 'memory', value: '64M', after: undefined },
    ]);
    expect(findings[1].message).toBe('The memory limit of `web`, 1.76 GiB, is 9 times the measured peak of 199.5 MiB.');
  });

  test('files that the shell made of a pattern, as text with both charts', async () => {
    const { out, code } = await capacity('--samples', web, db, 'shop');
    expect(code).toBe(0);
    expect(out).toContain('shop-db-1, service shop/db: 100 samples over 100 s');
    expect(out).toMatch(/^ +CPU .*0\.5 cores {2}100 s \(50 %\) {2}0\.8 cores$/m);
    expect(out).toContain('The CPU reached its limit');
    expect(out).toMatch(/├.*╌/);
    expect(out).toContain('  +           memory: 256M # for now');
  });

  test('a summary of a job', async () => {
    const { out } = await capacity('shop', '--samples', web, '--format', 'markdown');
    expect(out).toContain('| <code>shop-web-1</code> | CPU |');
    expect(out).toContain('Write <code>memory: 256M &#35; for now</code>.');
  });

  test('a plot is XML on its own, with the limits drawn', async () => {
    const { code } = await capacity('--samples', web, '--samples', db, '--plot', 'plot.svg', '--format', 'json');
    expect(code).toBe(0);
    const svg = readFileSync(join(work, 'plot.svg'), 'utf8');
    new SaxesParser().write(svg).close();
    // The CPU limit of web and the memory limit of db; the others are far above what was used.
    expect(svg.match(/<line class="limit"/g)).toHaveLength(2);
    expect(svg).toContain('the limit, 1.76 GiB, is far above');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  test('hostile names are text wherever they go', async () => {
    const name = '<script>\u001b[31m|::error::x';
    writeFileSync(
      join(work, 'metadata_evil_20300101_120000.json'),
      JSON.stringify({ test_config: { container_name: name } }),
    );
    const file = 'stress_test_evil_20300101_120000.csv';
    writeFileSync(join(work, file), `${HEADER}x,1,1,1,1,1,1\n=cmd,,2\nx,2,1,1,1,1,1\n`);
    const { out } = await capacity('--samples', file, '--plot', 'evil.svg');
    expect(out).not.toContain('\u001b[31m');
    expect(out).toContain(`${file}:3: there is no time; left out.`);
    const markdown = (await capacity('--samples', file, '--format', 'markdown')).out;
    expect(markdown).not.toMatch(/<script|\|::/);
    const svg = readFileSync(join(work, 'evil.svg'), 'utf8');
    new SaxesParser().write(svg).close();
    expect(svg).not.toContain('<script');
  });

  test.each<[readonly string[], RegExp]>([
    [['--samples', 'gone.csv'], /cannot read gone\.csv: there is no such file/],
    [['--samples', 'shop'], /cannot read shop: it is a folder/],
    [['--samples', 'shop/compose.yaml'], /shop\/compose\.yaml:1: the first line has no column/],
    [['--samples', 'x.csv', 'a', 'b'], /one path/],
  ])('%j is told with what to do', async (args, message) => {
    const { code, error } = await capacity(...args);
    expect(code).toBe(2);
    expect(error).toMatch(message);
  });
});
