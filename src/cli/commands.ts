import { existsSync } from 'node:fs';
import { CAPACITY_COMMANDS } from './capacity/command.js';
import type { CommandName } from './command-names.js';
import type { ExitCode } from './exit-code.js';
import { FLEET_COMMANDS } from './fleet/commands.js';
import { LAYOUT_COMMANDS } from './layout/command.js';
import { MONITOR_COMMANDS } from './monitor/command.js';
import type { CommandOptions } from './options.js';
import { POLICY_COMMANDS } from './policy/commands.js';
import { POLICY } from './policy-specs.js';
import { RECOMMEND_COMMANDS } from './recommend/command.js';
import { SCAFFOLD_COMMANDS } from './scaffold/command.js';
import { CONFIG, REF } from './shared-specs.js';

/** One option as `node:util` parses it, and as the help shows it. */
export interface OptionSpec {
  readonly name: keyof CommandOptions;
  readonly short?: string;
  /** What stands for its value in the help; absent for a switch, which has none. */
  readonly value?: string;
  readonly multiple?: true;
  /** A switch that also says no, by `--no-` before its name. */
  readonly negatable?: true;
  readonly help: string;
}

export interface CommandSpec {
  /** Words that call it. */
  readonly words: readonly [CommandName, ...string[]];
  /** Its one argument, as the help shows it; square brackets when it may be left out. */
  readonly argument?: string;
  /** Arguments behind that one, as the help shows them. */
  readonly further?: readonly string[];
  /** Whether the last argument may be given several times. */
  readonly several?: true;
  readonly help: string;
  readonly options: readonly OptionSpec[];
  /** Imports the command when it is called. Throws UserMistake. */
  readonly run: (
    argument: string | undefined,
    options: CommandOptions,
    further: readonly string[],
  ) => Promise<ExitCode>;
}

const FORMAT: OptionSpec = {
  name: 'format',
  short: 'f',
  value: 'format[=file]',
  multiple: true,
  help: 'text, json, sarif, github, markdown, html, gitlab, junit, rdjson or unix; with =file written there; may be given several times',
};
const OUTPUT: OptionSpec = {
  name: 'output',
  short: 'o',
  value: 'file',
  help: 'write the report to this file instead of standard output',
};
const PRESET: OptionSpec = {
  name: 'preset',
  value: 'name',
  help: 'the set of rules: recommended, strict, security, style, observe, or the slug of a pattern',
};
const FAIL_ON: OptionSpec = {
  name: 'fail-on',
  value: 'level',
  help: 'the level from which findings fail: error, warning, note or never; with ",drift" another architecture fails as well',
};
const BASE: OptionSpec = {
  name: 'base',
  value: 'commit',
  help: 'compare with where the branch left this one, as a pull request is shown: what changed, and only new findings fail',
};

const POLICY_FROM: OptionSpec = {
  name: 'policy-from',
  value: 'version',
  help: 'with --base: base (the default), whose configuration decides, or head, to try a configuration before it is merged',
};

const BASELINE: readonly OptionSpec[] = [
  { name: 'baseline', value: 'file', help: 'findings that this file lists do not count; otherwise as configured' },
  { name: 'write-baseline', value: 'file', help: 'write a file that lists every finding that counts now' },
  { name: 'prune-baseline', help: 'drop from the baseline what is no longer found, and follow renamed files' },
];

const RESOLVE: readonly OptionSpec[] = [
  {
    name: 'file',
    short: 'f',
    value: 'file',
    multiple: true,
    help: 'a Compose file, relative to the path; later ones are laid over earlier ones',
  },
  { name: 'profile', value: 'name', multiple: true, help: 'enable the services of this profile; "*" enables all' },
  { name: 'variables', value: 'file', multiple: true, help: 'variables from this file in place of .env' },
  {
    name: 'env-file',
    value: 'file',
    multiple: true,
    help: 'the same by its name in Compose; Node 20 reads and obeys such a file itself, so prefer --variables',
  },
  {
    name: 'env',
    short: 'e',
    value: 'name[=value]',
    multiple: true,
    help: 'set a variable, or take it from the environment; nothing else of that is used',
  },
  { name: 'project-directory', value: 'folder', help: 'the folder that relative paths start from' },
  { name: 'project-name', short: 'p', value: 'name', help: 'the name of the project' },
  {
    name: 'compose-version',
    value: 'version',
    help: 'follow this release where releases differ: 5 (the default) or 2.40',
  },
  { name: 'all', help: 'every project and variant that the repository holds' },
  { name: 'all-resources', help: 'also networks, volumes, secrets, configs and models that no service uses' },
  { name: 'provenance', help: 'say of each value which line set it, and what it replaced' },
  { name: 'format', value: 'format', multiple: true, help: 'yaml (the default) or json' },
  OUTPUT,
  REF,
];

/** Whether patterns are to be compared: all, several, or one word that needs a second. With a base it is a repository. */
function isAboutPatterns(names: readonly string[], { all, base }: CommandOptions): boolean {
  if (all === true || names.length > 1) return true;
  return (
    base === undefined &&
    /^(?:patterns|[a-z]+(?:-[a-z]+)*|\d{1,2})$/.test(names[0] ?? '') &&
    !existsSync(names[0] ?? '')
  );
}

