import type { CommandSpec } from '../commands.js';

/** `groundplan scaffold`. */
export const SCAFFOLD_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['scaffold'],
    argument: '[pattern]',
    further: ['[dir]'],
    help: 'write a working skeleton of a pattern into a folder; without a pattern, list them',
    options: [
      {
        name: 'name',
        value: 'name',
        multiple: true,
        help: 'what the project is called: lower-case letters, digits and hyphens; otherwise as the folder',
      },
      { name: 'dry-run', help: 'write nothing and list the files' },
      { name: 'format', short: 'f', value: 'format', multiple: true, help: 'text or json' },
    ],
    run: async (pattern, options, [folder]) => (await import('./scaffold.js')).scaffold(pattern, folder, options),
  },
];
