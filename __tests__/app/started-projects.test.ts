import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openFiles } from '../../src/app/files.js';
import { invocationsOf } from '../../src/app/invocations.js';
import { discoverProjects } from '../../src/compose/discovery/discover.js';
import type { ProjectGroup } from '../../src/compose/discovery/group.js';
import { positionOf } from '../../src/documents/location.js';
import { prepareParsers, prepareRecovery } from '../../src/documents/parse.js';
import { createCollector } from '../../src/evidence/collect.js';
import { createDetectors } from '../../src/evidence/index.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

await prepareParsers(['package.json', 'compose.yaml']);
await prepareRecovery();
const detectors = createDetectors(loadRulebook().evidence);

type Files = Readonly<Record<string, string>>;

const SHOP = 'services:\n  web:\n    build: .\n    depends_on: [db]\n  db:\n    image: postgres:16\n';
/** Whole by itself, with services of its own. */
const TOOLS = 'services:\n  adminer:\n    image: adminer:4\n';
const OVERLAY = 'services:\n  web:\n    restart: always\n';

function groupsOf(files: Files): readonly ProjectGroup[] {
  const repository = memory(files, { name: 'shop' });
  const { parse } = openFiles(repository);
  const collector = createCollector(repository, detectors, parse);
  return discoverProjects(repository, parse, invocationsOf(collector)).groups;
}

/** `id = files (how path:line command)`, with the folder where it is not the one of the first file. */
function projects(files: Files): string[] {
  return groupsOf(files).map(({ id, files: list, found = [], directory, fragment }) => {
    const [sign] = found;
    const { path, line } = positionOf(
      sign?.at ?? { file: { path: '?', lineStarts: [0] }, start: 0, end: 0, pointer: '' },
    );
    const command = sign?.command === undefined ? '' : ` ${sign.command}`;
    const folder =
      list[0]?.path.split('/').slice(0, -1).join('/') === directory ? '' : ` in ${directory || 'the root'}`;
    const names = list.map((file) => file.path).join(' + ');
    return `${id} = ${names}${folder} (${sign?.how} ${path}:${line}${command})${fragment ? ' fragment' : ''}`;
  });
}

