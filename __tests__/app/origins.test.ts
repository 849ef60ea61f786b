import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { formatNamed } from '../../src/report/formats.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import { memory } from '../../src/source/memory.js';
import { renderedInTime } from '../report/rendered.js';

type Files = Readonly<Record<string, string>>;

/** A shop as people start it: a base, a common file that it extends, an included store, and two overlays that make lays over it. */
const SHOP: Files = {
  'compose.yaml': `include:
  - store.yaml
services:
  web:
    extends: { file: common.yaml, service: base }
    build: .
    ports: ["8080:8080"]
    mem_limit: 256m
    environment:
      DB_PASSWORD: \${PASSWORD}
    depends_on: [db]
  worker:
    build: .
    mem_limit: 256m
    depends_on: [db]
`,
  'compose.prod.yaml': `services:
  web:
    mem_limit: 0
    restart: always
`,
  'compose.dev.yaml': `services:
  web:
    ports: ["9229:9229"]
`,
  'common.yaml': `services:
  base:
    cpus: 0
    restart: unless-stopped
`,
  'store.yaml': `x-ports: &ports
  - "5432:5432"
services:
  db:
    image: postgres:latest
    ports: *ports
`,
  '.env': '# for every machine\nPASSWORD=secret\n',
  Makefile: `COMPOSE = docker compose -f compose.yaml

.PHONY: up prod dev
up:
	$(COMPOSE) up -d
prod:
	$(COMPOSE) -f compose.prod.yaml up -d
dev:
	$(COMPOSE) -f compose.dev.yaml up
`,
};

async function reportOf(files: Files): Promise<Report> {
  const repository = memory(files, { name: 'shop' });
  return (await analyse(repository, { target: '.', preset: 'strict' })).report;
}

async function findingsOf(files: Files): Promise<readonly ReportFinding[]> {
  return [...(await reportOf(files)).findings];
}

/** `path:line: message` of the places that a finding relates. */
function related(finding: ReportFinding | undefined): string[] {
  return (finding?.related ?? []).map(({ location, message }) => `${location.path}:${location.line}: ${message}`);
}

describe('where a value comes from', () => {
  test('projects and findings are shown as they were reviewed', async () => {
    const report = await reportOf(SHOP);
    for (const format of ['text', 'markdown'] as const) {
      const path = join(process.cwd(), '__tests__/app/golden', `shop.${format === 'text' ? 'txt' : 'md'}`);
      const whole = await renderedInTime(await formatNamed(format).load(), report, {});
      const actual =
        format === 'text'
          ? whole.slice(whole.indexOf('Compose projects'), whole.indexOf('What to do'))
          : whole.slice(whole.indexOf('### Findings'));
      if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
      expect(actual).toBe(readFileSync(path, 'utf8'));
    }
  });

  test('a value that an overlay sets is shown with the one that it overrides', async () => {
    const findings = await findingsOf(SHOP);
    const limit = findings.find(({ location }) => location.path === 'compose.prod.yaml');
    expect(limit?.location.line).toBe(3);
    expect(related(limit)).toContain('compose.yaml:8: Overrides this value.');
  });

  test('what is extended is shown with who extends it', async () => {
    const findings = await findingsOf(SHOP);
    const inherited = findings.filter(({ location }) => location.path === 'common.yaml');
    expect(inherited.length).toBeGreaterThan(0);
    for (const finding of inherited) expect(related(finding)).toContain('compose.yaml:5: Extended here.');
  });

  test('what is included is shown with who includes it, through an alias as well', async () => {
    const findings = await findingsOf(SHOP);
    const port = findings.find(({ ruleId }) => ruleId === 'published-store-port');
    expect(port?.location).toMatchObject({ path: 'store.yaml', line: 2 });
    expect(related(port)).toContain('compose.yaml:2: Included here.');
  });

  test('an alias and a merge key are shown where they stand', async () => {
    const findings = await findingsOf({
      'compose.yaml': `x-store: &store
  image: postgres:16
  mem_limit: 0
x-ports: &ports
  - "5432:5432"
services:
  db:
    <<: *store
    ports: *ports
`,
    });
    expect(related(findings.find(({ ruleId }) => ruleId === 'published-store-port'))).toContain(
      'compose.yaml:9: Alias used here.',
    );
    expect(findings.filter(({ location }) => location.line === 3).flatMap(related)).toContain(
      'compose.yaml:8: Merged in here.',
    );
  });

  test('no place is shown twice, and none that is the finding itself', async () => {
    for (const { location, related: places } of await findingsOf(SHOP)) {
      const keys = places.map((one) => JSON.stringify(one.location));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain(JSON.stringify(location));
    }
  });

  test('fingerprints rest on the value and its place alone', async () => {
    const before = await findingsOf(SHOP);
    const moved = await findingsOf({ ...SHOP, 'compose.yaml': `# a comment\n\n${SHOP['compose.yaml'] ?? ''}` });
    expect(moved.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      before.map(({ fingerprint }) => fingerprint).sort(),
    );
  });
});
