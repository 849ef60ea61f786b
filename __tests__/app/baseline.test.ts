import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCollection, parseDocument, visit } from 'yaml';
import { withReorderedKeys } from '../../scripts/corpus/transform/reorder.js';
import { analyse } from '../../src/app/analyse.js';
import type { AnalyseOptions } from '../../src/app/analysis.js';
import { UserMistake } from '../../src/lib/mistake.js';
import type { ReportFinding } from '../../src/report/report.js';
import { loadRulebook, loadTexts } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

type Files = Readonly<Record<string, string>>;

const BASELINE = '.groundplan-baseline.json';
const STALE = 'stale-baseline-entry';

async function check(files: Files, options: Partial<AnalyseOptions> = {}) {
  const { report, baseline } = await analyse(memory(files), {
    target: '.',
    preset: 'strict',
    today: '2026-01-01',
    ...options,
  });
  return { ...report, findings: [...report.findings], baseline };
}

async function write(files: Files): Promise<string> {
  const { baseline } = await check(files, { updateBaseline: 'write' });
  return baseline?.text ?? '';
}

/** Findings that count although the baseline was written of the same project, and entries that nothing was found for. */
async function surfacing(files: Files, text: string): Promise<string[]> {
  const { findings } = await check(files, { baseline: { path: BASELINE, text } });
  return findings
    .filter(({ disposition }) => disposition === 'active')
    .map(({ ruleId, location, message }) => `${ruleId} ${location.path}:${location.line} ${message}`);
}

const SHOP: Files = {
  'compose.yaml': `name: shop
services:
  web:
    build: ./web
    ports: ["80:8080", "443:8443"]
    depends_on:
      db:
        condition: service_healthy
      cache:
        condition: service_started
    networks: [front, back]
  db:
    image: postgres:16
    ports: ["5432:5432"]
    networks: [back]
  cache:
    image: redis:7
    ports:
      - target: 6379
        published: "6379"
    networks: [back, front]
  admin:
    image: adminer
    ports: ["8081:8080"]
    networks: [back]
networks:
  front: {}
  back: {}
  spare: {}
`,
};

