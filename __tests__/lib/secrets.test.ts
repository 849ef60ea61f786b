import { describe, expect, test } from '@jest/globals';
import { hiddenIn } from '../../src/lib/secrets/hide.js';
import { HIDDEN, hiddenInText } from '../../src/lib/secrets/text.js';

/** The text as an excerpt shows it. */
function shown(path: string, text: string): string {
  const lines = text.split('\n');
  const hidden = hiddenIn(path, lines);
  return lines
    .map((line, at) => {
      let result = '';
      let done = 0;
      for (const { start, end } of hidden.get(at) ?? []) {
        result += line.slice(done, start) + HIDDEN;
        done = end;
      }
      return result + line.slice(done);
    })
    .join('\n');
}

const DOTS = HIDDEN;

describe('what an excerpt hides', () => {
  const cases: readonly (readonly [what: string, path: string, text: string, expected: string])[] = [
    ['a mapping', 'a.yml', 'DB_PASSWORD: Kx7-uw3', `DB_PASSWORD: ${DOTS}`],
    ['a list', 'a.yml', '      - DB_PASSWORD=Kx7 uw3', `      - DB_PASSWORD=${DOTS}`],
    ['a list in quotes', 'a.yml', '  - "API_KEY=Kx7 uw3" # ours', `  - "API_KEY=${DOTS}" # ours`],
    [
      'JSON',
      'a.json',
      '{"user": "web", "apiKey": "Kx7uw3", "port": 1}',
      `{"user": "web", "apiKey": "${DOTS}", "port": 1}`,
    ],
    ['a flow mapping', 'a.yml', 'env: {TOKEN: Kx7uw3, PORT: 80}', `env: {TOKEN: ${DOTS}, PORT: 80}`],
    ['Terraform', 'a.tf', '  password = "Kx7uw3"', `  password = "${DOTS}"`],
    ['a Dockerfile', 'Dockerfile', 'ENV DB_PASS Kx7uw3\nARG TOKEN=Kx7uw3', `ENV DB_PASS ${DOTS}\nARG TOKEN=${DOTS}`],
    [
      'an option',
      'a.yml',
      'command: redis-server --requirepass Kx7uw3 --port 1',
      `command: redis-server --requirepass ${DOTS} --port 1`,
    ],
    ['an option in a list', 'a.yml', 'command: ["--token", "Kx7uw3", "-v"]', `command: ["--token", "${DOTS}", "-v"]`],
    ['an option over lines', 'a.yml', '- --token\n- Kx7uw3\n- -v', `- --token\n${DOTS}\n- -v`],
    ['a client', 'a.yml', 'test: mysqladmin ping -u root -pKx7uw3', `test: mysqladmin ping -u root -p${DOTS}`],
    ['an address', 'a.yml', 'URL: postgres://web:Kx7@uw3@db:5432/shop', `URL: postgres://web:${DOTS}@db:5432/shop`],
    [
      'a connection string',
      'a.yml',
      'DB: "Server=db;User=sa;Password=Kx7uw3;Port=1"',
      `DB: "Server=db;User=sa;Password=${DOTS};Port=1"`,
    ],
    ['a default', 'a.yml', 'PASS: ${PASS:-Kx7uw3}', `PASS: \${PASS:-${DOTS}}`],
    [
      'a default in an address',
      'a.yml',
      'URL: amqp://web:${MQ_PASS:-Kx7}@mq',
      `URL: amqp://web:\${MQ_PASS:-${DOTS}}@mq`,
    ],
    ['a block', 'a.yml', 'secret: |\n  user: Kx7\n\n  uw3\nnext: a', `secret: |\n  ${DOTS}\n\n  ${DOTS}\nnext: a`],
    ['a value below its key', 'a.yml', 'token:\n  Kx7uw3\nnext: a', `token:\n  ${DOTS}\nnext: a`],
    ['a text over lines', 'a.yml', 'token: "Kx7\n  uw3"\nnext: a', `token: "${DOTS}\n  ${DOTS}\nnext: a`],
    ['a name and a value', 'a.yml', '- name: DB_PASSWORD\n  value: Kx7uw3', `- name: DB_PASSWORD\n  value: ${DOTS}`],
    [
      'a variable of Terraform',
      'a.tf',
      'variable "db_password" {\n  default = "Kx7"\n}',
      `variable "db_password" {\n  default = "${DOTS}"\n}`,
    ],
    [
      'a Secret',
      'a.yml',
      'kind: Secret\ndata:\n  user: Kx7\nstringData: {}\n',
      `kind: Secret\ndata:\n  user: ${DOTS}\nstringData: {}\n`,
    ],
    [
      'a file of variables',
      'deploy/.env.prod',
      'PORT=8080\n# OLD=Kx7\nexport A="Kx7\nuw3"\n',
      `PORT=${DOTS}\n# OLD=${DOTS}\nexport A="${DOTS}\n${DOTS}\n`,
    ],
    ['variables in a file of any name', 'config/app', 'MODE=Kx7\nUSER=uw3', `MODE=${DOTS}\nUSER=${DOTS}`],
    [
      'a key in PEM',
      'a.yml',
      'cert: |\n  -----BEGIN PRIVATE KEY-----\n  Kx7\n  -----END PRIVATE KEY-----\nnext: a',
      `cert: |\n  -----BEGIN PRIVATE KEY-----\n  ${DOTS}\n  ${DOTS}\nnext: a`,
    ],
    [
      'tokens by their form',
      'a.yml',
      'x: ghp_0123456789abcdefghijABCDEF and AKIAIOSFODNN7EXAMPLE',
      `x: ${DOTS} and ${DOTS}`,
    ],
    ['a header', 'a.yml', 'h: "Authorization: Bearer Kx7uw3Lmq"', `h: "Authorization: ${DOTS}"`],
    ['a hash', 'a.yml', '- traefik.users=web:$$apr1$$H6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/', `- traefik.users=web:${DOTS}`],
  ];

  test.each(cases)('%s', (_, path, text, expected) => {
    expect(shown(path, text)).toBe(expected);
  });

  test.each([
    'image: acme/auth-service:1.2',
    'POSTGRES_PASSWORD_FILE: /run/secrets/db',
    'PASSWORD: ${DB_PASSWORD}',
    'PASSWORD: ${DB_PASSWORD:?set it}',
    'TOKEN: "{{ .Values.token }}"',
    'password = var.password',
    'ALLOW_EMPTY_PASSWORD: "yes"',
    'secrets: {}',
    'secret:\n  secretName: web-tls',
    'auth:\n  enabled: true\n  port: 80',
    'url: http://registry:4873/@scope/name',
    'monitoring: true',
    'port: "8080:80"',
  ])('nothing of %j', (text) => {
    expect(shown('compose.yml', text)).toBe(text);
  });

  test('a line that no person wrote, as a whole', () => {
    expect(shown('a.json', 'x'.repeat(10_000))).toBe(DOTS);
  });

  test('a quote that nothing ends does not hide the rest of the file', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `a${index}: b`).join('\n');
    expect(shown('a.yml', `token: "open\n${lines}`)).toContain('a250: b');
  });

  test('what a long text of one kind could cost is bounded', () => {
    const lines = ['a://'.repeat(900), 'mysql '.repeat(600), '"key'.repeat(900), '- '.repeat(1900), 'a-'.repeat(1900)];
    const before = process.cpuUsage();
    hiddenIn('a.yml', lines);
    expect(process.cpuUsage(before).user / 1e3).toBeLessThan(2_000);
  });
});

test('a sentence hides passwords in addresses and tokens', () => {
  expect(hiddenInText('`web` calls `amqp://web:Kx7@mq` with AKIAIOSFODNN7EXAMPLE.')).toBe(
    `\`web\` calls \`amqp://web:${DOTS}@mq\` with ${DOTS}.`,
  );
  expect(hiddenInText('nothing')).toBe('nothing');
});
