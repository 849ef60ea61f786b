import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openFiles } from '../../src/app/files.js';
import { runbooksOf } from '../../src/app/runbooks.js';
import { prepareParsers, prepareRecovery } from '../../src/documents/parse.js';
import type { Runbook } from '../../src/model/runbook.js';
import { memory } from '../../src/source/memory.js';

await prepareParsers(['package.json', 'Taskfile.yml']);
await prepareRecovery();

const STACK = 'services: { app: { image: nginx } }\n';

function read(path: string, text: string, others: Record<string, string> = {}): Runbook | undefined {
  const repository = memory({ 'compose.yaml': STACK, ...others, [path]: text });
  return runbooksOf(repository, [path], openFiles(repository).parse).find((book) => book.path === path);
}

/** What the tasks of a file do, without places. */
function tasksOf(book: Runbook | undefined) {
  return book?.tasks.map(({ name, needs, steps }) => ({
    name,
    needs: needs.map(({ value }) => value),
    steps: steps.map((step) =>
      step.kind === 'compose' ? [step.verb, ...step.files.map(({ path }) => path)].join(' ') : step.kind,
    ),
  }));
}

const MODEL = [
  { name: 'infra', needs: [], steps: ['up deploy/infra.yaml'] },
  { name: 'app', needs: ['infra'], steps: ['up compose.yaml', 'lost-folder'] },
];

test.each([
  [
    'Makefile',
    'DIR = deploy\ninfra:\n\tcd $(DIR) && docker compose -f infra.yaml up -d\napp: infra\n\tdocker compose -f compose.yaml \\\n\t  up -d\n\tcd $(DIR)\n\techo\n',
  ],
  [
    'justfile',
    'dc := "docker compose"\ninfra:\n    cd deploy && {{dc}} -f infra.yaml up -d\napp: infra\n    @{{dc}} -f compose.yaml \\\n      up -d\n    cd deploy\n    echo\n',
  ],
  [
    'Taskfile.yml',
    "version: '3'\nvars: { DC: docker compose }\ntasks:\n  infra:\n    dir: deploy\n    cmds: ['{{.DC}} -f infra.yaml up -d']\n  app:\n    deps: [infra]\n    cmds:\n      - '{{.DC}} -f compose.yaml up -d'\n      - cd deploy\n      - echo\n",
  ],
])('%s gives the same model', (path, text) => {
  expect(tasksOf(read(path, text))).toEqual(MODEL);
});

test('package scripts and shell scripts keep a folder until they change it again', () => {
  const scripts = { app: 'cd deploy && docker compose -f infra.yaml up -d && docker compose -f ../compose.yaml up' };
  expect(tasksOf(read('package.json', JSON.stringify({ scripts })))?.[0]?.steps).toEqual([
    'up deploy/infra.yaml',
    'up compose.yaml',
  ]);
  const shell = '#!/bin/sh\ncd "$(dirname "$0")/.."\ncd deploy\ndocker compose -f infra.yaml up -d\n';
  expect(tasksOf(read('bin/up.sh', shell))).toEqual([{ name: 'up.sh', needs: [], steps: ['up deploy/infra.yaml'] }]);
});

describe('whatever stands in a file', () => {
  const piece = fc.constantFrom(
    'docker compose',
    ' -f a.yml up',
    ' down -v',
    '\n',
    '\n\t',
    '\n    ',
    'up:',
    ' a b',
    '${x:-y}',
    '$(docker ps)',
    '$',
    '{',
    '}',
    '(',
    ')',
    'case "$1" in',
    ';;',
    'esac',
    'until',
    ' do ',
    'sleep 1',
    'done',
    "'",
    '"',
    '\\',
    '\\\n',
    '#',
    'cd x',
    'for i in a b; do docker inspect $i',
    'ifdef X',
    'endif',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => `docker compose\n${pieces.join('')}`);

  test.each(['Makefile', 'justfile', 'Taskfile.yml', 'package.json', 'x.sh'])(
    '%s is read, and places lie in it',
    (path) => {
      fc.assert(
        fc.property(text, (content) => {
          const book = read(path, content);
          const places = book?.tasks.flatMap(({ at, needs, steps }) => [
            at,
            ...[...needs, ...steps].map((one) => one.at),
          ]);
          for (const { start, end } of places ?? []) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(content.length);
            expect(start).toBeLessThanOrEqual(end);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  test('long lines cost little', () => {
    const long = `docker compose up\n${'a'.repeat(1_900)}\n${'a|'.repeat(900)}\n${' '.repeat(1_900)}x\ncase "$1" in\n${'aa '.repeat(600)}\n`;
    const start = performance.now();
    for (const path of ['Makefile', 'justfile', 'x.sh']) read(path, long.repeat(20));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
