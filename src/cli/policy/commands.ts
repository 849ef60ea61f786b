import type { CommandSpec, OptionSpec } from '../commands.js';
import { POLICY } from '../policy-specs.js';
import { CONFIG, REF } from '../shared-specs.js';

const FORMAT: OptionSpec = { name: 'format', short: 'f', value: 'format', multiple: true, help: 'text or json' };
const OUTPUT: OptionSpec = {
  name: 'output',
  short: 'o',
  value: 'file',
  help: 'write to this file instead of standard output',
};
const PRESET: OptionSpec = { name: 'preset', value: 'name', help: 'the preset, as `check` takes it' };

const SOURCES = POLICY.filter(({ name }) => name === 'policies' || name === 'offline');

/** What both policies that are compared are told. */
const BUT_POLICY = POLICY.filter(({ name }) => name !== 'policy');

/** What is said of policies: `groundplan policy …`. */
export const POLICY_COMMANDS: readonly CommandSpec[] = [
  {
    words: ['policy', 'show'],
    argument: '[path]',
    help: 'show everything that a repository is held to, and the file and line that said so',
    options: [
      FORMAT,
      OUTPUT,
      { name: 'all', help: 'every rule, also those that hold as the preset says' },
      CONFIG,
      REF,
      PRESET,
      ...POLICY,
    ],
    run: async (path, options) => (await import('./show.js')).show(path ?? '.', options),
  },
  {
    words: ['policy', 'explain'],
    argument: '<rule>',
    further: ['[path]'],
    help: 'say step by step why a rule holds as it does, and who can make an exception of it',
    options: [FORMAT, OUTPUT, CONFIG, REF, PRESET, ...POLICY],
    run: async (rule, options, [path = '.']) => (await import('./explain.js')).explain(rule ?? '', path, options),
  },
  {
    words: ['policy', 'test'],
    argument: '[path]',
    help: 'run the examples of policies: those in a folder, or one file',
    options: [FORMAT, OUTPUT, ...SOURCES],
    run: async (path, options) => (await import('./test.js')).testPolicyFiles(path ?? '.', options),
  },
  {
    words: ['policy', 'diff'],
    argument: '<from>',
    further: ['<to>', '[path]'],
    help: 'say what another policy would change for a repository; each is owner/repo/path@ref, a file, own, own@COMMIT or none',
    options: [{ ...FORMAT, help: 'text, json or markdown' }, OUTPUT, CONFIG, REF, ...BUT_POLICY],
    run: async (from, options, [to = '', path = '.']) =>
      (await import('./diff.js')).diff(from ?? '', to, path, options),
  },
];
