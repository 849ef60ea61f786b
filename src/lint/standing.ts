import type { Stack } from '../model/stack.js';

/**
 * True when a stack is for development and tests only, judged by whole words in the name of its variant or first file, and by the
 * last word of a folder on its way: `docker-compose.test.yml`, `e2e/compose.yaml`. An override beside the first file changes nothing.
 */
export function isForDevelopment(stack: Stack, words: readonly string[]): boolean {
  return isCalled(stack, words);
}

/** Whether one of the words stands in the name of the variant or first file, or ends the name of a folder on the way. */
function isCalled(stack: Stack, words: readonly string[]): boolean {
  const [first = ''] = stack.files;
  const named = stack.variant ?? first.slice(first.lastIndexOf('/') + 1);
  const folders = stack.path.split('/').map((folder) => wordsIn(folder).at(-1) ?? '');
  return [...wordsIn(named), ...folders].some((word) => words.includes(word));
}

/** True when a stack is told to run where others use it: Swarm runs it, or words in its name say so. */
export function isDeployed(stack: Stack, words: readonly string[]): boolean {
  return stack.kind === 'swarm' || isCalled(stack, words);
}

/** The same, or most of its services come back by themselves after the machine was started again, which few ask for on a desk. */
export function seemsDeployed(stack: Stack, words: readonly string[]): boolean {
  const lasting = stack.services.filter(({ role, profiles }) => role.role !== 'job' && profiles.length === 0);
  const staying = lasting.filter(({ restart }) => restart !== undefined && restart.value !== 'no');
  return isDeployed(stack, words) || (staying.length > 0 && staying.length >= lasting.length * MOST);
}

/** Of the services that stay up, the share that must come back. */
const MOST = 2 / 3;

function wordsIn(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/);
}
