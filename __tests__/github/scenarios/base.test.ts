import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ActionIo } from '../../../src/action/io.js';
import { type LocalGithub, localGithub } from '../server/server.js';
import { git, type History, historyOf, publish, shallowClone } from './history.js';
import { PULL, patience, type Step, stepIn, warmUp } from './step.js';

/** Each service joins a network that is not declared: one error. */
const compose = (...services: readonly string[]): string =>
  `name: apps\nservices:\n${services.map((name) => `  ${name}:\n    image: nginx:1.27.2\n    networks: [${name}-net]\n`).join('')}`;

// Processes of git take their time on a busy machine.
jest.setTimeout(30_000);

let history: History;
let clone: string;
let topicClone: string;
beforeAll(async () => {
  await warmUp();
  history = historyOf(
    {
      'compose.yml': compose('old'),
      'services/shop/compose.yml': compose('shop'),
      'docs/a/b/c.md': 'Words.\n',
      'many/one.txt': '1\n',
    },
    { 'docs/a/b/d.md': 'More words.\n', 'compose.yml': compose('old', 'main') },
    { 'services/shop/compose.yml': compose('shop', 'topic') },
  );
  clone = shallowClone(history, history.merge);
  topicClone = shallowClone(history, history.topic);
}, 60_000);
afterAll(() => {
  history.remove();
  for (const folder of [clone, topicClone]) rmSync(folder, { recursive: true, force: true });
});