describe('a baseline', () => {
  test('takes every finding out of the count, and none out of the report', async () => {
    const before = await check(SHOP);
    const text = await write(SHOP);
    const after = await check(SHOP, { baseline: { path: BASELINE, text } });
    const key = ({ ruleId, fingerprint }: ReportFinding) => `${ruleId} ${fingerprint}`;
    expect(before.findings.length).toBeGreaterThan(8);
    expect(after.findings.map(key).sort()).toEqual(before.findings.map(key).sort());
    expect(after.findings.every(({ disposition }) => disposition === 'baselined')).toBe(true);
    expect(after.counts).toMatchObject({ error: 0, warning: 0, note: 0, baselined: before.findings.length });
    expect(after.verdict.outcome).toBe('pass');
    expect(after.findings[0]?.decision).toMatchObject({ by: 'baseline', location: { path: BASELINE } });
  });

  test('knows no line and no value', async () => {
    const secret =
      'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: hunter2horse\n';
    expect(await write({ 'compose.yaml': secret })).not.toMatch(/hunter2horse|"line/);
    expect(await write({ 'compose.yaml': `\n\n\n${SHOP['compose.yaml']}` })).toBe(await write(SHOP));
  });

  test('lets new findings count, beside those that are listed', async () => {
    const text = await write(SHOP);
    const more = (SHOP['compose.yaml'] ?? '').replace(
      'networks:\n  front: {}',
      '  logs:\n    image: mongo:7\n    ports: ["27017:27017"]\n    networks: [back]\nnetworks:\n  front: {}',
    );
    const counting = await surfacing({ 'compose.yaml': more }, text);
    expect(counting.filter((one) => one.startsWith('published-store-port'))).toHaveLength(1);
    // A service that is new to a list counts for itself.
    const limits = counting.filter((one) => one.startsWith('services-without-memory-limit'));
    expect(limits).toEqual([expect.stringContaining('`logs` has no')]);
    expect(counting.filter((one) => !/logs|mongo/.test(one))).toEqual([]);
  });

  test('holds back as many alike as it lists, in the files that it names', async () => {
    const text = await write(SHOP);
    const copied = { ...SHOP, 'copy/compose.yaml': SHOP['compose.yaml'] ?? '' };
    const { findings } = await check(copied, { baseline: { path: BASELINE, text } });
    const active = findings.filter(({ disposition }) => disposition === 'active');
    expect(
      active.filter(({ ruleId }) => ruleId === 'published-store-port').map(({ location }) => location.path),
    ).toEqual(['copy/compose.yaml', 'copy/compose.yaml']);
  });

  test('tells what is mended, but not of what was not looked at', async () => {
    const text = await write(SHOP);
    const mended = { 'compose.yaml': (SHOP['compose.yaml'] ?? '').replace('["5432:5432"]', '["127.0.0.1:5432:5432"]') };
    const stale = (await check(mended, { baseline: { path: BASELINE, text } })).findings.filter(
      ({ ruleId }) => ruleId === STALE,
    );
    expect(stale.map(({ message }) => message)).toEqual([
      expect.stringContaining('`published-store-port` is no longer'),
    ]);
    const off = { ...mended, '.groundplan.yml': 'rules:\n  published-store-port: off\n' };
    expect(await surfacing(off, text)).toEqual([]);
    const excluded = { ...mended, '.groundplan.yml': 'exclude: [compose.yaml]\n' };
    expect(await surfacing(excluded, text)).toEqual([]);
  });

  test('is pruned of what is mended, and follows a file that was renamed', async () => {
    const text = await write(SHOP);
    const moved = {
      'docker-compose.yml': (SHOP['compose.yaml'] ?? '').replace('["5432:5432"]', '["127.0.0.1:5432:5432"]'),
    };
    const { baseline, findings } = await check(moved, { baseline: { path: BASELINE, text }, updateBaseline: 'prune' });
    expect(findings.filter(({ ruleId }) => ruleId === STALE)).toEqual([]);
    expect(baseline?.text).toBe(await write(moved));
    expect(baseline?.text).not.toContain('"compose.yaml"');
  });

  test('of the configuration is read from the repository', async () => {
    const files = { ...SHOP, '.groundplan.yml': `baseline: ${BASELINE}\n`, [BASELINE]: await write(SHOP) };
    expect((await check(files)).counts).toMatchObject({ error: 0, warning: 0, note: 0 });
    const missing = { ...SHOP, '.groundplan.yml': `baseline: ${BASELINE}\n` };
    await expect(check(missing)).rejects.toThrow(/cannot read the baseline .*--write-baseline/);
    expect((await check(missing, { updateBaseline: 'write' })).baseline?.text).toBe(files[BASELINE]);
  });

  test('leaves alone what a comment holds back already', async () => {
    const text = (SHOP['compose.yaml'] ?? '').replace(
      '  db:\n    image',
      '  # groundplan: ignore published-store-port -- a lab\n  db:\n    image',
    );
    const { baseline, counts } = await check({ 'compose.yaml': text }, { updateBaseline: 'write' });
    expect(counts.suppressed).toBe(1);
    expect(baseline?.text.match(/"published-store-port"/g)).toHaveLength(1);
  });

  test.each([
    ['{', 1],
    ['[]', 1],
    ['{"version": 2, "findings": []}', 1],
    ['{"version": 1, "findings": [\n{"rule": "a", "path": "b", "places": []},\n{"rule": "a"}\n]}', 2],
    ['{"version": 1, "findings": [{"rule": "a", "path": "b", "places": ["c"], "count": -1}]}', 1],
  ])('that is none ends the run with its places: %s', async (text, lines) => {
    const attempt = check(SHOP, { baseline: { path: BASELINE, text } });
    await expect(attempt).rejects.toThrow(UserMistake);
    const mistake = await attempt.catch((error: unknown) => error);
    expect(mistake instanceof UserMistake ? mistake.lines : []).toHaveLength(lines);
    expect(mistake instanceof UserMistake ? mistake.lines[0] : '').toMatch(/^\.groundplan-baseline\.json:/);
  });
});

/** Rewrites the Compose files and leaves the others. */
function rewritten(files: Files, rewrite: (text: string) => string): Files {
  const isCompose = (path: string): boolean => /\.ya?ml$/.test(path) && !path.startsWith('.groundplan');
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, isCompose(path) ? rewrite(text) : text]),
  );
}

/** Keys without a value in braces, which the library writes with a colon that belongs to the key. */
const HOLLOW = /[{,]\s*[\w-]+:\s*[,}]/;

