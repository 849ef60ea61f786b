import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { graphsOf } from '../../src/app/graph.js';
import { explainOwnRule } from '../../src/app/own-rules.js';
import { UserMistake } from '../../src/lib/mistake.js';
import { memory } from '../../src/source/memory.js';

function rule(id: string, more: string): string {
  return `id: ${id}\ntitle: T\ncategory: security\nlevel: error\nwhy: Because.\nfix: Do it.\nexamples: { fails: [], passes: [] }\n${more}`;
}

const TAGGED = rule(
  'acme/untagged',
  'expression: service.image.tag != ""\nmessage: "`{service.name}` has no tag: {service.image.reference}."\n',
);
const CONFIG = 'rule-files: [policy]\n';
const COMPOSE = 'services:\n  a:\n    image: nginx\n  b:\n    image: nginx:1.27\n  c:\n    image: nginx:${TAG}\n';

async function run(files: Record<string, string>) {
  const { report } = await analyse(memory(files), { target: '.' });
  const findings = [...report.findings].filter(({ ruleId }) => ruleId.startsWith('acme/'));
  return {
    report,
    findings: findings.map(({ level, message, location }) => `${location.path}:${location.line} ${level} ${message}`),
  };
}

async function mistakesOf(files: Record<string, string>): Promise<readonly string[]> {
  try {
    await run(files);
  } catch (error) {
    if (error instanceof UserMistake) return error.lines;
    throw error;
  }
  return [];
}

describe('rules of an organisation in a run', () => {
  test('are found below a folder; what is unknown is a note and no finding', async () => {
    const { report, findings } = await run({
      '.groundplan.yml': CONFIG,
      'policy/images/tags.yml': TAGGED,
      'compose.yaml': COMPOSE,
    });
    expect(findings).toEqual(['compose.yaml:2 error `a` has no tag: nginx.']);
    expect(report.limits).toContainEqual({
      path: 'policy/images/tags.yml',
      reason: 'not-judged',
      message: 'acme/untagged could not be judged for `c`: `tag` is not known.',
    });
    expect(report.verdict.outcome).toBe('fail');
    expect(report.rules.find(({ id }) => id === 'acme/untagged')?.helpUri).toContain('organisation-rules.md');
  });

  test('are set by the configuration like any other', async () => {
    const files = { 'policy/tags.yml': TAGGED, 'compose.yaml': COMPOSE };
    const noted = await run({ ...files, '.groundplan.yml': `${CONFIG}rules: { acme/untagged: note }\n` });
    expect(noted.findings).toEqual(['compose.yaml:2 note `a` has no tag: nginx.']);
    const off = await run({ ...files, '.groundplan.yml': `${CONFIG}rules: { acme/untagged: off }\n` });
    expect(off.findings).toEqual([]);
  });

  test('judge networks, volumes, projects and the repository', async () => {
    const all = ['network', 'volume', 'project', 'repository'].map((subject) => {
      const shown = {
        network: 'network.key',
        volume: 'volume.services',
        project: 'project.name',
        repository: 'repository.projects.map(p, p.name)',
      }[subject];
      return rule(
        `acme/no-${subject}`,
        `subject: ${subject}\nexpression: 'false'\nmessage: "The ${subject} {${shown}}."\n`,
      );
    });
    const compose =
      'name: shop\nservices:\n  a:\n    image: nginx\n    volumes: ["data:/d"]\n    networks: [n]\nnetworks:\n  n:\nvolumes:\n  data:\n';
    const { findings } = await run({
      '.groundplan.yml': CONFIG,
      'policy/all.yml': all.join('---\n'),
      'compose.yaml': compose,
    });
    expect(findings.sort()).toEqual([
      'compose.yaml:10 error The volume a.',
      'compose.yaml:2 error The project shop.',
      'compose.yaml:2 error The repository shop.',
      'compose.yaml:8 error The network n.',
    ]);
  });

  test('values of the repository cannot leave their quotes in a message', async () => {
    const text = rule('acme/x', 'expression: "false"\nmessage: "`{service.containerName}`."\n');
    const { findings } = await run({
      '.groundplan.yml': CONFIG,
      'policy/x.yml': text,
      'compose.yaml': 'services:\n  a:\n    image: nginx\n    container_name: "{service.name} `x` $&"\n',
    });
    expect(findings).toEqual(["compose.yaml:2 error `{service.name} 'x' $&`."]);
  });

  test('only what the configuration names is loaded', async () => {
    const { findings } = await run({ 'policy/tags.yml': 'id: [broken', 'compose.yaml': COMPOSE });
    expect(findings).toEqual([]);
  });
});

describe('mistakes end the run', () => {
  test('of the configuration and of the rules, all at once', async () => {
    const broken = TAGGED.replace('service.image.tag !=', 'service.image.tagg !=');
    const config = 'rule-files: [policy, gone.yml]\nfail-on: sometimes\nrules: { acme/untagged: note }\n';
    expect(await mistakesOf({ '.groundplan.yml': config, 'policy/tags.yml': broken, 'compose.yaml': COMPOSE })).toEqual(
      [
        expect.stringContaining('.groundplan.yml:2:10: "sometimes" is not one of'),
        '.groundplan.yml:1:22: There is no file or folder "gone.yml" in the repository.',
        expect.stringContaining('policy/tags.yml:8:27: Image has no field "tagg". Did you mean "tag"?'),
      ],
    );
  });

  test('of a rule alone: what the configuration says of it is no further mistake', async () => {
    const broken = TAGGED.replace('service.image.tag !=', 'service.image.tagg !=');
    const found = await mistakesOf({
      '.groundplan.yml': `${CONFIG}rules: { acme/untagged: note }\n`,
      'policy/t.yml': broken,
    });
    expect(found).toHaveLength(1);
  });

  test.each([
    ['../rules', 'leaves the repository'],
    ['policy/../../rules', 'leaves the repository'],
    ['/etc/rules', 'leaves the repository'],
    ['~/rules', 'leaves the repository'],
    ['C:\\rules', 'leaves the repository'],
    ['https://acme.example/rules.yml', 'nothing is fetched'],
    ['git@acme.example:rules.git', 'nothing is fetched'],
    ['', 'must not be empty'],
    ['docs', 'holds no YAML file'],
  ])('of the path %j', async (path, wanted) => {
    const found = await mistakesOf({ '.groundplan.yml': `rule-files: [${JSON.stringify(path)}]\n`, 'docs/a.md': 'x' });
    expect(found).toEqual([expect.stringContaining(wanted)]);
  });
});

describe('elsewhere', () => {
  const repository = memory({
    '.groundplan.yml': `${CONFIG}rules: { acme/untagged: off }\n`,
    'policy/tags.yml': TAGGED,
    'compose.yaml': COMPOSE,
  });

  test('a rule is explained', async () => {
    expect(await explainOwnRule(repository, 'acme/untagged')).toMatchObject({
      kind: 'rule',
      rule: { id: 'acme/untagged', why: 'Because.', message: expect.stringContaining('{service.name}') },
      levels: expect.arrayContaining([{ preset: 'strict', level: 'error' }]),
    });
    expect(await explainOwnRule(repository, 'acme/other')).toBeUndefined();
  });

  test('a configuration that sets a rule of the organisation is right for the graph as well', async () => {
    expect((await graphsOf(repository, {})).reach.services).toHaveLength(3);
  });
});
