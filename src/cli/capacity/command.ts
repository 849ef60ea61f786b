import { UserMistake } from '../../lib/mistake.js';
import type { CommandSpec } from '../commands.js';

/** `groundplan capacity`. */
export const CAPACITY_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['capacity'],
    argument: '[path]',
    several: true,
    help: 'say what containers may take and are told to, and which limits and how many workers fit; with --samples by what was measured',
    options: [
      {
        name: 'samples',
        short: 's',
        value: 'file',
        multiple: true,
        help: 'a CSV file of groundplan monitor; further ones may follow it',
      },
      { name: 'plot', value: 'file', help: 'with --samples: draw CPU and memory over time to this SVG file' },
      { name: 'cpus', value: 'number', help: 'cores of the machine, to compare with what all containers may take' },
      { name: 'memory', value: 'size', help: 'memory of the machine, such as 16G' },
      { name: 'format', short: 'f', value: 'format', multiple: true, help: 'text, json or markdown' },
      { name: 'output', short: 'o', value: 'file', help: 'write to this file instead of standard output' },
      {
        name: 'config',
        short: 'c',
        value: 'file',
        help: 'the configuration; otherwise .groundplan.yml of the repository',
      },
      { name: 'ref', value: 'commit', help: 'look at this commit, branch or tag instead of the files on disk' },
    ],
    run: async (argument, options, further) => {
      if (options.samples === undefined) {
        if (options.plot !== undefined)
          throw new UserMistake('--plot draws what was measured: give --samples as well.');
        const [surplus] = further;
        if (surplus !== undefined) throw new UserMistake(`capacity takes one path; "${surplus}" is one too many.`);
        const { capacityOfFiles } = await import('./plan.js');
        return capacityOfFiles(argument ?? '.', options);
      }
      if (options.cpus !== undefined || options.memory !== undefined)
        throw new UserMistake('--cpus and --memory are for what files say: leave them out beside --samples.');
      // `--samples results/*.csv`: the shell makes arguments of all but the first.
      const given = [...(argument === undefined ? [] : [argument]), ...further];
      const samples = given.filter((name) => /\.csv$/i.test(name));
      const [path, surplus] = given.filter((name) => !/\.csv$/i.test(name));
      if (surplus !== undefined) throw new UserMistake(`capacity takes one path; "${surplus}" is one too many.`);
      const { capacityOfSamples } = await import('./samples.js');
      return capacityOfSamples(path, { ...options, samples: [...options.samples, ...samples] });
    },
  },
];
