import type { OptionSpec } from './commands.js';

/** Options that commands of several kinds take, with the same meaning in each. */
export const CONFIG: OptionSpec = {
  name: 'config',
  short: 'c',
  value: 'file',
  help: 'the configuration; otherwise .groundplan.yml of the repository',
};
export const REF: OptionSpec = {
  name: 'ref',
  value: 'commit',
  help: 'look at this commit, branch or tag instead of the files on disk',
};