let github: LocalGithub;
beforeEach(async () => {
  github = await localGithub({});
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

const QUIET = { check: 'false', comment: 'never' };

function pull(): ActionIo['event'] {
  const { topic, main } = history;
  return {
    name: 'pull_request',
    payload: () => ({
      pull_request: {
        number: PULL,
        head: { sha: topic, repo: { id: 1 } },
        base: { sha: main, ref: 'main', repo: { id: 1 } },
      },
    }),
  };
}

function compared({ outputs }: Step): readonly (string | undefined)[] {
  return ['verdict', 'errors', 'new-errors', 'fixed'].map((name) => outputs.get(name));
}

/** Messages of errors that are about no line of a file. */
function errorsOf({ commands }: Step): readonly string[] {
  return commands
    .filter(({ name, properties }) => name === 'error' && properties.file === undefined)
    .map(({ message }) => message);
}

describe('the base of a pull request', () => {
  test('is read from a whole clone, and GitHub is not asked', async () => {
    const step = await stepIn(history.folder, github, QUIET, { event: pull(), commit: history.merge });
    expect(compared(step)).toEqual(['fail', '4', '1', '0']);
    expect(step.warnings).toEqual([]);
    expect(github.calls).toEqual([]);
  });

  test('is had from GitHub for a shallow clone: the files that differ alone', async () => {
    publish(github, history, history.main);
    const step = await stepIn(clone, github, QUIET, { event: pull(), commit: history.merge });
    expect(compared(step)).toEqual(['fail', '4', '1', '0']);
    expect(step.warnings).toEqual([]);
    expect(github.calls).toEqual(['GET /git/trees/{tree_sha} 200', 'GET /git/blobs/{file_sha} 200']);
  });

  test('is had folder by folder where GitHub cuts the list short, those alone that differ', async () => {
    publish(github, history, history.main);
    github.state.treeLimit = 4;
    const step = await stepIn(clone, github, QUIET, { event: pull(), commit: history.merge });
    expect(compared(step)).toEqual(['fail', '4', '1', '0']);
    // The list of all, the root, `services`, `services/shop`; `docs` and `many` are as in the clone.
    expect(github.calls.filter((call) => call.startsWith('GET /git/trees'))).toHaveLength(4);
    expect(github.calls.filter((call) => call.startsWith('GET /git/blobs'))).toHaveLength(1);
  });

  test('of a folder of the repository is that folder', async () => {
    publish(github, history, history.main);
    const inputs = { ...QUIET, 'working-directory': 'services/shop' };
    const step = await stepIn(clone, github, inputs, { event: pull(), commit: history.merge });
    expect(compared(step)).toEqual(['fail', '2', '1', '0']);
  });

  test('is where the branch left when its head is checked out', async () => {
    const { fork, main, topic } = history;
    publish(github, history, fork);
    // What it goes into decides, wherever it left.
    publish(github, history, main);
    github.state.mergeBases.set(`${main}...${topic}`, fork);
    const step = await stepIn(topicClone, github, QUIET, { event: pull(), commit: topic });
    expect(compared(step)).toEqual(['fail', '3', '1', '0']);
    expect(github.calls[0]).toBe('GET /compare/{basehead} 200');
  });

  test.each([
    ['GitHub does not know it', [], 20_000],
    ['GitHub is out of order', [{ on: 'GET /git', status: 502, times: 9 }], 20_000],
    ['GitHub does not answer', [{ on: 'GET /git', times: 9 }], 50],
    ['the token may not', [{ on: 'GET /git', status: 403, message: 'Resource not accessible by integration' }], 20_000],
  ])('closes the gate when %s', async (_name, faults, answer) => {
    github.faults.push(...faults);
    const parts = { event: pull(), commit: history.merge, patience: patience([], answer) };
    const step = await stepIn(clone, github, QUIET, parts);
    expect([step.exitCode, step.outputs.get('verdict')]).toEqual([2, 'error']);
    expect(step.warnings).toEqual([expect.stringMatching(/^Nothing is compared with `main`, so all findings count: /)]);
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^The configuration of `main` could not be loaded, so it is not known what holds .*fetch-depth: 0/,
      ),
    ]);
  });

  test('that cannot be had is no end where the workflow says so, and no word on the policy', async () => {
    const parts = { event: pull(), commit: history.merge };
    const step = await stepIn(clone, github, { ...QUIET, 'on-policy-error': 'warn' }, parts);
    expect(compared(step)).toEqual(['fail', '4', '', '']);
    expect(step.warnings).toContainEqual(expect.stringMatching(/^The policy could not be loaded: /));
    expect(step.log).toContain('so nothing is said of it: this is by the built-in preset alone');
  });

  test('that could not be compared with still decides, by its configuration', async () => {
    publish(github, history, history.main);
    github.faults.push({ on: 'GET /git/trees', status: 404, message: 'Not Found' });
    const step = await stepIn(clone, github, QUIET, { event: pull(), commit: history.merge });
    expect(compared(step)).toEqual(['fail', '4', '', '']);
    expect(errorsOf(step)).toEqual([]);
  });

  test('that lacks a file says so', async () => {
    publish(github, history, history.main);
    github.faults.push({ on: 'GET /git/blobs', status: 404, message: 'Not Found' });
    const { outputs, summary } = await stepIn(clone, github, QUIET, { event: pull(), commit: history.merge });
    expect(outputs.get('verdict')).toBe('fail');
    expect(summary).toContain('could not be had from GitHub');
  });

  test('of pull_request_target is had for a commit that is data only', async () => {
    const { fork, main, topic } = history;
    publish(github, history, fork);
    // What it goes into decides, wherever it left.
    publish(github, history, main);
    github.state.mergeBases.set(`${main}...${topic}`, fork);
    const event = { name: 'pull_request_target', payload: pull()?.payload ?? (() => ({})) };
    const step = await stepIn(topicClone, github, { ...QUIET, ref: topic }, { event, commit: main });
    expect(compared(step)).toEqual(['fail', '3', '1', '0']);
    expect(step.log).toContain('read as data from git, and nothing of it is executed');
  });

  test('is not taken from the event when another commit is checked out', async () => {
    const { fork, topic } = history;
    const elsewhere = shallowClone(history, fork);
    publish(github, history, history.main);
    try {
      const step = await stepIn(elsewhere, github, QUIET, { event: pull(), commit: topic });
      expect(step.warnings).toEqual([expect.stringContaining('the workspace holds another commit')]);
      expect(step.outputs.get('new-errors')).toBe('');
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});

describe('the configuration of a pull request', () => {
  test('that is given beside the folder is the one of the base, from the clone and from GitHub', async () => {
    const gate = '.github/gate.yml';
    const own = historyOf(
      { [gate]: 'fail-on: error\n', 'services/shop/compose.yml': compose('shop') },
      { 'words.md': 'Words.\n' },
      { [gate]: 'fail-on: never\n', 'services/shop/compose.yml': compose('shop', 'topic') },
    );
    const shallow = shallowClone(own, own.merge);
    publish(github, own, own.main);
    const event = {
      name: 'pull_request',
      payload: () => ({
        pull_request: {
          number: PULL,
          head: { sha: own.topic, repo: { id: 1 } },
          base: { sha: own.main, ref: 'main', repo: { id: 1 } },
        },
      }),
    };
    const inputs = { ...QUIET, 'working-directory': 'services/shop', 'config-file': gate };
    try {
      for (const folder of [own.folder, shallow]) {
        const step = await stepIn(folder, github, inputs, { event, commit: own.merge });
        expect(compared(step)).toEqual(['fail', '2', '1', '0']);
      }
    } finally {
      own.remove();
      rmSync(shallow, { recursive: true, force: true });
    }
  });
});

describe('the base of other events', () => {
  test.each([
    ['push', () => ({ before: history.main }), '1', ''],
    ['push', () => ({ before: history.main, forced: true }), '1', 'The push replaced commits'],
    ['push', () => ({ before: '0'.repeat(40) }), '', ''],
    ['merge_group', () => ({ merge_group: { head_sha: history.merge, base_sha: history.main } }), '1', ''],
    ['schedule', () => ({}), '', ''],
    ['workflow_dispatch', () => ({}), '', ''],
  ])('%s %#', async (name, payload, errors, said) => {
    const event = { name, payload };
    const step = await stepIn(history.folder, github, QUIET, { event, commit: history.merge });
    expect(step.outputs.get('new-errors')).toBe(errors);
    expect(step.log).toContain(said);
    expect(step.warnings).toEqual([]);
  });

  test('base-ref names another, and only-new: false lets all of them fail', async () => {
    const inputs = { ...QUIET, 'base-ref': 'topic', 'fail-on': 'error' };
    const dispatch = { event: { name: 'workflow_dispatch', payload: () => ({}) }, commit: history.merge };
    const step = await stepIn(history.folder, github, inputs, dispatch);
    expect(step.outputs.get('new-errors')).toBe('1');
    git(history.folder, 'checkout', '-q', history.topic);
    const same = await stepIn(history.folder, github, inputs, dispatch);
    expect(compared(same)).toEqual(['pass', '3', '0', '0']);
    const all = await stepIn(history.folder, github, { ...inputs, 'only-new': 'false' }, dispatch);
    expect(compared(all)).toEqual(['fail', '3', '0', '0']);
  });
});
