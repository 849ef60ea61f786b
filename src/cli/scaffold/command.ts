import type { CommandSpec } from '../commands.js';

/** `groundplan scaffold`. */
export const SCAFFOLD_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['scaffold'],
    argument: '[pattern]',
    further: ['[dir]'],
    help: 'write a working skeleton of a pattern into a folder, or convert a project to it; without a pattern, list them',
    options: [
      {
        name: 'from',
        value: 'path',
        help: 'show how the Compose project there becomes layered-monolith or externalized-infrastructure; in dir, or where it is',
      },
      { name: 'write', help: 'with --from: write what is shown' },
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
