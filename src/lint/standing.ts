import type { Stack } from '../model/stack.js';

/**
 * True when a stack is for development and tests only, judged by whole words in the name of its variant or first file, and by the
 * last word of a folder on its way: `docker-compose.test.yml`, `e2e/compose.yaml`. An override beside the first file changes nothing.
 */
export function isForDevelopment(stack: Stack, words: readonly string[]): boolean {
  const [first = ''] = stack.files;
  const named = stack.variant ?? first.slice(first.lastIndexOf('/') + 1);
  const folders = stack.path.split('/').map((folder) => wordsIn(folder).at(-1) ?? '');
  return [...wordsIn(named), ...folders].some((word) => words.includes(word));
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/);
}
