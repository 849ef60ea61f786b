import type { CommandSpec } from '../commands.js';

/** `groundplan monitor`. */
export const MONITOR_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['monitor'],
    argument: '[container|path]',
    help: 'measure CPU and memory of running containers through the Docker Engine, and write them to files',
    options: [
      { name: 'duration', short: 'd', value: 'time', help: 'how long: 90, 5m or 2h; 300 seconds unless given' },
      { name: 'interval', short: 'i', value: 'seconds', help: 'time from sample to sample; 1 unless given' },
      {
        name: 'output-dir',
        short: 'o',
        value: 'folder',
        help: 'where to write the files; ./monitoring_results unless given',
      },
      { name: 'project', short: 'p', value: 'name', help: 'all containers of this Compose project' },
      { name: 'all', help: 'all running containers' },
      { name: 'snapshot', help: 'one look: a table with warnings and advice; no files' },
      { name: 'quiet', short: 'q', help: 'print nothing but mistakes' },
    ],
    run: async (target, options) => (await import('./monitor.js')).monitor(target, options),
  },
];
