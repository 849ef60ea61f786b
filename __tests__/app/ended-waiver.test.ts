import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { memory } from '../../src/source/memory.js';

const SHOP = `services:
  web:
    image: registry.acme.example/shop:4
  db:
    image: postgres:16
    ports: ["5432:5432"]
  cache:
    image: redis:7
    ports: ["6379:6379"]
`;
const POLICY = `waivers:
  - rules: [published-store-port]
    services: [db]
    owner: '@acme/billing'
    reason: The nightly export reads it.
    since: '2031-01-10'
    until: '2031-06-30'
`;

/** A change that has nothing to do with the waiver, on a day. */
async function changedOn(today: string) {
  const before = { 'compose.yaml': SHOP, '.groundplan.yml': POLICY };
  const after = { ...before, 'README.md': '# Shop\n' };
  const base = { ref: 'main', repository: memory(before) };
  const { report } = await analyse(memory(after), { target: '.', today, base });
  const ports = [...report.findings].filter(({ ruleId }) => ruleId === 'published-store-port');
  return { verdict: report.verdict, ports };
}

describe('a waiver that is over', () => {
  test('lets no change pass, whoever brought the finding: it was accepted for a time alone', async () => {
    const { verdict, ports } = await changedOn('2031-07-01');
    expect(verdict.outcome).toBe('fail');
    // The other store was there before, and nobody ever waived it: it is held against no change.
    expect(ports.map(({ subject, age }) => [subject, age])).toEqual([
      ['repository/db', 'new'],
      ['repository/cache', 'unchanged'],
    ]);
  });

  test('holds on its last day', async () => {
    const { verdict, ports } = await changedOn('2031-06-30');
    expect(verdict.outcome).toBe('pass');
    expect(ports.map(({ disposition }) => disposition)).toEqual(['waived', 'active']);
  });
});