/** Blank lines and comments between the lines, where no text of several lines is cut. */
function spreadOut(text: string): string {
  if (/[|>][-+0-9]*\s*$/m.test(text) || text.includes('{{')) return text;
  return `# Moved down.\n\n${text
    .split('\n')
    .map((line) => (line.trim() === '' || line.trim().startsWith('#') ? line : `${line}\n\n# Spread out.`))
    .join('\n')}`;
}

/** The same values written in another way. A text that is no YAML, or says nothing, stays. */
function reformatted(
  text: string,
  options: { readonly indent?: number; readonly quote?: boolean; readonly flow?: boolean },
): string {
  if (HOLLOW.test(text)) return text;
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isCollection(document.contents) || /^---/m.test(text)) return text;
  let dangling = false;
  visit(document, {
    Alias: (_key, alias) => {
      dangling ||= alias.resolve(document) === undefined;
    },
  });
  if (dangling) return text;
  if (options.flow === true) {
    // A comment would end up elsewhere, and the library writes empty values with a colon that belongs to the key.
    if (/[#&*]|:\s*$/m.test(text)) return text;
    visit(document, {
      Collection: (_key, node) => {
        node.flow = true;
      },
    });
  }
  return document.toString({
    indent: options.indent ?? 2,
    lineWidth: 60,
    ...(options.quote === true ? { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' } : {}),
  });
}

function reordered(files: Files): Files {
  const repository = withReorderedKeys(memory(files));
  return Object.fromEntries(
    repository.files.map(({ path }) => {
      const result = repository.read(path);
      const before = files[path] ?? '';
      return [path, result.ok && !HOLLOW.test(before) ? result.text : before];
    }),
  );
}

/** Two, so that each example is analysed only so often. */
const WRITTEN_ANEW: Readonly<Record<string, (files: Files) => Files>> = {
  'lines move and end in another way, indentation and quotes change': (files) =>
    rewritten(files, (text) => spreadOut(reformatted(text, { indent: 5, quote: true })).replaceAll('\n', '\r\n')),
  'keys change their order and blocks become flows': (files) =>
    rewritten(reordered(files), (text) => reformatted(text, { flow: true })),
};

const renamed = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path === 'compose.yaml' ? name : path, text]));

const texts = await loadTexts();
/** A file of only comments, or of bytes that are no text, is another file once it is written anew. */
const OF_THE_TEXT = ['empty-compose-file', 'unreadable-compose-file'];
const checkOf = new Map(loadRulebook().rules.map((rule) => [rule.id, rule.check]));
/** One for each check, whose rules find and name things alike. */
const examples = [
  ...new Map(
    Object.entries(texts.rules).flatMap(
      ([
        id,
        {
          examples: { fails },
        },
      ]) =>
        fails
          .filter(({ files }) => files['.groundplan.yml'] === undefined && !OF_THE_TEXT.includes(id))
          .slice(0, 1)
          .map((example) => [checkOf.get(id), [`${id}: ${example.name}`, example.files] as const] as const),
    ),
  ).values(),
];
const baselines = new Map<Files, string>();
for (const [, files] of examples) baselines.set(files, await write(files));

describe.each(Object.entries(WRITTEN_ANEW))('when %s', (_, change) => {
  test('every finding of an example of each check is known again', async () => {
    const lost: string[] = [];
    let findings = 0;
    for (const [name, files] of examples) {
      const text = baselines.get(files) ?? '';
      findings += text.match(/"rule"/g)?.length ?? 0;
      for (const one of await surfacing(change(files), text)) lost.push(`${name}: ${one}`);
    }
    expect(findings).toBeGreaterThan(examples.length);
    expect(lost).toEqual([]);
  });
});

/** Projects of a few services that make all kinds of mistakes. */
const project = fc
  .uniqueArray(fc.constantFrom('web', 'api', 'db', 'cache', 'queue', 'admin'), { minLength: 1, maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          image: fc.constantFrom(
            'postgres:16',
            'redis:7',
            'nginx:1.27',
            'rabbitmq:3-management',
            'adminer',
            'acme/app:1',
          ),
          ports: fc.subarray(['80:80', '5432:5432', '127.0.0.1:6379:6379', '15672:15672', '80:8080']),
          networks: fc.subarray(['front', 'back']),
          limit: fc.option(fc.constantFrom('2m', '512m', '1g'), { nil: undefined }),
          waits: fc.constantFrom(...names, undefined),
        }),
      ),
    ),
  )
  .map((services) => {
    const lines = services.flatMap(({ name, image, ports, networks, limit, waits }) => [
      `  ${name}:`,
      `    image: ${image}`,
      ...(ports.length === 0 ? [] : ['    ports:', ...ports.map((port) => `      - "${port}"`)]),
      ...(networks.length === 0 ? [] : [`    networks: [${networks.join(', ')}]`]),
      ...(limit === undefined ? [] : [`    mem_limit: ${limit}`]),
      ...(waits === undefined ? [] : ['    depends_on:', `      ${waits}:`, '        condition: service_healthy']),
    ]);
    return ['name: shop', 'services:', ...lines, 'networks:', '  front: {}', '  back: {}', '  spare: {}', ''].join(
      '\n',
    );
  });

test('whatever a project holds, a baseline of it survives all of that at once, in a file of another name', async () => {
  await fc.assert(
    fc.asyncProperty(
      project,
      fc.subarray(Object.values(WRITTEN_ANEW)),
      fc.constantFrom('compose.yaml', 'docker-compose.yml', 'compose.yml'),
      async (text, changes, name) => {
        const files = { 'compose.yaml': text };
        const after = changes.reduce((before, change) => change(before), files as Files);
        expect(await surfacing(renamed(after, name), await write(files))).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});
