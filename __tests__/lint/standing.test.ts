import { describe, expect, test } from '@jest/globals';
import { isForDevelopment } from '../../src/lint/standing.js';
import { contextOf } from './pipeline.js';

const WORDS = ['dev', 'test', 'tests', 'ci', 'e2e'];
const SERVICES = 'services:\n  web:\n    image: nginx:1.27\n';

/** Whether each stack of a repository of these files is for development, by id. */
function standing(...paths: string[]): Record<string, boolean> {
  const { stacks } = contextOf(Object.fromEntries(paths.map((path) => [path, SERVICES])));
  return Object.fromEntries(stacks.map((stack) => [stack.files.at(-1) ?? stack.id, isForDevelopment(stack, WORDS)]));
}

describe('a stack is for development', () => {
  test.each(['compose.dev.yaml', 'docker-compose.ci.yml', 'docker-compose-test.yml'])('by its file: %s', (path) => {
    expect(standing(path)).toEqual({ [path]: true });
  });

  test('as a variant, and not the stack that it is a variant of', () => {
    expect(standing('compose.yaml', 'compose.test.yaml')).toEqual({ 'compose.yaml': false, 'compose.test.yaml': true });
  });

  test.each(['e2e/compose.yaml', 'integration-tests/db/compose.yaml'])('by a folder on its way: %s', (path) => {
    expect(standing(path)).toEqual({ [path]: true });
  });

  test.each([
    'compose.yaml',
    'compose.prod.yaml',
    'latest/compose.yaml',
    'devices/compose.yaml',
    'test-lab/compose.yaml',
  ])('not by parts of words or words before the last: %s', (path) => {
    expect(standing(path)).toEqual({ [path]: false });
  });
});