/** Every command. The first one runs when none is named. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    words: ['check'],
    argument: '[path]',
    help: 'classify a repository, lint it and give the verdict',
    options: [
      FORMAT,
      OUTPUT,
      CONFIG,
      REF,
      BASE,
      POLICY_FROM,
      { name: 'all-findings', help: 'with --base: show older findings in full, and let them fail as well' },
      PRESET,
      FAIL_ON,
      ...BASELINE,
      ...POLICY,
    ],
    run: async (path, options) => (await import('./check.js')).check(path ?? '.', options),
  },
  {
    words: ['classify'],
    argument: '[path]',
    help: 'tell which architecture a repository implements, and why',
    options: [
      FORMAT,
      OUTPUT,
      CONFIG,
      REF,
      {
        name: 'why',
        help: 'show all that was weighed: every fact, the signals that fired and those that did not, and their weights',
      },
      ...POLICY,
    ],
    run: async (path, options) => (await import('./check.js')).classify(path ?? '.', options),
  },
  {
    words: ['compare'],
    argument: '[path|patterns]',
    several: true,
    help: 'say what changed since another commit (--base), without a verdict; or put patterns side by side, by slugs or numbers',
    options: [
      { ...FORMAT, value: 'format', help: 'text, json or markdown' },
      OUTPUT,
      CONFIG,
      REF,
      BASE,
      POLICY_FROM,
      PRESET,
      { name: 'all', help: 'put all patterns side by side' },
      ...POLICY,
    ],
    run: async (first, options, further) => {
      const names = first === undefined ? [] : [first, ...further];
      if (isAboutPatterns(names, options)) {
        const { comparePatterns } = await import('./compare-patterns.js');
        return comparePatterns(options.all === true || names[0] === 'patterns' ? [] : names, options);
      }
      return (await import('./check.js')).compare(first ?? '.', options);
    },
  },
  ...RECOMMEND_COMMANDS,
  {
    words: ['graph'],
    argument: '[path]',
    help: 'show services, networks and who reaches whom, as JSON or as a picture',
    options: [
      { ...FORMAT, value: 'format', help: 'json (the default), mermaid, svg or html' },
      OUTPUT,
      CONFIG,
      REF,
      { ...BASE, help: 'mark in the picture what changed since the branch left this commit' },
      ...POLICY,
    ],
    run: async (path, options) => (await import('./graph.js')).graph(path ?? '.', options),
  },
  {
    words: ['resolve'],
    argument: '[path]',
    help: 'print a Compose project as it comes to, as docker compose config does',
    options: RESOLVE,
    run: async (path, options) => (await import('./resolve.js')).resolve(path, options),
  },
  {
    words: ['explain'],
    argument: '<name>',
    help: 'say what a rule, a pattern, a dimension or one of its values means, with a drawing of patterns',
    options: [{ ...FORMAT, value: 'format', help: 'text or json' }],
    run: async (name, options) => (await import('./explain.js')).explain(name ?? '', options),
  },
  {
    words: ['rules', 'list'],
    help: 'list every rule with its level',
    options: [{ ...FORMAT, value: 'format', help: 'text or json' }, CONFIG, PRESET, ...POLICY],
    run: async (_none, options) => (await import('./rules.js')).listRules(options),
  },
  {
    words: ['rules', 'test'],
    argument: '<folder>',
    help: 'run the examples of rules of your own: a folder of rule files, or one file',
    options: [{ ...FORMAT, value: 'format', help: 'text or json' }],
    run: async (path, options) => (await import('./rule-tests.js')).testRuleFiles(path ?? '', options),
  },
  ...POLICY_COMMANDS,
  ...FLEET_COMMANDS,
  ...MONITOR_COMMANDS,
  ...CAPACITY_COMMANDS,
  ...LAYOUT_COMMANDS,
  {
    words: ['fix'],
    argument: '[path]',
    help: 'mend what has one right text; each fix is checked on the loaded project and withdrawn when it does more',
    options: [
      { name: 'dry-run', help: 'write nothing and print the changes as a unified diff' },
      { name: 'unsafe', help: 'also make fixes that may stop something that works today, such as limits' },
      { name: 'rule', short: 'r', value: 'id', multiple: true, help: 'only fixes of this rule' },
      CONFIG,
      PRESET,
      ...POLICY,
    ],
    run: async (path, options) => (await import('./fix.js')).fix(path ?? '.', options),
  },
  ...SCAFFOLD_COMMANDS,
  {
    words: ['init'],
    argument: '[path]',
    help: 'write a first configuration with comments, made of what the repository holds',
    options: [
      { name: 'dry-run', help: 'print it instead of writing it' },
      { name: 'policy', value: 'file', help: 'write a first policy for many repositories to this file instead' },
      PRESET,
    ],
    run: async (path, options) => (await import('./init.js')).init(path ?? '.', options),
  },
];
