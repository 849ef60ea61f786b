import type { CommandSpec } from '../commands.js';
import { POLICY } from '../policy-specs.js';
import { CONFIG, REF } from '../shared-specs.js';

/** `groundplan layout` and what belongs to it. */
export const LAYOUT_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['layout'],
    argument: '[path]',
    help: 'compare the folders and files of a repository with a profile, and say what is missing, most useful first',
    options: [
      {
        name: 'profile',
        short: 'p',
        value: 'name|file',
        multiple: true,
        help: 'a shipped profile (enterprise, base or the slug of a pattern) or a YAML file; several together are one; otherwise that of the pattern',
      },
      { name: 'min-score', value: 'percent', help: 'exit with 1 when the score is lower' },
      { name: 'format', short: 'f', value: 'format', multiple: true, help: 'text, json or markdown' },
      { name: 'output', short: 'o', value: 'file', help: 'write to this file instead of standard output' },
      CONFIG,
      REF,
      ...POLICY,
    ],
    run: async (path, options) => (await import('./layout.js')).layout(path ?? '.', options),
  },
  {
    words: ['layout', 'infer'],
    argument: '[path]',
    help: 'write a profile of an exemplary repository: its homes, names, and what folders of one kind hold',
    options: [
      { name: 'name', value: 'name', multiple: true, help: 'the name of the profile; otherwise that of the folder' },
      { name: 'output', short: 'o', value: 'file', help: 'write to this file instead of standard output' },
      REF,
    ],
    run: async (path, options) => (await import('./infer.js')).infer(path ?? '.', options),
  },
];
