import type { CommandSpec, OptionSpec } from '../commands.js';

const OUTPUT: OptionSpec = { name: 'output', short: 'o', value: 'folder', help: 'where to write; fleet unless given' };
const DIR: OptionSpec = {
  name: 'dir',
  value: 'folder',
  help: 'read clones or bare mirrors in this folder, at their default branches, and do not ask GitHub for contents',
};
const PREVIOUS: OptionSpec = {
  name: 'previous',
  value: 'file',
  help: 'fleet.jsonl of an earlier run: what has not changed since is not looked at again, and trends go on',
};
const TODAY: OptionSpec = {
  name: 'today',
  value: 'day',
  help: 'the day that the run is of, as 2030-12-31; today unless given',
};
const HOURS: OptionSpec = {
  name: 'max-hours',
  value: 'hours',
  help: 'stop after this time; the next run with the same output goes on from there',
};

const POLICIES: OptionSpec = {
  name: 'policies',
  value: 'folder',
  help: 'take shared policies from this folder of clones or mirrors; otherwise from --dir, or from GitHub',
};

const SELECTION: readonly OptionSpec[] = [
  DIR,
  {
    name: 'owner',
    value: 'name',
    help: "with --dir: who owns clones of which neither git's remote origin nor the path tells it",
  },
  { name: 'list', value: 'file', help: 'names of repositories, one a line' },
  { name: 'name', value: 'glob', multiple: true, help: 'only repositories of this name: shop-*, acme/shop-*' },
  { name: 'except', value: 'glob', multiple: true, help: 'no repositories of this name' },
  { name: 'topic', value: 'topic', multiple: true, help: 'only repositories with this topic' },
  { name: 'language', value: 'language', multiple: true, help: 'only repositories of this main language' },
  { name: 'archived', help: 'archived repositories as well' },
  { name: 'forks', help: 'forks as well' },
  {
    name: 'policy',
    value: 'owner/repo/path@ref',
    help: 'a shared policy, at a tag or commit, that stands above all that the repositories say',
  },
  TODAY,
];

/** What looks at many repositories: `groundplan fleet …`. */
export const FLEET_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['fleet'],
    argument: '[source]',
    several: true,
    help: 'look at all repositories of an organisation, or of a folder of clones, and write tables and a dashboard',
    options: [...SELECTION, POLICIES, OUTPUT, PREVIOUS, HOURS],
    run: async (source, options, more) => (await import('./fleet.js')).fleet(withMore(source, more), options),
  },
  {
    words: ['fleet', 'plan'],
    argument: '[source]',
    several: true,
    help: 'list the repositories, divide them into shards, and say how many requests and hours a run takes',
    options: [
      ...SELECTION,
      { name: 'shards', value: 'number', help: 'how many shards, at most 256; one for 200 repositories unless given' },
      OUTPUT,
    ],
    run: async (source, options, more) => (await import('./fleet.js')).fleetPlan(withMore(source, more), options),
  },
  {
    words: ['fleet', 'run'],
    help: 'look at the repositories of a plan, or of one of its shards; goes on where it was stopped',
    options: [
      { name: 'plan', value: 'file', help: 'plan.json of fleet plan' },
      { name: 'shard', value: 'i/n', help: 'only this shard: 3/8' },
      DIR,
      POLICIES,
      OUTPUT,
      PREVIOUS,
      HOURS,
    ],
    run: async (_none, options) => (await import('./fleet.js')).fleetRun(options),
  },
  {
    words: ['fleet', 'merge'],
    argument: '<folder>',
    several: true,
    help: 'join what shards wrote, and write the tables and the dashboard',
    options: [
      { name: 'plan', value: 'file', help: 'plan.json, where it is not in one of the folders' },
      OUTPUT,
      PREVIOUS,
      TODAY,
    ],
    run: async (folder, options, more) => (await import('./fleet.js')).fleetMerge(withMore(folder, more), options),
  },
];

function withMore(first: string | undefined, more: readonly string[]): readonly string[] {
  return first === undefined ? [] : [first, ...more];
}
