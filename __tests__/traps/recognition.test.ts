import { describe, expect, test } from '@jest/globals';
import { found, look, service } from './look.js';

describe('what is a Compose file', () => {
  test('a workflow of GitHub with services is none', async () => {
    const workflow = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    services:
      db:
        image: postgres
        ports: [5432:5432]
    steps:
      - uses: actions/checkout@v5
`;
    const report = await look({ '.github/workflows/test.yml': workflow, 'README.md': '# App\n' });
    expect(report.stacks).toEqual([]);
    expect(report.findings).toEqual([]);
  });

  test.each([
    [
      'a playbook of Ansible',
      'playbook.yml',
      '- hosts: all\n  tasks:\n    - name: x\n      docker_container: {image: nginx}\n',
    ],
    ['values of a chart', 'values.yaml', 'services:\n  web:\n    type: ClusterIP\n    port: 80\n'],
    ['a pipeline of GitLab', '.gitlab-ci.yml', 'services:\n  - postgres:latest\ntest:\n  script: [make]\n'],
  ])('%s is none', async (_, path, text) => {
    expect((await look({ [path]: text })).stacks).toEqual([]);
  });

  test('a file without version is one, and judged as one with it', async () => {
    const body = 'services:\n  db:\n    image: postgres:16\n    privileged: true\n    ports: ["5432:5432"]\n';
    const rules = (findings: readonly string[]) => findings.map((one) => one.split(' ')[0]).sort();
    const without = await found({ 'compose.yaml': body });
    const withVersion = await found({ 'compose.yaml': `version: "3.8"\n${body}` });
    expect(rules(without)).toEqual(expect.arrayContaining(['privileged-service', 'published-store-port']));
    expect(rules(withVersion)).toEqual([...rules(without), 'obsolete-version-key'].sort());
  });

  test('an exclude of a word leaves folders alone that have it in their name', async () => {
    const files = {
      '.groundplan.yml': 'exclude: [test/]\n',
      'latest/compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n',
      'test/compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n',
    };
    expect((await look(files)).stacks.map(({ path }) => path)).toEqual(['latest']);
  });

  test('200 uses of one alias are no attack', async () => {
    const services = Array.from({ length: 200 }, (_, i) => `  s${i}:\n    <<: *common\n    image: acme/s${i}:1\n`);
    const files = { 'compose.yaml': `x-common: &common\n  restart: always\nservices:\n${services.join('')}` };
    const report = await look(files);
    expect(report.stacks.map((stack) => stack.services)).toEqual([200]);
    expect(report.findings.filter(({ ruleId }) => ruleId === 'unreadable-compose-file')).toEqual([]);
  });

  test('rules see what anchors and merge keys bring, at the place where it is written', async () => {
    const files = {
      'compose.yaml': `x-open: &open
  privileged: true
services:
  a:
    <<: *open
    image: acme/a:1
  b:
    <<: *open
    image: acme/b:1
`,
    };
    expect(await found(files, 'privileged-service')).toEqual(
      expect.arrayContaining(['privileged-service compose.yaml:2']),
    );
  });

  test('every mistake of the format is told, each at its own line', async () => {
    const files = {
      'compose.yaml': `services:
  web:
    image: nginx:1.27
    imagee: x
    ports: 80
    restart: {a: b}
    healthcheck:
      intervall: 5s
nettworks: {}
`,
    };
    const lines = (await found(files, 'unknown-compose-key', 'invalid-compose-value')).map((one) =>
      one.split(':').pop(),
    );
    expect(lines.sort()).toEqual(['4', '5', '6', '8', '9']);
  });

  test('a line is that of the value, not of the first text that looks like it', async () => {
    const files = {
      'compose.yaml': `# image: postgres, ports: "5432:5432"
x-note: '5432:5432'
services:
  web:
    image: nginx:1.27
    environment: {NOTE: "5432:5432"}
  db:
    image: postgres:16
    ports: ["5432:5432"]
`,
    };
    expect(await found(files, 'published-store-port')).toEqual(['published-store-port compose.yaml:9']);
  });

  test('models are a part of the format', async () => {
    const files = service('models: [llm]');
    const text = `${files['compose.yaml']}models:\n  llm:\n    model: ai/smollm2\n`;
    expect(await found({ 'compose.yaml': text }, 'unknown-compose-key', 'undefined-reference')).toEqual([]);
  });
});
