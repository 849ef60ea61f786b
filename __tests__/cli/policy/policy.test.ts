import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { runHere } from '../here.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-policy-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let count = 0;

function folder(files: Readonly<Record<string, string>>): string {
  const root = join(work, `shop-${++count}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const SHOP = {
  'compose.yaml': `services:
  web: { image: "nginx:1.27", ports: ["80:80"] }
  db:
    image: postgres:16
    ports: ["5432:5432"]
`,
};

/** Mistakes of a document against its published schema. */
function schemaErrors(name: string, document: unknown): unknown {
  const schema = JSON.parse(readFileSync(`docs/schema/policy-${name}.schema.json`, 'utf8')) as object;
  const validate = new Ajv({ strict: false, validateSchema: false }).compile(schema);
  return validate(document) ? [] : validate.errors;
}

describe('policy show', () => {
  test('without a policy tells the preset’s values, and no rule that holds as it says', async () => {
    const { code, out } = await runHere(['policy', 'show'], { cwd: folder(SHOP) });
    expect(code).toBe(0);
    expect(out).toContain('none: the built-in preset alone');
    expect(out).toMatch(/^ {2}fail-on +error +as usual$/m);
    expect(out).toMatch(/Rules that do not hold as the preset recommended says\n {2}none\n/);
  });

  test('shows all rules when asked, and writes a document of its schema', async () => {
    const root = folder(SHOP);
    const { out } = await runHere(['policy', 'show', '--all', '--format', 'json'], { cwd: root });
    const shown = JSON.parse(out) as { rules: readonly unknown[]; allRules: number };
    expect(schemaErrors('show', shown)).toEqual([]);
    expect(shown.rules.length).toBe(shown.allRules);
    expect(shown.allRules).toBeGreaterThan(200);
  });
});

describe('policy explain', () => {
  test('an unknown rule is a mistake with the nearest one', async () => {
    const { code, error } = await runHere(['policy', 'explain', 'publishd-store-port'], { cwd: folder(SHOP) });
    expect(code).toBe(2);
    expect(error).toContain('Did you mean "published-store-port"?');
  });

  test('says what the preset makes of the rule, and writes a document of its schema', async () => {
    const root = folder({ ...SHOP, '.groundplan.yml': 'preset: observe\n' });
    const text = await runHere(['policy', 'explain', 'services-without-memory-reservation', root], { cwd: work });
    expect(text.out).toMatch(/off +the preset observe: The rule is optional, and those are off\./);
    const json = await runHere(['policy', 'explain', 'published-store-port', root, '-f', 'json'], { cwd: work });
    expect(schemaErrors('explain', JSON.parse(json.out))).toEqual([]);
  });
});

describe('policy diff', () => {
  test('says what no configuration would change: rules, findings with their places, the verdict', async () => {
    const root = folder({ ...SHOP, '.groundplan.yml': 'rules:\n  published-store-port: off\n' });
    const { code, out } = await runHere(['policy', 'diff', 'own', 'none', root], { cwd: work });
    expect(code).toBe(0);
    expect(out).toContain('This turns on the rule `published-store-port`.');
    expect(out).toMatch(/Findings that would count\n {2}published-store-port {2}error, 1 finding\n {4}compose.yaml:5 /);
    expect(out).toContain('The verdict changes: Passed -> Failed. 1 finding more and 0 findings fewer would count;');
  });

  test('tells levels that differ, as a document of its schema and as Markdown', async () => {
    const root = folder({ ...SHOP, '.groundplan.yml': 'rules:\n  published-store-port: note\n' });
    const json = await runHere(['policy', 'diff', 'own', 'none', root, '-f', 'json'], { cwd: work });
    const difference = JSON.parse(json.out) as { otherLevel: unknown };
    expect(schemaErrors('diff', difference)).toEqual([]);
    expect(difference.otherLevel).toEqual([{ ruleId: 'published-store-port', from: 'note', to: 'error', count: 1 }]);
    const markdown = await runHere(['policy', 'diff', 'own', 'none', root, '-f', 'markdown'], { cwd: work });
    expect(markdown.out).toContain('| from | <code>own</code> | Passed |');
    expect(markdown.out).toContain('- <code>published-store-port</code>: 1 finding, note to error');
  });

  test('needs two policies, and no more than a path behind them', async () => {
    const root = folder(SHOP);
    expect((await runHere(['policy', 'diff', 'own'], { cwd: root })).error).toContain('policy diff needs <to>.');
    const four = await runHere(['policy', 'diff', 'own', 'none', '.', 'more'], { cwd: root });
    expect(four.error).toContain('policy diff takes 3 arguments; "more" is one too many.');
    expect((await runHere(['policy', 'shwo'], { cwd: root })).error).toContain('Did you mean "show"?');
  });
});
