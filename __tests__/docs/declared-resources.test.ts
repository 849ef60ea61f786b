import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { testRules } from '../../src/app/rule-examples.js';
import { CHECKS } from '../../src/lint/checks/index.js';

const docs = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs');
const page = readFileSync(join(docs, 'declared-resources.md'), 'utf8');

test('the rule on the page of declared resources does what the page says', async () => {
  const text = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? '';
  const { rules, mistakes } = await testRules([{ path: 'rule.yml', text }]);
  expect(mistakes).toEqual([]);
  expect(rules.map(({ id, lacks }) => ({ id, lacks }))).toEqual([{ id: 'acme/workload-without-team', lacks: [] }]);
  expect(rules.flatMap(({ examples }) => examples.flatMap(({ wrong }) => wrong ?? []))).toEqual([]);
});

test('the page lists every check of declared resources', () => {
  const listed = [...page.matchAll(/^\| `([a-z]+(?:-[a-z]+)+)` \| /gm)].map((match) => match[1] ?? '');
  const checks = CHECKS.filter(({ reads }) => reads === 'resources').map(({ name }) => name);
  expect(listed.filter((name) => name.includes('-')).sort()).toEqual(expect.arrayContaining([...checks].sort()));
});
