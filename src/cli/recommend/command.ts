import type { CommandSpec } from '../commands.js';
import { POLICY } from '../policy-specs.js';
import { CONFIG, REF } from '../shared-specs.js';
import { ANSWERS } from './answer-specs.js';

/** `groundplan recommend`. */
export const RECOMMEND_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['recommend'],
    argument: '[path]',
    help: 'say which pattern fits team and product, how that differs from today, and the way there step by step',
    options: [
      ...ANSWERS,
      { name: 'to', value: 'pattern', help: 'the pattern is chosen already: only compare and tell the way there' },
      { name: 'format', short: 'f', value: 'format', multiple: true, help: 'text, json or markdown' },
      { name: 'output', short: 'o', value: 'file', help: 'write to this file instead of standard output' },
      CONFIG,
      REF,
      ...POLICY,
    ],
    run: async (path, options) => (await import('./recommend.js')).recommendPath(path ?? '.', options),
  },
];
