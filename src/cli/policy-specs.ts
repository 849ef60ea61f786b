import type { OptionSpec } from './commands.js';

/** What says which shared policies hold, where they come from and what is known of the repository. */
export const POLICY: readonly OptionSpec[] = [
  {
    name: 'policy',
    value: 'owner/repo/path@ref',
    help: 'a shared policy, at a tag or commit, that stands above all that the repository says',
  },
  {
    name: 'policies',
    value: 'folder',
    help: 'take shared policies from this folder of clones or mirrors, not from GitHub',
  },
  { name: 'offline', help: 'ask GitHub for nothing: a shared policy that is not in --policies is an error' },
  { name: 'repository', value: 'owner/name', help: 'the name of the repository; otherwise as git knows its origin' },
  { name: 'topic', value: 'name', multiple: true, help: 'a topic of the repository; otherwise as GitHub tells' },
  { name: 'language', value: 'name', multiple: true, help: 'its main language; otherwise as GitHub tells' },
  { name: 'team', value: '@org/team', multiple: true, help: 'an owner of it; otherwise as CODEOWNERS says' },
  { name: 'property', value: 'name=value', multiple: true, help: 'a custom property; otherwise as GitHub tells' },
];
