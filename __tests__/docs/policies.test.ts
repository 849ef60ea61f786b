import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { testPolicies } from '../../src/app/policy/examples.js';
import { findPolicies } from '../../src/app/policy/find.js';
import { memory } from '../../src/source/memory.js';

const names = readdirSync('docs/policies').sort();
const page = readFileSync('docs/organisation.md', 'utf8');

/** The policies and the rules that they name, as they lie in a policy repository. */
function repository() {
  const files = new Map(names.map((name) => [name, readFileSync(`docs/policies/${name}`, 'utf8')]));
  for (const name of readdirSync('docs/example-rules')) {
    files.set(`example-rules/${name}`, readFileSync(`docs/example-rules/${name}`, 'utf8'));
  }
  return memory(files);
}

describe('the example policies', () => {
  test('are as their examples say', async () => {
    const policies = repository();
    expect(findPolicies(policies, '')).toEqual(names);
    const tests = await testPolicies(policies, names);
    expect(tests.mistakes).toEqual([]);
    expect(
      tests.policies.map(({ path, examples, lacks }) => ({
        path,
        wrong: examples.flatMap(({ wrong }) => wrong ?? []),
        lacks,
        enough: examples.length > 2,
      })),
    ).toEqual(names.map((path) => ({ path, wrong: [], lacks: [], enough: true })));
  });

  test('are listed on the page, and say at their top whom they are for', () => {
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      expect(page).toContain(`(policies/${name})`);
      expect(readFileSync(`docs/policies/${name}`, 'utf8')).toMatch(/^# [A-Z].*\.\n# yaml-language-server:/);
    }
  });
});
