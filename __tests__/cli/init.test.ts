import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { testPolicies } from '../../src/app/policy/examples.js';
import { init } from '../../src/cli/init.js';
import { UserMistake } from '../../src/lib/mistake.js';
import { loadConfig, loadPolicy } from '../../src/policy/load.js';
import { memoryPolicies } from '../../src/policy/memory-policies.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

const work = mkdtempSync(join(tmpdir(), 'groundplan-init-'));
const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);

afterEach(() => {
  stderr.mockClear();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

let count = 0;

function folder(files: Readonly<Record<string, string>>): string {
  const root = join(work, String(++count));
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function printed(root: string, preset?: string): Promise<string> {
  const written: string[] = [];
  const output = { write: (text: string) => void written.push(text), close: () => {} };
  expect(await init(root, { 'dry-run': true, ...(preset === undefined ? {} : { preset }) }, output)).toBe(0);
  return written.join('');
}

const SHOP = {
  'compose.yaml': `services:
  web: { image: "nginx:1.27", ports: ["80:80"] }
  db:
    image: postgres:16
    ports: ["5432:5432"]
`,
};

/** The configuration that a text says. Throws UserMistake for every mistake in it. */
function loaded(text: string) {
  return loadConfig(memory({ '.groundplan.yml': text, '.groundplan/rules/none.yml': '' }), loadRulebook());
}

describe('init', () => {
  test('writes a configuration that holds as it stands', async () => {
    const root = folder(SHOP);
    expect(await init(root, {})).toBe(0);
    const text = readFileSync(join(root, '.groundplan.yml'), 'utf8');
    expect((await loaded(text)).preset).toBe('recommended');
    expect(stderr.mock.calls.join('')).toContain('.groundplan.yml');
  });

  test('names the pattern and the rules that were found, with their levels', async () => {
    const text = await printed(folder(SHOP));
    expect(text).toMatch(/^#pattern: [a-z-]+$/m);
    expect(text).toMatch(/^# {2}published-store-port: error +# 1 against: Data stores publish no ports/m);
  });

  test('holds as well with the # of every key taken away', async () => {
    for (const files of [SHOP, {}]) {
      const text = await printed(folder(files));
      const all = { path: '.groundplan.yml', text: text.replace(/^#(?! \S)/gm, '') };
      const policies = memoryPolicies({ 'acme/policies@v1': { 'base.yml': 'fail-on: warning\n' } });
      const { config } = await loadPolicy(
        memory({ '.groundplan/rules/none.yml': '' }),
        loadRulebook(),
        { config: all },
        { source: policies },
      );
      expect(config.context).toEqual({ 'team-size': 5, stage: 'production' });
      expect(config.waivers).toHaveLength(1);
      expect(config.provenance.layers.map(({ name }) => name)).toEqual([
        'acme/policies/base.yml@v1',
        '.groundplan.yml',
      ]);
      expect(config.pattern).toBeDefined();
      expect(config.exclude).toHaveLength(2);
      expect(config.suppressions).toHaveLength(1);
      expect(config.overrides).toHaveLength(1);
      expect(config.baseline).toBe('.groundplan-baseline.json');
    }
  });

  test('starts from the preset that was asked for, and knows no other', async () => {
    expect(await printed(folder(SHOP), 'strict')).toMatch(/^preset: strict$/m);
    await expect(init(folder(SHOP), { preset: 'strickt' })).rejects.toThrow(/Did you mean "strict"/);
  });

  test.each(['.groundplan.yml', '.groundplan.yaml'])('leaves %s as it is', async (name) => {
    const root = folder({ ...SHOP, [name]: 'preset: strict\n' });
    await expect(init(root, {})).rejects.toThrow(UserMistake);
    expect(readFileSync(join(root, name), 'utf8')).toBe('preset: strict\n');
  });

  test('with --dry-run writes nothing', async () => {
    const root = folder(SHOP);
    await printed(root);
    expect(existsSync(join(root, '.groundplan.yml'))).toBe(false);
  });

  test('breaks comments at the width of a page', async () => {
    const text = await printed(folder(SHOP));
    for (const line of text.match(/^# (?!yaml-language).*$/gm) ?? []) expect(line.length).toBeLessThanOrEqual(120);
  });
});

describe('init --policy', () => {
  test('writes a first policy whose examples hold, also with the # of every key taken away', async () => {
    const root = folder({});
    const file = join(root, 'base.yml');
    expect(await init('.', { policy: file })).toBe(0);
    const text = readFileSync(file, 'utf8');
    for (const one of [text, text.replace(/^#(?! \S)/gm, '')]) {
      const { policies, mistakes } = await testPolicies(memory({ 'base.yml': one }), ['base.yml']);
      expect(mistakes).toEqual([]);
      expect(
        policies.map(({ examples, lacks }) => [examples.length, examples.filter(({ wrong }) => wrong), lacks]),
      ).toEqual([[4, [], []]]);
    }
    expect(text.replace(/^#(?! \S)/gm, '')).toMatch(/^waivers:$/m);
  });

  test('leaves a file as it is, and is for YAML', async () => {
    const root = folder({ 'base.yml': 'preset: strict\n' });
    await expect(init('.', { policy: join(root, 'base.yml') })).rejects.toThrow(/is there already/);
    expect(readFileSync(join(root, 'base.yml'), 'utf8')).toBe('preset: strict\n');
    await expect(init('.', { policy: join(root, 'base') })).rejects.toThrow(/ends in .yml or .yaml/);
  });
});
