import type { Stack } from '../model/stack.js';
import { isForDevelopment } from './standing.js';

/**
 * True when the place's file or the stack's variant is for a developer's machine only, judged by the words of its name
 * (`compose.override.yaml`, `docker-compose.dev.yml`): what is practical there is a mistake elsewhere.
 */
export function forDevelopment(stack: Stack, path: string, words: readonly string[]): boolean {
  // What is included or extended is started by everyone who starts the project, whatever it is called.
  const isLayer = stack.layers.includes(path) || !stack.files.includes(path);
  const name = isLayer ? path.slice(path.lastIndexOf('/') + 1) : '';
  const parts = `${name} ${stack.variant ?? ''}`.toLowerCase().split(/[^a-z0-9]+/);
  return parts.some((part) => words.includes(part));
}

/** True when the place's file, the stack's variant or a folder on the stack's way is for development and tests only. */
export function isAside(stack: Stack, path: string, words: readonly string[]): boolean {
  return forDevelopment(stack, path, words) || isForDevelopment(stack, words);
}
