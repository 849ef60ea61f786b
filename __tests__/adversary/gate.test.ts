import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import type { AnalyseOptions } from '../../src/app/analysis.js';
import { memory } from '../../src/source/memory.js';
import { attempt, COMPOSE, type Edits, filesOf, LOCKED, LOOSE, OPEN, OWN, STORE, waiver } from './shop.js';

jest.setTimeout(30_000);

interface Attempt {
  readonly name: string;
  /** What the base has beside the shop; its own configuration without a lock unless given. */
  readonly base?: Edits;
  /** What the change brings beside the open database. */
  readonly change: Edits;
  readonly options?: Partial<AnalyseOptions>;
  /** What is told of it. */
  readonly tells: RegExp;
}

const config = (text: string): Edits => ({ [OWN]: text });
const OFF = `rules: { ${STORE}: off }\n`;
const PROPOSED = /"outcome":"pass".*"fewer":\{"published-store-port":1\}/;
const MISTAKE = /The configuration of this change has mistakes/;
const quiet = (text: string): string =>
  text.replace('  db:\n', `  # groundplan: ignore ${STORE} -- the office needs it\n  db:\n`);

const RULE = `id: acme/no-public-store
title: Stores are not published
category: security
level: error
why: They hold what customers gave us.
fix: Leave out ports.
subject: service
expression: service.name != "db" || size(service.ports) == 0
message: "{service.name} is published."
examples: { fails: [], passes: [] }
`;
const RULED: Edits = { [OWN]: `rule-files: [policy]\nrules: { ${STORE}: off }\n`, 'policy/rule.yml': RULE };

