import type { Stack } from '../model/stack.js';

/**
 * True when a stack is for development and tests only, judged by whole words in the name of its variant, its first file and its
 * folder: `docker-compose.test.yml`, `e2e/compose.yaml`. An override beside the first file changes nothing.
 */
export function isForDevelopment(stack: Stack, words: readonly string[]): boolean {
  const [first = ''] = stack.files;
  const file = first.slice(first.lastIndexOf('/') + 1);
  const folder = stack.path.slice(stack.path.lastIndexOf('/') + 1);
  const said = `${stack.variant ?? ''} ${stack.variant === undefined ? file : ''} ${folder}`;
  return said
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => words.includes(word));
}