describe('projects that commands start', () => {
  test('a set that extends the default files is a variant of them', () => {
    expect(
      projects({
        'compose.yaml': SHOP,
        'compose.prod.yaml': OVERLAY,
        'compose.monitoring.yaml': TOOLS,
        Makefile:
          'up:\n\tdocker compose up -d\n\nprod:\n\tdocker compose -f compose.yaml -f compose.prod.yaml up -d\n\nwatch:\n\tdocker compose -f compose.yaml -f compose.monitoring.yaml up\n',
      }),
    ).toEqual([
      '. = compose.yaml (makefile Makefile:2 make up)',
      '.@monitoring = compose.yaml + compose.monitoring.yaml (makefile Makefile:8 make watch)',
      '.@prod = compose.yaml + compose.prod.yaml (makefile Makefile:5 make prod)',
    ]);
  });

  test('branches of a Makefile are alternatives, and one of them may start the first file alone', () => {
    expect(
      projects({
        'base.yml': SHOP,
        'gpu.yml': OVERLAY,
        Makefile: 'FILES := -f base.yml\nifdef GPU\nFILES += -f gpu.yml\nendif\nup:\n\tdocker compose $(FILES) up -d\n',
      }),
    ).toEqual([
      '. = base.yml (makefile Makefile:6 make up)',
      '.@gpu = base.yml + gpu.yml (makefile Makefile:6 make up)',
    ]);
  });

  test('what brings the project up is named before what builds or stops it', () => {
    const [base] = groupsOf({
      'compose.yaml': SHOP,
      Makefile: 'build:\n\tdocker compose build\nclean:\n\tdocker compose down\nrun:\n\tdocker compose up -d\n',
    });
    expect(base?.found?.map(({ command }) => command)).toEqual(['make run', 'make build', 'make clean', undefined]);
  });

  test('a variable in a Makefile stands for every file that is there', () => {
    expect(
      projects({
        'deploy/base.yml': SHOP,
        'deploy/dev.yml': OVERLAY,
        'deploy/prod.yml': OVERLAY,
        'deploy/values.yml': 'a: 1\n',
        Makefile: 'COMPOSE = docker compose -f deploy/base.yml -f deploy/$(ENV).yml\nup:\n\t$(COMPOSE) up -d\n',
      }),
    ).toEqual([
      'deploy = deploy/base.yml (content deploy/base.yml:1)',
      'deploy@dev = deploy/base.yml + deploy/dev.yml (makefile Makefile:3 make up)',
      'deploy@prod = deploy/base.yml + deploy/prod.yml (makefile Makefile:3 make up)',
    ]);
  });

  test('a first file that is nothing by itself is no project: what is meant in earnest leads', () => {
    const base = 'services:\n  web:\n    environment:\n      A: b\n';
    expect(
      projects({
        'docker-compose.base.yml': base,
        'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n',
        'docker-compose.prod.yml': 'services:\n  web:\n    image: shop:1\n',
        'package.json': JSON.stringify({
          scripts: {
            dev: 'docker-compose -f docker-compose.base.yml -f docker-compose.dev.yml up',
            prod: 'docker-compose -f docker-compose.base.yml -f docker-compose.prod.yml up -d',
          },
        }),
      }),
    ).toEqual([
      '. = docker-compose.base.yml + docker-compose.prod.yml (package-script package.json:1 npm run prod)',
      '.@dev = docker-compose.base.yml + docker-compose.dev.yml (package-script package.json:1 npm run dev)',
    ]);
  });

  test('branches of a script that set one variable are variants', () => {
    const script =
      '#!/bin/sh\ncd "$(dirname "$0")/.."\nif [ "$1" = prod ]; then\n  FILES="-f compose.yaml -f compose.prod.yaml"\nelse\n  FILES="-f compose.yaml -f compose.dev.yaml"\nfi\ndocker compose $FILES up -d\n';
    expect(
      projects({
        'compose.yaml': SHOP,
        'compose.dev.yaml': OVERLAY,
        'compose.prod.yaml': OVERLAY,
        'scripts/up.sh': script,
      }),
    ).toEqual([
      '. = compose.yaml (default-name compose.yaml:1)',
      '.@dev = compose.yaml + compose.dev.yaml (script scripts/up.sh:8)',
      '.@prod = compose.yaml + compose.prod.yaml (script scripts/up.sh:8)',
    ]);
  });

  test.each<[string, Files]>([
    ['before the command', { 'run.sh': 'COMPOSE_FILE=compose.yaml:compose.ci.yaml docker compose up\n' }],
    ['exported', { 'run.sh': 'export COMPOSE_FILE=compose.yaml:compose.ci.yaml\ndocker compose up\n' }],
    [
      'exported by make',
      { Makefile: 'export COMPOSE_FILE := compose.yaml:compose.ci.yaml\nci:\n\tdocker compose up\n' },
    ],
    [
      'in the environment of a pipeline',
      {
        '.github/workflows/ci.yml':
          'env:\n  COMPOSE_FILE: compose.yaml:compose.ci.yaml\njobs:\n  a:\n    steps:\n      - run: docker compose up\n',
      },
    ],
  ])('COMPOSE_FILE %s names the files', (_, files) => {
    const [, variant] = projects({ ...files, 'compose.yaml': SHOP, 'compose.ci.yaml': OVERLAY });
    expect(variant).toMatch(/^\.@ci = compose\.yaml \+ compose\.ci\.yaml \((?:script|makefile|ci) /);
  });

  test.each<[string, Files]>([
    ['cd', { Makefile: 'dev:\n\tcd deploy && docker compose -f compose.yaml -f compose.dev.yaml up\n' }],
    [
      'the folder of a Makefile',
      { 'deploy/Makefile': 'dev:\n\tdocker compose -f compose.yaml -f compose.dev.yaml up\n' },
    ],
    [
      "a pipeline's working-directory",
      {
        '.github/workflows/ci.yml':
          'jobs:\n  a:\n    steps:\n      - run: docker compose -f compose.yaml -f compose.dev.yaml up\n        working-directory: ./deploy\n',
      },
    ],
    [
      "a task's dir",
      {
        'Taskfile.yml':
          'vars:\n  DC: docker compose -f compose.yaml -f compose.dev.yaml\ntasks:\n  dev:\n    dir: deploy\n    cmds:\n      - "{{.DC}} up"\n',
      },
    ],
    [
      'a variable',
      {
        'bin/dev': '',
        'bin/dev.sh': 'docker compose -f $ROOT/deploy/compose.yaml -f "${ROOT}/deploy/compose.dev.yaml" up\n',
      },
    ],
    [
      'a recipe of just',
      { justfile: 'dc := "docker compose -f deploy/compose.yaml -f deploy/compose.dev.yaml"\ndev:\n    {{dc}} up\n' },
    ],
  ])('%s says where the files are', (_, files) => {
    const found = projects({ ...files, 'deploy/compose.yaml': SHOP, 'deploy/compose.dev.yaml': OVERLAY });
    expect(found[1]).toMatch(
      /^deploy@dev = deploy\/compose\.yaml \+ deploy\/compose\.dev\.yaml \((?:makefile|ci|script) /,
    );
    expect(found).toHaveLength(2);
  });

  test('the folder of the project is the one that is named', () => {
    expect(
      projects({
        'docker/compose.yml': SHOP,
        Makefile: 'up:\n\tdocker compose --project-directory . -f docker/compose.yml up\n',
      }),
    ).toEqual(['docker = docker/compose.yml in the root (makefile Makefile:2 make up)']);
  });

  test('the name and the files of variables are those that every command gives', () => {
    const commands = (more: string): Files => ({
      'infra.yml': TOOLS,
      'env/prod.env': 'TAG=1\n',
      Makefile: `up:\n\tdocker compose -p infra --env-file env/prod.env -f infra.yml up -d\n${more}`,
    });
    expect(groupsOf(commands(''))).toMatchObject([{ id: '.', name: 'infra', envFiles: ['env/prod.env'] }]);
    const [other] = groupsOf(commands('other:\n\tdocker compose -p other -f infra.yml up\n'));
    expect(other).not.toHaveProperty('name');
    expect(other).not.toHaveProperty('envFiles');
  });

  test('files of several folders that are started together are one project', () => {
    expect(
      projects({
        'infra/compose.yaml': `${TOOLS}networks: { shared: {} }\n`,
        'app/compose.yaml': 'services:\n  web:\n    image: web:1\n    networks: [shared]\n',
        'up.sh': 'docker compose -f infra/compose.yaml -f app/compose.yaml up -d\n',
      }),
    ).toEqual([
      'infra = infra/compose.yaml (default-name infra/compose.yaml:1)',
      'infra@app = infra/compose.yaml + app/compose.yaml (script up.sh:1)',
    ]);
  });

  test('a project of its own stays one when only a readme starts it with another', () => {
    const files = { 'compose.yaml': SHOP, 'compose.tools.yaml': TOOLS };
    const command = 'docker compose -f compose.yaml -f compose.tools.yaml up';
    expect(
      projects({ ...files, 'README.md': `\`\`\`sh\n${command}\n\`\`\`\n` }).map((line) => line.split(' ')[0]),
    ).toEqual(['.', '.#tools']);
    expect(projects({ ...files, 'up.sh': `${command}\n` }).map((line) => line.split(' ')[0])).toEqual(['.', '.@tools']);
  });

  test('a readme that lays overlays over one another is believed', () => {
    expect(
      projects({
        'compose.yaml': SHOP,
        'compose.prod.yaml': OVERLAY,
        'compose.gpu.yaml': OVERLAY,
        'README.md':
          'Run\n\n```sh\ndocker compose -f compose.yaml -f compose.prod.yaml \\\n  -f compose.gpu.yaml up -d\n```\n',
      }),
    ).toEqual([
      '. = compose.yaml (default-name compose.yaml:1)',
      '.@prod = compose.yaml + compose.prod.yaml (name-of-overlay compose.prod.yaml:1)',
      '.@prod+gpu = compose.yaml + compose.prod.yaml + compose.gpu.yaml (readme README.md:4)',
    ]);
  });

  test('the default file started without its override is a variant', () => {
    expect(
      projects({
        'compose.yaml': SHOP,
        'compose.override.yaml': OVERLAY,
        Makefile: 'prod:\n\tdocker compose -f compose.yaml up -d\n',
      }),
    ).toEqual([
      '. = compose.yaml + compose.override.yaml (default-name compose.yaml:1)',
      '.@prod = compose.yaml (makefile Makefile:2 make prod)',
    ]);
  });

  test('files that are not here are left out, and a set without any of them makes nothing', () => {
    expect(
      projects({
        'compose.yaml': SHOP,
        Makefile:
          'a:\n\tdocker compose -f compose.yaml -f compose.local.yaml up\nb:\n\tdocker compose -f gone.yml -f ../../etc/x.yml -f /srv/a.yml up\n',
      }),
    ).toEqual(['. = compose.yaml (makefile Makefile:2 make a)']);
  });

  test('a file that only a command knows is part of its project', () => {
    expect(
      projects({
        'compose.yaml': SHOP,
        'deploy/limits.yml': 'services:\n  web:\n    mem_limit: 64m\n',
        'deploy/values.yml': 'services:\n  web:\n    replicas: 2\n',
        Makefile: 'small:\n\tdocker compose -f compose.yaml -f deploy/limits.yml up\n',
      }),
    ).toEqual([
      '. = compose.yaml (default-name compose.yaml:1)',
      '.@limits = compose.yaml + deploy/limits.yml (makefile Makefile:2 make small)',
    ]);
  });

  test('options of a subcommand are not those of Compose', () => {
    expect(
      projects({ 'compose.yaml': SHOP, 'web.yml': TOOLS, Makefile: 'logs:\n\tdocker compose logs -f web.yml\n' }),
    ).toEqual(['. = compose.yaml (makefile Makefile:2 make logs)', '.#web = web.yml (content web.yml:1)']);
  });

  test('a profile is told', () => {
    const [base] = groupsOf({
      'compose.yaml': SHOP,
      Makefile: 'debug:\n\tdocker compose --profile debug --profile mail up\n',
    });
    expect(base?.found?.[0]).toMatchObject({
      how: 'makefile',
      command: 'make debug',
      message: 'A task starts Compose with these files with profiles debug, mail.',
    });
  });

  test('an `include` is told', () => {
    const [base] = groupsOf({ 'compose.yaml': `include: [db.yaml]\n${TOOLS}`, 'db.yaml': TOOLS });
    expect(base?.found?.map(({ how, message }) => `${how}: ${message}`)).toEqual([
      'default-name: `compose.yaml` is what Compose reads in this folder by itself.',
      'include: `compose.yaml` includes `db.yaml`.',
    ]);
  });

  test('whatever commands say, every project is made of files that are here, under an id of its own', () => {
    const name = fc.constantFrom(
      ...['compose.yaml', 'compose.override.yaml', 'compose.dev.yaml', 'dev.compose.yaml', 'base.yml', 'prod.yml'],
    );
    const path = fc.tuple(fc.constantFrom('', 'a/', 'a/b/'), name).map((parts) => parts.join(''));
    const written = fc.oneof(
      path,
      fc.constantFrom('../base.yml', 'compose.$E.yaml', '$(E).yml', '$D/prod.yml', 'gone.yml'),
    );
    const content = fc.constantFrom(
      SHOP,
      OVERLAY,
      TOOLS,
      'include: [base.yml]\n',
      'networks: {a: {}}\n',
      'services: [\n',
    );
    const start = fc
      .record({
        before: fc.constantFrom('', 'cd a && ', 'cd .. && ', 'COMPOSE_FILE=base.yml:prod.yml '),
        files: fc.array(written, { maxLength: 4 }),
        after: fc.constantFrom('', ' -p shop', ' --project-directory a', ' --env-file .env'),
      })
      .map(
        ({ before, files, after }) =>
          `${before}docker compose${files.map((file) => ` -f ${file}`).join('')}${after} up`,
      );
    const place = fc.constantFrom('Makefile', 'a/Makefile', 'up.sh', 'a/b/up.sh', 'README.md');
    fc.assert(
      fc.property(
        fc.dictionary(path, content, { minKeys: 1, maxKeys: 8 }),
        fc.dictionary(place, fc.array(start, { minLength: 1, maxLength: 5 }), { maxKeys: 4 }),
        (files, commands) => {
          const written = Object.entries(commands).map(([file, lines]) => {
            const makefile = lines.map((line, index) => `t${index}:\n\t${line}\n`).join('');
            return [file, file.endsWith('akefile') ? makefile : `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`];
          });
          const groups = groupsOf({ ...files, '.env': 'A=1\n', ...Object.fromEntries(written) });
          const ids = new Set(groups.map(({ id }) => id));
          expect(ids.size).toBe(groups.length);
          for (const group of groups) {
            expect(group.files.length).toBeGreaterThan(0);
            expect(Object.keys(files)).toEqual(expect.arrayContaining(group.files.map((file) => file.path)));
            expect(new Set(group.files.map((file) => file.path)).size).toBe(group.files.length);
            if (group.variantOf !== undefined) expect(ids).toContain(group.variantOf);
            expect(group.found?.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('hostile commands end and make no more than a few variants', () => {
    const many = Array.from({ length: 60 }, (_, i) => [`c.${i}.yml`, OVERLAY] as const);
    const lines = Array.from({ length: 60 }, (_, i) => `t${i}:\n\tdocker compose -f compose.yaml -f c.${i}.yml up\n`);
    const wide = `w:\n\tdocker compose -f c.$(A).yml -f c.$(B).yml -f c.$(C).yml up\n\tdocker compose -f $(A)$(B)$(C)$(D).yml up\n`;
    const long = `x:\n\tdocker compose ${'-f c.$(A).yml '.repeat(60)} up\n`;
    const groups = groupsOf({
      'compose.yaml': SHOP,
      ...Object.fromEntries(many),
      Makefile: `${wide}${long}${lines.join('')}`,
      'run.sh':
        'A="$A $A"\nB="$A $B"\nA="$B $B $A"\n$A $B\ncd ../../../../..\ncd $(x\ndocker compose -f\n-f compose.yaml\n',
    });
    expect(groups.filter(({ variantOf }) => variantOf === '.').length).toBeLessThan(100);
  });
});
