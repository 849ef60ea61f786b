import { expect, test } from '@jest/globals';
import { findPolicies } from '../../../src/app/policy/find.js';
import { memory } from '../../../src/source/memory.js';

test('policies are told from rules, Compose files, workflows and the repository’s own configuration', () => {
  const repository = memory({
    '.groundplan.yml': 'preset: strict\n',
    '.github/workflows/test.yml': 'on: push\njobs: {}\n',
    'base.yml': 'preset: strict\nlocks: []\nexamples: []\n',
    'broken.yaml': 'preset: [\nrules: x\n',
    'misspelt.yml': 'presett: strict\nrules: {}\n',
    'compose.yaml': 'services: {}\nnetworks: {}\ninclude: []\n',
    'rules/tags.yml': 'id: acme/untagged\ntitle: T\nlevel: error\nexamples: {}\n',
    'teams/payments.yml': '"extends": ./base.yml\n',
    'README.md': 'preset: strict\n',
  });
  expect(findPolicies(repository, '')).toEqual(['base.yml', 'broken.yaml', 'misspelt.yml', 'teams/payments.yml']);
  expect(findPolicies(repository, 'teams')).toEqual(['teams/payments.yml']);
  expect(findPolicies(repository, 'team')).toEqual([]);
});
