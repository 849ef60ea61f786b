import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/app/analyse.js';
import type { AnalyseOptions } from '../../../src/app/analysis.js';
import { inOrder } from '../../../src/app/compare/changes.js';
import type { Draft } from '../../../src/app/compare/draft.js';
import type { ReportComparison } from '../../../src/report/comparison.js';
import { memory } from '../../../src/source/memory.js';

type Files = Readonly<Record<string, string>>;

const DB = 'name: shop\nservices:\n  db:\n    image: postgres:16\n';
/** With what shows that it is deployed. */
const WEB =
  'name: shop\nservices:\n  api:\n    build: ./api\n    ports: ["80:80"]\n  db:\n    image: postgres:16\n    networks: [default]\n    restart: always\n';
const OPEN = `${DB}    ports: ["5432:5432"]\n`;

async function comparisonOf(
  before: Files,
  after: Files,
  options: Partial<AnalyseOptions> = {},
): Promise<ReportComparison> {
  const base = { ref: 'main', repository: memory({ 'compose.yaml': DB, ...before }) };
  const { report } = await analyse(memory({ 'compose.yaml': OPEN, ...after }), { target: '.', base, ...options });
  if (report.comparison === undefined) throw new Error('There is no comparison.');
  return report.comparison;
}

/** What is said of the policy. */
function policyOf({ changes }: ReportComparison): string[] {
  return changes
    .filter(({ kind }) => kind === 'policy-changed')
    .map(({ effect, message, location }) => `${effect} ${location?.path} ${message}`);
}

const config = (text: string): Files => ({ '.groundplan.yml': text });

interface PolicyCase {
  readonly name: string;
  readonly before: Files;
  readonly after: Files;
  readonly says: readonly string[];
}

const STORE = 'published-store-port';
const quiet = (words: string): string => DB.replace('name: shop', `# groundplan: ignore ${STORE}${words}\nname: shop`);

const CASES: readonly PolicyCase[] = [
  {
    name: 'an override that turned a rule off elsewhere does so for the database',
    before: config(`overrides:\n  - services: [foo]\n    rules: { ${STORE}: off }\n`),
    after: config(`overrides:\n  - services: [db]\n    rules: { ${STORE}: off }\n`),
    says: [`opens .groundplan.yml This makes the rule \`${STORE}\` milder at other places than before.`],
  },
  {
    name: 'an override keeps a rule for a folder that is not there, and the rule is off otherwise',
    before: {},
    after: config(`rules: { ${STORE}: off }\noverrides:\n  - paths: [nowhere/]\n    rules: { ${STORE}: error }\n`),
    says: [`opens .groundplan.yml This lowers the level of the rule \`${STORE}\`.`],
  },
  {
    name: 'an override is taken back',
    before: config(`overrides:\n  - paths: [examples/]\n    rules: { ${STORE}: off }\n`),
    after: config(''),
    says: [`closes .groundplan.yml This makes the rule \`${STORE}\` milder at fewer places.`],
  },
  {
    name: 'a parameter takes the teeth out of a rule',
    before: config(''),
    after: config(`rules:\n  ${STORE}: { params: { developmentWords: [compose] } }\n`),
    says: [
      `opens .groundplan.yml This sets \`developmentWords\` of the rule \`${STORE}\` otherwise, which may let more pass.`,
    ],
  },
  {
    name: 'an entry is for another path',
    before: config(`ignore:\n  - rules: [${STORE}]\n    paths: [examples/]\n    reason: r\n`),
    after: config(`ignore:\n  - rules: [${STORE}]\n    paths: [compose.yaml]\n    reason: r\n`),
    says: [`opens .groundplan.yml The configuration now ignores findings of \`${STORE}\` at other places.`],
  },
  {
    name: 'an entry is for fewer paths and holds for longer',
    before: config(`ignore:\n  - rules: [${STORE}]\n    reason: r\n    until: 2020-01-01\n`),
    after: config(`ignore:\n  - rules: [${STORE}]\n    paths: [compose.yaml]\n    reason: r\n    until: 2099-01-01\n`),
    says: [`opens .groundplan.yml The configuration ignores findings of \`${STORE}\` until later.`],
  },
  {
    name: 'an entry gives another reason',
    before: config(`ignore:\n  - rules: [${STORE}]\n    reason: r\n`),
    after: config(`ignore:\n  - rules: [${STORE}]\n    reason: s\n`),
    says: [`neutral .groundplan.yml The configuration gives another reason for ignoring findings of \`${STORE}\`.`],
  },
  {
    name: 'a comment holds for longer',
    before: { 'compose.yaml': quiet(' until 2020-01-01 -- ok') },
    after: { 'compose.yaml': quiet(' until 2099-01-01 -- ok') },
    says: [`opens compose.yaml A comment holds back findings of \`${STORE}\` for longer.`],
  },
  {
    name: 'a comment gets a reason, without which it held nothing back',
    before: { 'compose.yaml': quiet('') },
    after: { 'compose.yaml': quiet(' -- ok') },
    says: [`opens compose.yaml A comment now holds back findings of \`${STORE}\`.`],
  },
  {
    name: 'a comment goes from one file to another',
    before: { 'other.yml': quiet(' -- ok').replace('shop', 'other') },
    after: { 'other.yml': DB.replace('shop', 'other'), 'compose.yaml': quiet(' -- ok') },
    says: [
      `opens compose.yaml A comment now holds back findings of \`${STORE}\`.`,
      `closes other.yml A comment no longer holds back findings of \`${STORE}\`.`,
    ],
  },
  {
    name: 'the configuration of the base has mistakes',
    before: config('rules: [\n'),
    after: config(`rules: { ${STORE}: off }\n`),
    says: [
      'opens .groundplan.yml The configuration of the base has mistakes, so this one is compared with having none.',
      `opens .groundplan.yml This turns off the rule \`${STORE}\`.`,
    ],
  },
];

