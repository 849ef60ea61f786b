import type { YAMLError } from 'yaml';
import type { YamlTree } from './tree.js';

/** Reports a syntax error of the library in our own words. */
export function describeSyntaxError(error: YAMLError, text: string, tree: YamlTree): void {
  const start = Math.min(error.pos[0], text.length);
  tree.report(start, Math.max(start, Math.min(error.pos[1], text.length)), {
    code: 'yaml-syntax',
    message: error.message,
  });
}