const CONFIGURATION: readonly Attempt[] = [
  { name: 'turns the rule off', change: config(OFF), tells: PROPOSED },
  { name: 'lowers its level', change: config(`rules: { ${STORE}: note }\n`), tells: /lowers the level/ },
  {
    name: 'gives it a parameter without teeth',
    change: config(`rules:\n  ${STORE}: { params: { developmentWords: [compose, shop] } }\n`),
    tells: /sets `developmentWords`/,
  },
  {
    name: 'overrides it for the database',
    change: config(`overrides:\n  - services: [db]\n    rules: { ${STORE}: off }\n`),
    tells: /milder at other places/,
  },
  { name: 'lets nothing fail', change: config('fail-on: never\n'), tells: /fail at no level/ },
  { name: 'takes a milder preset', change: config('preset: observe\n'), tells: /The preset is now `observe`/ },
  { name: 'leaves the file out', change: config('exclude: [compose.yaml]\n'), tells: /leaves out `compose\.yaml`/ },
  { name: 'looks elsewhere', change: config('include: [docs/]\n'), tells: /looks at `docs\/` alone/ },
  {
    name: 'ignores the finding',
    change: config(`ignore:\n  - rules: [${STORE}]\n    reason: known\n`),
    tells: /now ignores findings/,
  },
  { name: 'waives the finding', change: config(waiver('2026-07-01')), tells: /"outcome":"pass"/ },
  { name: 'only observes', change: config('enforcement: observe\n'), tells: /"outcome":"pass"/ },
  { name: 'blocks some day', change: config('block-from: 2099-01-01\n'), tells: /"outcome":"pass"/ },
  {
    name: 'lets rules of its own observe',
    change: config(`rules:\n  ${STORE}: { enforcement: observe }\n`),
    tells: /"outcome":"pass"/,
  },
  {
    name: 'accepts comments, and brings one',
    base: config('exceptions: { comments: merged }\n'),
    change: { ...config('exceptions: { comments: pull-request }\n'), 'compose.yaml': quiet(OPEN) },
    tells: /refused: .*before it is merged/,
  },
  {
    name: 'removes the lock and what is behind it',
    base: config(`locks:\n  - rules: [${STORE}]\n`),
    change: config(OFF),
    tells: PROPOSED,
  },
  { name: 'extends nothing any more', base: LOCKED, change: config(OFF), tells: PROPOSED },
  {
    name: 'extends a policy of its own',
    base: LOCKED,
    change: config('extends: mallory/policies/base.yml@v1\n'),
    tells: PROPOSED,
  },
  {
    name: 'extends a branch',
    base: LOCKED,
    change: config('extends: acme/policies/base.yml@main\n'),
    tells: MISTAKE,
  },
  {
    name: 'extends an older tag',
    base: LOCKED,
    change: config('extends: acme/policies/base.yml@v2\n'),
    tells: PROPOSED,
  },
  {
    name: 'extends a file of itself',
    base: LOCKED,
    change: { ...config('extends: ./lax.yml\n'), 'lax.yml': OFF },
    tells: PROPOSED,
  },
  { name: 'turns off what is locked', base: LOCKED, change: config(`${LOCKED[OWN]}${OFF}`), tells: MISTAKE },
  {
    name: 'deletes the configuration',
    base: LOCKED,
    change: { [OWN]: undefined },
    tells: /policy-changed|no longer|opens|proposed/,
  },
  {
    name: 'renames the configuration',
    base: config('fail-on: error\n'),
    change: { [OWN]: undefined, '.groundplan.yaml': OFF },
    tells: PROPOSED,
  },
  { name: 'has two configurations', change: { '.groundplan.yaml': OFF }, tells: MISTAKE },
  { name: 'makes the configuration huge', change: config(`${OFF}${'# words\n'.repeat(800_000)}`), tells: MISTAKE },
  {
    name: 'has an alias bomb for a configuration',
    change: config(
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n${OFF}`,
    ),
    tells: MISTAKE,
  },
  {
    name: 'merges keys by an anchor',
    base: LOCKED,
    change: config(
      `${LOCKED[OWN]}overrides:\n  - &o\n    services: [db]\n    rules: { ${STORE}: off }\n  - <<: *o\n    services: [api]\n`,
    ),
    tells: MISTAKE,
  },
  { name: 'says a key twice', base: LOCKED, change: config(`${LOCKED[OWN]}rules: {}\n${OFF}`), tells: MISTAKE },
  { name: 'has a second document', base: LOCKED, change: config(`${LOCKED[OWN]}---\n${OFF}`), tells: MISTAKE },
  { name: 'starts with a mark', base: LOCKED, change: config(`\uFEFF${OFF}`), tells: PROPOSED },
  {
    name: 'names the rule in look-alike letters',
    change: config(`rules: { p\u0075blished-st\u043Ere-port: off }\n`),
    tells: MISTAKE,
  },
  { name: 'names the rule in other letters', change: config(`rules: { Published-Store-Port: off }\n`), tells: MISTAKE },
  {
    name: 'defines the rule of the base anew',
    base: RULED,
    change: { ...RULED, 'policy/rule.yml': RULE.replace('!= "db"', '!= "x"') },
    tells: /defines the rule `acme\/no-public-store` otherwise/,
  },
  {
    name: 'defines a second rule of the same name',
    base: RULED,
    change: { ...RULED, 'policy/more.yml': RULE.replace('!= "db"', '!= "x"') },
    tells: MISTAKE,
  },
  {
    name: 'drops the files of rules',
    base: RULED,
    change: { ...config(OFF), 'policy/rule.yml': undefined },
    tells: /turns off/,
  },
  {
    name: 'gives its own configuration by path',
    base: { 'ci/gate.yml': 'preset: recommended\n' },
    change: { 'ci/gate.yml': OFF },
    options: { config: { path: 'ci/gate.yml', text: OFF } },
    tells: PROPOSED,
  },
  {
    name: 'leaves the team that a policy is for',
    base: config('extends: acme/policies/payments.yml@v3\n'),
    change: { CODEOWNERS: '* @mallory/friends\n' },
    tells: PROPOSED,
  },
];

const EXCEPTIONS: readonly Attempt[] = [
  {
    name: 'a comment against a lock',
    base: LOCKED,
    change: { 'compose.yaml': quiet(OPEN) },
    tells: /refused: .*locks/,
  },
  {
    name: 'a comment that is not merged',
    base: config('exceptions: { comments: merged }\n'),
    change: { 'compose.yaml': quiet(OPEN) },
    tells: /refused: .*before it is merged/,
  },
  {
    name: 'a waiver that lasts longer',
    base: config(waiver('2026-05-20')),
    change: config(waiver('2026-12-31')),
    tells: /"outcome":"pass"/,
  },
];

const DB = (name: string, more = ''): string =>
  `services:\n  ${name}:\n    image: postgres:16\n    ports: ["5432:5432"]\n${more}`;
const WITH = (line: string): Edits => ({ 'compose.yaml': `${line}\n${COMPOSE}` });

const PLACES: readonly Attempt[] = [
  ...['tests/db.yml', 'vendor/x/db.yml', 'compose.dev.yml', 'dev/compose.override.yaml'].map((path) => ({
    name: `includes ${path}, which everyone starts`,
    change: { ...WITH(`include: [${path}]`), [path]: DB('db2') },
    tells: /published-store-port/,
  })),
  {
    name: 'extends a service of an example',
    change: {
      'compose.yaml': COMPOSE.replace(
        'image: postgres:16\n',
        'image: postgres:16\n    extends: { file: examples/db.yml, service: base }\n',
      ),
      'examples/db.yml': DB('base'),
    },
    tells: /published-store-port/,
  },
  {
    name: 'lays a file of the tests over it, by a command',
    change: {
      'compose.yaml': COMPOSE,
      'tests/p.yml': 'services:\n  db:\n    ports: ["5432:5432"]\n',
      Makefile: 'deploy:\n\tdocker compose -f compose.yaml -f tests/p.yml up -d\n',
    },
    tells: /published-store-port/,
  },
  ...[DB('pg', '  api:\n    build: ../../api\n'), DB('db', '  web:\n    build: ../../api\n'), DB('pg')].map((text) => ({
    name: `takes the project to the tests and rewrites it: ${/\w+(?=:\n {4}image)/.exec(text)?.[0]}${text.length}`,
    change: { 'compose.yaml': undefined, 'tests/s/compose.yaml': text },
    tells: /takes away .* and adds services in `tests.s.compose\.yaml`/,
  })),
  {
    name: 'takes the database to an old test and renames it',
    base: { ...LOOSE, 'tests/s/compose.yaml': 'services:\n  web:\n    build: ../../api\n' },
    change: {
      'compose.yaml': COMPOSE.replace(/ {2}db:[\s\S]*?(?=networks:\n {2}front)/, ''),
      'tests/s/compose.yaml': DB('pg', '  web:\n    build: ../../api\n'),
    },
    tells: /takes away `db` and adds services/,
  },
  ...['compose.dev.yaml', 'compose.local.yaml', 'dev/compose.yaml'].map((path) => ({
    name: `renames the project to ${path}`,
    change: { 'compose.yaml': undefined, [path]: OPEN },
    tells: /published-store-port/,
  })),
  ...['o.yml', 'extra/ports', 'compose.yaml.txt'].map((path) => ({
    name: `lays ${path} over it by the .env`,
    change: {
      'compose.yaml': COMPOSE,
      '.env': `COMPOSE_FILE=compose.yaml:${path}\n`,
      [path]: 'services:\n  db:\n    ports: ["5432:5432"]\n',
    },
    tells: /published-store-port/,
  })),
  {
    name: 'publishes the port within a long range',
    change: { 'compose.yaml': OPEN.replace('5432:5432', '5000-6000:5000-6000') },
    tells: /published-store-port/,
  },
  ...[
    'tests/compose.yaml',
    'examples/shop/compose.yaml',
    'docs/compose.yml',
    'vendor/compose.yaml',
    'stack.txt',
    'Compose.YAML',
    'compose.yaml.bak',
  ].map((path) => ({
    name: `moves the project to ${path}`,
    change: { 'compose.yaml': undefined, [path]: OPEN },
    tells: /judged as it was|published/,
  })),
  {
    name: 'moves the project to a path that is left out',
    base: config('exclude: [legacy/]\n'),
    change: { 'compose.yaml': undefined, 'legacy/compose.yaml': OPEN },
    tells: /judged as it was/,
  },
  {
    name: 'takes the database to the tests',
    change: {
      'compose.yaml': COMPOSE.replace(/ {2}db:[\s\S]*?(?=networks:\n {2}front)/, ''),
      'tests/db.yml': `services:\n${/ {2}db:[\s\S]*?(?=networks:\n {2}front)/.exec(OPEN)?.[0]}networks:\n  back: {}\n`,
    },
    tells: /judged as it was/,
  },
  {
    name: 'hides it among two thousand decoys',
    change: {
      'compose.yaml': undefined,
      'tests/zz/compose.yaml': OPEN,
      ...Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`aa/${at}.md`, `Words ${at}.\n`])),
    },
    tells: /judged as it was/,
  },
  {
    name: 'hides it among more files than are read',
    change: {
      'compose.yaml': undefined,
      'tests/zz/compose.yaml': OPEN,
      ...Object.fromEntries(Array.from({ length: 5_100 }, (_, at) => [`aa/${at}.yml`, `words: ${at}\n`])),
    },
    tells: /cannot be told where it went/,
  },
  {
    name: 'renames the service',
    change: { 'compose.yaml': OPEN.replaceAll('  db:', '  cache-of-words:') },
    tells: /published-store-port/,
  },
  {
    name: 'puts the service behind a profile',
    change: { 'compose.yaml': OPEN.replace('    image: postgres', '    profiles: [never]\n    image: postgres') },
    tells: /published-store-port/,
  },
  {
    name: 'publishes by an override, where the policy takes no file for one of development',
    base: config(`rules:\n  ${STORE}: { params: { developmentWords: [] } }\n`),
    change: { 'compose.yaml': COMPOSE, 'compose.override.yaml': 'services:\n  db:\n    ports: ["5432:5432"]\n' },
    tells: /published-store-port/,
  },
  {
    name: 'publishes by an anchor',
    change: {
      'compose.yaml': COMPOSE.replace('name: shop\n', 'name: shop\nx-open: &open\n  ports: ["5432:5432"]\n').replace(
        '    image: postgres:16\n',
        '    <<: *open\n    image: postgres:16\n',
      ),
    },
    tells: /published-store-port/,
  },
  {
    name: 'says that it is a demonstration',
    change: { 'README.md': '# Demo\n\nThis is only a demo, an example for a tutorial. Not for production.\n' },
    tells: /published-store-port/,
  },
  {
    name: 'says that it is generated, and a work of others',
    change: {
      '.gitattributes': '*.yaml linguist-generated linguist-vendored binary\n',
      '.gitignore': 'compose.yaml\n',
    },
    tells: /published-store-port/,
  },
  {
    name: 'has mistakes in the syntax',
    change: { 'compose.yaml': OPEN.replace('  db:', '  db: {[') },
    tells: /no longer loads|syntax|cannot be read/i,
  },
  {
    name: 'includes itself',
    change: { 'compose.yaml': `include: [compose.yaml]\n${OPEN}` },
    tells: /published-store-port|include/,
  },
  {
    name: 'makes the file too large',
    change: { 'compose.yaml': `${OPEN}${'# words\n'.repeat(800_000)}` },
    tells: /not analysed|could not be read|larger/i,
  },
];

describe('no pull request turns the gate green that it would fail', () => {
  beforeAll(async () => {
    // All that stands below is about this: without a trick it fails, and without the open database nothing does.
    for (const policy of [LOOSE, LOCKED]) {
      const [sound, red] = [
        await attempt(filesOf(policy), filesOf(policy)),
        await attempt(filesOf(policy), filesOf(policy, { 'compose.yaml': OPEN })),
      ];
      if (sound.outcome !== 'pass' || red.outcome !== 'fail') throw new Error(`${sound.told}\n--\n${red.told}`);
    }
  }, 60_000);

  for (const [kind, attempts] of [
    ['the configuration', CONFIGURATION],
    ['an exception', EXCEPTIONS],
    ['the files', PLACES],
  ] as const) {
    describe(`by ${kind}`, () => {
      for (const { name, base = LOOSE, change, options, tells } of attempts) {
        test(name, async () => {
          const after = filesOf(base, { 'compose.yaml': OPEN }, change);
          const { outcome, told } = await attempt(filesOf(base), after, options);
          expect(outcome).not.toBe('pass');
          expect(told).toMatch(tells);
        });
      }
    });
  }

  test('by a baseline that it extends, where that counts once it is merged', async () => {
    const base = {
      [OWN]: 'exceptions: { baseline: merged }\nbaseline: known.yml\n',
      'known.yml': 'version: 1\nfindings: []\n',
    };
    const listed = await analyse(memory(filesOf(base, { 'compose.yaml': OPEN })), {
      target: '.',
      updateBaseline: 'write',
    });
    const known = { 'known.yml': listed.baseline?.text ?? '' };
    const empty = await analyse(memory(filesOf(base)), { target: '.', updateBaseline: 'write' });
    const before = { ...base, 'known.yml': empty.baseline?.text ?? '' };
    const { outcome, told } = await attempt(filesOf(before), filesOf(before, { 'compose.yaml': OPEN }, known));
    expect(outcome).toBe('fail');
    expect(told).toMatch(/refused: .*before the change is merged/);
  });

  test('by letting older findings pass', async () => {
    const strict = { [OWN]: 'only-new: false\n', 'compose.yaml': OPEN };
    const { outcome, told } = await attempt(filesOf(strict), filesOf(strict, { [OWN]: 'only-new: true\n' }));
    expect(outcome).toBe('fail');
    expect(told).toMatch(/Older findings no longer fail/);
  });

  for (const options of [{ preset: 'observe' }, { failOn: 'never' }, { onlyNew: true }] as const) {
    test(`by what the workflow gives: ${JSON.stringify(options)}`, async () => {
      const base = { [OWN]: `${LOCKED[OWN]}only-new: false\n` };
      const { outcome } = await attempt(filesOf(base), filesOf(base, { 'compose.yaml': OPEN }), options);
      expect(outcome).not.toBe('pass');
    });
  }

  test('by leaving the branch where the gate was milder', async () => {
    const old = filesOf({ [OWN]: OFF });
    const tip = { ref: 'main', repository: memory(filesOf(LOOSE)) };
    const { outcome, report } = await attempt(old, filesOf({ [OWN]: OFF, 'compose.yaml': OPEN }), {
      policy: { decidedBy: tip },
    });
    expect(outcome).toBe('fail');
    // It changes nothing of the policy itself.
    expect(report?.policy?.proposed).toBeUndefined();
  });

  test('by a workflow with other inputs, which is told', async () => {
    const workflow = (inputs: string): Edits => ({
      '.github/workflows/gate.yml': `on: pull_request\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: groundplan/groundplan@v1\n        with: { ${inputs} }\n`,
    });
    const { outcome, told } = await attempt(
      filesOf(LOOSE, workflow('fail-on: error')),
      filesOf(LOOSE, workflow('fail-on: never'), { 'compose.yaml': OPEN }),
    );
    expect(outcome).toBe('fail');
    expect(told).toMatch(/The workflow that runs this check changes/);
  });
});