describe('what a change does to its own judge', () => {
  for (const { name, before, after, says } of CASES) {
    test(name, async () => {
      const comparison = await comparisonOf(before, after);
      expect(policyOf(comparison)).toEqual(says);
      // What lets more pass comes before all else.
      const opens = says.filter((line) => line.startsWith('opens')).length;
      expect(comparison.changes.slice(0, opens).every(({ kind }) => kind === 'policy-changed')).toBe(true);
    });
  }

  test('an entry that was over and holds again is a new one', async () => {
    const comparison = await comparisonOf(
      config(`ignore:\n  - rules: [${STORE}]\n    reason: r\n    until: 2020-01-01\n`),
      config(`ignore:\n  - rules: [${STORE}]\n    reason: r\n    until: 2099-01-01\n`),
      { today: '2030-01-01' },
    );
    expect(policyOf(comparison)).toEqual([
      `opens .groundplan.yml The configuration now ignores findings of \`${STORE}\`.`,
    ]);
  });

  for (const [target, path, inside] of [
    ['.', 'ci/gp.yml', true],
    ['./app/', 'app/ci/gp.yml', true],
    ['..', '../ci/gp.yml', true],
    ['/srv/shop', '/srv/shop/ci/gp.yml', true],
    ['/srv/shop', 'ci/gp.yml', true],
    ['app', 'ci/gp.yml', false],
    ['.', '../ci/gp.yml', false],
    ['/srv/shop', '/srv/shopping/ci/gp.yml', false],
  ] as const) {
    test(`a configuration given as ${path} for ${target}`, async () => {
      const text = 'fail-on: never\n';
      const comparison = await comparisonOf(
        { 'ci/gp.yml': 'preset: recommended\n' },
        { 'ci/gp.yml': text },
        { target, config: { path, text } },
      );
      expect(policyOf(comparison)).toEqual(
        inside ? ['opens ci/gp.yml Findings now fail at no level, before from the level error.'] : [],
      );
      expect(comparison.limits).toEqual(
        inside
          ? []
          : [
              `The configuration \`${path}\` was given from outside of what is looked at, so it is not known how it changes.`,
            ],
      );
    });
  }

  test('a baseline that is given grows', async () => {
    const { baseline } = await analyse(memory({ 'compose.yaml': OPEN }), { target: '.', updateBaseline: 'write' });
    const text = baseline?.text ?? '';
    const given = { path: 'ci/bl.yml', text };
    const comparison = await comparisonOf({}, { 'ci/bl.yml': text }, { baseline: given });
    expect(policyOf(comparison)).toEqual([
      expect.stringMatching(/^opens ci\/bl\.yml The baseline lists \d+ findings? more, which no longer count\.$/),
    ]);
    const outside = await comparisonOf({}, {}, { baseline: { path: '../bl.yml', text } });
    expect(policyOf(outside)).toEqual([]);
    expect(outside.limits).toHaveLength(1);
  });

  test('many comments are one sentence, the gravest first, and do not hide the data store', async () => {
    const decoys = Array.from(
      { length: 205 },
      (_, at) => `  # groundplan: ignore mixed-file-names -- r\n  s${at}:\n    image: nginx\n`,
    );
    const head = OPEN.replace('  db:', `${decoys.join('')}  # groundplan: ignore ${STORE} -- r\n  db:`);
    const { changes, moreChanges, moreOpenings } = await comparisonOf({}, { 'compose.yaml': head });
    expect(changes.slice(0, 2).map(({ message }) => message)).toEqual([
      `206 comments now hold back findings of \`${STORE}\` and \`mixed-file-names\`: at \`compose.yaml:618\`, \`compose.yaml:3\`, \`compose.yaml:6\` and 203 more places.`,
      '`db`, a database, is now published on `5432` to every interface of the machine.',
    ]);
    expect([moreChanges, moreOpenings]).toEqual([0, undefined]);
  });

  test('openings that are only counted are counted as such, and none of a data store is among them', () => {
    const draft = (message: string, parts: Partial<Draft> = {}): Draft => ({
      kind: 'port-published',
      effect: 'opens',
      message,
      services: [],
      side: 'head',
      ...parts,
    });
    const many = Array.from({ length: 230 }, (_, at) => draft(`a${at}`));
    const stores = Array.from({ length: 3 }, (_, at) => draft(`z${at}`, { grave: true }));
    const policy = Array.from({ length: 6 }, (_, at) => draft(`p${at}`, { kind: 'policy-changed' }));
    const others = [draft('n', { effect: 'neutral' }), draft('c', { effect: 'closes' })];
    const { changes, more, moreOpenings } = inOrder([...others, ...many, ...stores, ...policy]);
    expect(changes.slice(0, 9).map(({ message }) => message)).toEqual([
      'p0',
      'p1',
      'p2',
      'p3',
      'z0',
      'z1',
      'z2',
      'p4',
      'p5',
    ]);
    expect([changes.length, more, moreOpenings]).toEqual([200, 41, 39]);
    const grave = Array.from({ length: 300 }, (_, at) => draft(`z${at}`, { grave: true }));
    expect(inOrder([...many, ...grave])).toMatchObject({ more: 230, moreOpenings: 230 });
  });

  for (const place of ['vendor/compose.yaml', 'stack.txt', 'examples/compose.yaml', 'tests/fixtures/db.yml']) {
    test(`a project that goes to ${place} is judged as it was`, async () => {
      const base = memory({ 'compose.yaml': WEB, 'README.md': 'The shop.\n', 'src/main.ts': 'run();\n' });
      for (const text of [WEB, `${WEB}    ports: ["5432:5432"]\n`]) {
        const { report } = await analyse(
          memory({ [place]: text, 'README.md': 'The shop.\n', 'src/main.ts': 'run();\n' }),
          {
            target: '.',
            base: { ref: 'main', repository: base },
          },
        );
        const changes = report.comparison?.changes ?? [];
        expect(changes.map(({ effect }) => effect)).not.toContain('closes');
        expect(changes[0]).toMatchObject({
          effect: 'opens',
          location: { path: place },
          message: `\`compose.yaml\` is now \`${place}\`, which is not looked at: it is judged as it was, as \`compose.yaml\`.`,
        });
        expect(report.verdict.outcome).toBe(text === WEB ? 'pass' : 'fail');
      }
    });
  }

  test('a store that is taken to the examples alone is judged beside the file that it was in', async () => {
    const rest = { 'README.md': 'The shop.\n', 'src/main.ts': 'run();\n' };
    const [web, db] = WEB.split('  db:\n');
    const { report } = await analyse(
      memory({
        ...rest,
        'compose.yaml': web ?? '',
        'examples/db.yaml': `services:\n  db:\n${db}    ports: ["5432:5432"]\n`,
      }),
      { target: '.', base: { ref: 'main', repository: memory({ ...rest, 'compose.yaml': WEB }) } },
    );
    expect(report.verdict.outcome).toBe('fail');
    expect(report.comparison?.changes[0]?.message).toBe(
      'Part of `compose.yaml` is now `examples/db.yaml`, which is not looked at: it is judged as it was, as `db.yml`.',
    );
  });

  test('a project that is gone, and one that only moves, are told as before', async () => {
    const base = { ref: 'main', repository: memory({ 'compose.yaml': OPEN, 'README.md': 'The shop.\n' }) };
    const gone = await analyse(memory({ 'README.md': 'The shop.\n', 'notes.txt': 'Nothing.\n' }), {
      target: '.',
      base,
    });
    expect(gone.report.comparison?.changes.map(({ effect }) => effect)).toContain('closes');
    const moved = await analyse(memory({ 'deploy/compose.yaml': OPEN, 'README.md': 'x\n' }), { target: '.', base });
    expect(moved.report.comparison?.changes.map(({ message }) => message).join()).not.toContain('out of sight');
  });

  const step = (ending: string, other = ''): string =>
    `on: pull_request\njobs:\n  check:\n    steps:\n      - uses: acme/groundplan@v1\n${ending}  other:\n    steps:\n      - run: make${other}\n`;
  const PLACE = '.github/workflows/check.yml';
  for (const [what, before, after, says] of [
    [
      'gets another input',
      step(''),
      step('        with: { fail-on: never }\n'),
      `opens ${PLACE} The workflow that runs this check changes: \`${PLACE}\`.`,
    ],
    [
      'gets another job',
      step(''),
      step('', ' all'),
      `neutral ${PLACE} The workflow that runs this check changes: \`${PLACE}\`.`,
    ],
    ['is removed', step(''), undefined, `opens ${PLACE} The workflow that runs this check is gone: \`${PLACE}\`.`],
    [
      'no longer runs the check',
      step(''),
      step('').replace('acme/groundplan@v1', 'acme/other@v1'),
      `opens ${PLACE} The workflow that runs this check changes: \`${PLACE}\`.`,
    ],
    [
      'cannot be read any more',
      step(''),
      'jobs: [',
      `opens ${PLACE} The workflow that runs this check changes: \`${PLACE}\`.`,
    ],
    ['is new', undefined, step(''), `neutral ${PLACE} A workflow that runs this check is new: \`${PLACE}\`.`],
    ['has nothing to do with it', 'on: push\n', 'on: pull_request\n# groundplan\n', undefined],
  ] as const) {
    test(`a workflow ${what}`, async () => {
      const files = (text: string | undefined): Files => (text === undefined ? {} : { [PLACE]: text });
      expect(policyOf(await comparisonOf(files(before), files(after)))).toEqual(says === undefined ? [] : [says]);
    });
  }

  test('a workflow that uses the action of its own repository', async () => {
    const own = { 'action.yml': 'name: Groundplan\n' };
    const text = step('').replace('acme/groundplan@v1', './');
    const changed = text.replace('pull_request', 'push');
    expect(policyOf(await comparisonOf({ ...own, [PLACE]: text }, { ...own, [PLACE]: changed }))).toHaveLength(1);
    expect(policyOf(await comparisonOf({ [PLACE]: text }, { [PLACE]: changed }))).toEqual([]);
  });
});
