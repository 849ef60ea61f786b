import { describe, expect, test } from '@jest/globals';
import { collect } from './collected.js';

type Files = Readonly<Record<string, string>>;

/** The details of every start of Compose, without those that all of a file have. */
function starts(files: Files): readonly Readonly<Record<string, string>>[] {
  return collect(files)
    .evidence.filter(({ kind }) => kind === 'command.compose')
    .map(({ details = {} }) => {
      const { command: _, source: __, ...rest } = details;
      return rest;
    });
}

const inScript = (text: string) => starts({ 'run.sh': text });

describe('how Compose is started', () => {
  test('with every option of its own, in both notations', () => {
    expect(
      inScript(
        'docker --context remote compose --file=a.yml -f b.yml --profile x --profile=y --env-file e.env -p shop --project-directory d --ansi never up -d --build\n',
      ),
    ).toEqual([{ files: 'a.yml b.yml', profiles: 'x y', envFiles: 'e.env', project: 'shop', directory: 'd' }]);
  });

  test('options of the subcommand are not its own', () => {
    expect(inScript('docker compose -f a.yml logs -f web\ndocker compose logs -f --tail 3\n')).toEqual([
      { files: 'a.yml' },
      {},
    ]);
  });

  test.each<[string, string]>([
    ['one command', 'COMPOSE_FILE=a.yml:b.yml COMPOSE_PROFILES=x,y COMPOSE_PROJECT_NAME=shop docker compose up\n'],
    [
      'all below',
      'export COMPOSE_FILE="a.yml:b.yml"\nCOMPOSE_PROFILES=x,y\nCOMPOSE_PROJECT_NAME=shop\ndocker compose up\n',
    ],
    [
      'another separator',
      'export COMPOSE_PATH_SEPARATOR=,\nexport COMPOSE_FILE=a.yml,b.yml\nexport COMPOSE_PROFILES=x,y\nexport COMPOSE_PROJECT_NAME=shop\ndocker compose up\n',
    ],
  ])('variables that mean the same, for %s', (_, text) => {
    expect(inScript(text)).toEqual([{ files: 'a.yml b.yml', profiles: 'x y', project: 'shop' }]);
  });

  test('an option wins over its variable', () => {
    expect(inScript('COMPOSE_FILE=a.yml docker compose -f b.yml up\n')).toEqual([{ files: 'b.yml' }]);
  });

  test.each<[string, Files]>([
    ['a shell', { 'run.sh': 'DC="docker compose -f a.yml"\n$DC up\n' }],
    ['a list of a shell', { 'run.sh': 'DC=(docker compose -f a.yml)\n"${DC[@]}" up\n' }],
    ['a shell, piece by piece', { 'run.sh': 'F="-f"\nF+=" a.yml"\ndocker compose ${F} up\n' }],
    ['PowerShell', { 'run.ps1': "$dc = 'docker compose -f a.yml'\nInvoke-Expression $dc\n$dc up\n" }],
    ['a batch file', { 'run.bat': 'set DC=docker compose -f a.yml\n%DC% up\n' }],
    ['make', { 'x.mk': 'F = -f a.yml\nDC = docker compose $(F)\nup:\n\t$(DC) up\n' }],
    ['just', { justfile: "dc := 'docker compose -f a.yml'\nup:\n  {{ dc }} up\n" }],
    [
      'a Taskfile',
      { 'Taskfile.yml': 'vars:\n  DC: docker compose -f a.yml\ntasks:\n  up:\n    cmds:\n      - "{{.DC}} up"\n' },
    ],
    ['a pipeline', { '.gitlab-ci.yml': 'variables:\n  DC: docker compose -f a.yml\nup:\n  script:\n    - $DC up\n' }],
  ])('variables of several words of %s are put in place', (_, files) => {
    expect(starts(files).map(({ files: list }) => list)).toContain('a.yml');
  });

  test('branches that set one variable in several ways are several starts', () => {
    expect(
      inScript(
        'if $p; then\n F="-f a.yml -f p.yml"\nelse\n F="-f a.yml"\nfi\nF2="$F --profile x"\ndocker compose $F up\n',
      ),
    ).toEqual([{ files: 'a.yml p.yml' }, { files: 'a.yml' }]);
  });

  test('a variable without a value stays as the shell would write it', () => {
    const files = {
      'run.sh': 'docker compose -f a.$1.yml -f b.${ENV}.yml -f c.${2:-dev}.yml up\n',
      justfile: 'up env:\n  docker compose -f d.{{ env }}.yml up\n',
      '.github/workflows/ci.yml': 'steps:\n  - run: docker compose -f e.${{ matrix.env }}.yml up\n',
    };
    expect(starts(files).map(({ files: list }) => list)).toEqual([
      'e.${matrix_env}.yml',
      'd.${env}.yml',
      'a.$1.yml b.${ENV}.yml c.dev.yml',
    ]);
  });

  test.each<[string, string, string | undefined]>([
    ['stays with the lines that follow', 'cd deploy\ncd ./prod\ndocker compose up\n', 'deploy/prod'],
    ['stays within parentheses', '(cd deploy && true)\ndocker compose up\n', undefined],
    ['starts where the script stands', 'cd "$(dirname "$0")/.."\ndocker compose up\n', '..'],
    ['is known after a variable', 'cd $ROOT/deploy\ndocker compose up\n', 'deploy'],
    ['is unknown elsewhere', 'cd /srv/app\ndocker compose up\n', undefined],
    ['goes back', 'pushd deploy\ndocker compose ps\npopd\ndocker compose up\n', undefined],
  ])('a change of the folder %s', (_, text, folder) => {
    expect(inScript(text).at(-1)?.folder).toBe(folder);
  });

  test('each line of a recipe starts where the Makefile stands', () => {
    expect(starts({ Makefile: 'a:\n\tcd deploy && docker compose up\n\tdocker compose down\n' })).toEqual([
      { folder: 'deploy', target: 'a' },
      { target: 'a' },
    ]);
  });

  test('what one target does many times is said once', () => {
    expect(starts({ Makefile: `a:\n${'\tdocker compose -f a.yml exec web x\n'.repeat(60)}` })).toHaveLength(1);
  });
});
