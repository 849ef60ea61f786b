import { describe, expect, test } from '@jest/globals';
import { governanceChanges } from '../../../src/app/compare/policy-governance.js';
import type { Config } from '../../../src/policy/config.js';
import { loadPolicy } from '../../../src/policy/load.js';
import { memoryPolicies } from '../../../src/policy/memory-policies.js';
import { loadRulebook } from '../../../src/rulebook/load.js';
import { memory } from '../../../src/source/memory.js';

const book = loadRulebook();

async function configOf(text: string): Promise<Config> {
  const source = memoryPolicies({ 'acme/policies@v1': { 'base.yml': text } });
  const { config } = await loadPolicy(memory({}), book, {}, { shared: 'acme/policies/base.yml@v1', source });
  return config;
}

const WAIVER = `{ rules: [flat-network], owner: a, reason: b, since: '2031-01-01', until: '2031-02-01' }`;

/** What is said of the way there, and of the way back. */
const CASES: readonly (readonly [string, string, string, readonly string[], readonly string[]])[] = [
  [
    'a later stage',
    'enforcement: observe\n',
    'enforcement: warn\n',
    ['closes The policy is now rolled out as `warn`, before as `observe`.'],
    ['opens The policy is now rolled out as `observe`, before as `warn`.'],
  ],
  [
    'an earlier day',
    "enforcement: warn\nblock-from: '2031-03-01'\n",
    "enforcement: observe\nblock-from: '2031-02-01'\n",
    [
      'closes The policy is now rolled out as `observe` until it blocks from 2031-02-01 on, before as `warn` until it blocks from 2031-03-01 on.',
    ],
    [
      'opens The policy is now rolled out as `warn` until it blocks from 2031-03-01 on, before as `observe` until it blocks from 2031-02-01 on.',
    ],
  ],
  [
    'the stage of a rule',
    'preset: recommended\n',
    'rules: { flat-network: { enforcement: observe } }\n',
    ['opens This rolls out the rule `flat-network` less far.'],
    ['closes This rolls out the rule `flat-network` farther.'],
  ],
  [
    'stricter exceptions',
    'exceptions: { comments: pull-request }\n',
    'exceptions: { comments: merged, longest-waiver: 90 }\n',
    [
      'closes Comments that hold findings back now count once they are merged, before from the pull request on that makes them.',
      'closes Waivers may now last 90 days, before as long as they say.',
    ],
    [
      'opens Comments that hold findings back now count from the pull request on that makes them, before once they are merged.',
      'opens Waivers may now last as long as they say, before 90 days.',
    ],
  ],
  [
    'a waiver',
    'waivers: []\n',
    `waivers: [${WAIVER}]\n`,
    ['opens This waives findings of `flat-network`: everywhere until 2031-02-01, owner `a`, reason `b`.'],
    ['closes This waives fewer findings of `flat-network`, or not as long.'],
  ],
  [
    'a longer waiver',
    `waivers: [${WAIVER}]\n`,
    `waivers: [${WAIVER.replace('02-01', '03-01')}]\n`,
    ['opens This waives findings of `flat-network` until later: everywhere until 2031-03-01, owner `a`, reason `b`.'],
    ['closes This waives fewer findings of `flat-network`, or not as long.'],
  ],
  [
    'a waiver for a place, with a long reason of several lines',
    'waivers: []\n',
    `waivers: [${WAIVER.replace('reason: b', `services: [db], paths: [a/], reason: "x\\n\`${'y'.repeat(200)}"`)}]\n`,
    [
      `opens This waives findings of \`flat-network\`: in \`a/\` for \`db\` until 2031-02-01, owner \`a\`, reason \`\` x \`${'y'.repeat(116)}… \`\`.`,
    ],
    ['closes This waives fewer findings of `flat-network`, or not as long.'],
  ],
  ['a waiver that is over', 'waivers: []\n', `waivers: [${WAIVER.replace('2031-02-01', '2031-01-10')}]\n`, [], []],
  [
    'locks',
    'locks: []\n',
    'locks: [{ rules: [flat-network], settings: [exclude] }]\n',
    ['closes This locks the rule `flat-network`.', 'closes This locks the setting `exclude`.'],
    ['opens This no longer locks the rule `flat-network`.', 'opens This no longer locks the setting `exclude`.'],
  ],
  [
    'a lock that accepts waivers',
    'locks: [{ rules: [flat-network] }]\n',
    'locks: [{ rules: [flat-network], exceptions: waivers }]\n',
    ['opens This accepts waivers of a repository for the locked rule `flat-network`.'],
    [],
  ],
  [
    'patterns that are expected',
    'preset: recommended\n',
    'expected-patterns: [monolith, multi-tier]\n',
    ['closes The repository is now expected to be one of `monolith` or `multi-tier`, before of any pattern.'],
    ['opens The repository is now expected to be of any pattern, before one of `monolith` or `multi-tier`.'],
  ],
  [
    'the context',
    'context: { team-size: 5 }\n',
    'context: { team-size: 5, regulated: true }\n',
    ['neutral This says otherwise of the team and the product: `regulated`.'],
    ['neutral This says otherwise of the team and the product: `regulated`.'],
  ],
];

describe('what another policy says of stages, exceptions, waivers, locks and what is expected', () => {
  test.each(CASES)('%s', async (_, from, to, there, back) => {
    const [old, now] = [await configOf(from), await configOf(to)];
    const told = (a: Config, b: Config) =>
      governanceChanges(a, b, '2031-01-20').map(({ effect, message }) => `${effect} ${message}`);
    expect(told(old, now)).toEqual(there);
    expect(told(now, old)).toEqual(back);
    expect(told(old, old)).toEqual([]);
  });
});
