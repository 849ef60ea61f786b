import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { addRepository, type LocalGithub, localGithub, TOKEN } from '../server/server.js';
import type { State } from '../server/state.js';
import { publishFiles } from './history.js';
import { openPull, step } from './step.js';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps?: readonly { readonly uses?: string; readonly with?: object }[] }>
  >;
}

/** What the workflow that a ruleset requires gives to the Action, where no App reads the policy. */
function inputs(): Record<string, string> {
  const { jobs } = parse(readFileSync('docs/workflows/organisation-ruleset.yml', 'utf8')) as Workflow;
  const ours = Object.values(jobs).flatMap(({ steps = [] }) =>
    steps.filter(({ uses }) => uses?.startsWith('groundplan/')),
  );
  expect(ours).toHaveLength(1);
  const given = Object.entries(ours[0]?.with ?? {}).map(([name, value]) => {
    const text = String(value);
    return [name, text.includes('github.token') ? TOKEN : text];
  });
  return Object.fromEntries(given) as Record<string, string>;
}

/** Puts a policy into acme/policies, tagged v1. Gives the commit. */
function publish(github: LocalGithub, text: string): { readonly policies: State; readonly commit: string } {
  const policies = addRepository(github, 'acme/policies');
  return { policies, commit: publishFiles({ state: policies }, { 'base.yml': text }, 'v1') };
}

const SHOP = {
  'compose.yaml':
    'services:\n  web: { image: "nginx:1.27", ports: ["80:80"] }\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n',
};

let github: LocalGithub;
beforeEach(async () => {
  github = await localGithub();
  openPull(github);
});
afterEach(() => github.close());

describe('the workflow that a ruleset requires', () => {
  const base = readFileSync('docs/policies/base.yml', 'utf8');

  test('observes, and says from which day on it blocks', async () => {
    const { commit } = publish(github, base);
    const { exitCode, outputs, log } = await step(github, SHOP, inputs());
    expect(exitCode).toBe(0);
    expect(outputs.get('held')).toBe('true');
    expect(outputs.get('policy')).toContain(commit);
    expect(log).toContain('2031-03-01');
    expect(github.mistakes).toEqual([]);
  });

  test('blocks with the day taken out, whatever the repository says', async () => {
    publish(github, base.replace(/^block-from.*\n/m, '').replace('enforcement: warn', 'enforcement: block'));
    const weakened = { ...SHOP, '.groundplan.yml': 'rules: { flat-network: note }\n' };
    expect((await step(github, weakened, inputs())).exitCode).toBe(1);
    const against = { ...SHOP, '.groundplan.yml': 'enforcement: observe\n' };
    expect((await step(github, against, inputs())).exitCode).not.toBe(0);
  });

  test('is closed where the policy cannot be read, and says which permission is lacking', async () => {
    publish(github, base).policies.about.private = true;
    const { exitCode, log } = await step(github, SHOP, inputs());
    expect(exitCode).toBe(2);
    expect(log).toContain('acme/policies');
    expect(log).toContain('contents: read');
  });
});
