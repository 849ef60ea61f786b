import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCredentialName } from '../../src/lint/credential-names.js';
import { isLiteral, isSample } from '../../src/lint/credential-values.js';
import { effectiveRules } from '../../src/lint/effective.js';
import { lint } from '../../src/lint/run.js';
import { book, contextOf, ruleById } from './pipeline.js';

const { names, samples } = ruleById('literal-credential').params as {
  readonly names: readonly string[];
  readonly samples: readonly string[];
};
const sampled = new Set(samples);
const known = (word: string): boolean => sampled.has(word);

const CREDENTIAL_RULES = [
  'literal-credential',
  'password-within-reach',
  'credential-in-build-argument',
  'credential-in-command-or-label',
  'credential-in-variable-file',
];

describe('a name', () => {
  test.each([
    'DB_PASSWORD',
    'PGPASSWORD',
    'apiKey',
    'Rabbit__Password',
    'JWT_SECRET',
    'SECRET_KEY_BASE',
    'AWS_SECRET_ACCESS_KEY',
    'RABBITMQ_DEFAULT_PASS',
    'backup.password',
  ])('%s is that of a credential', (name) => {
    expect(isCredentialName(name, names)).toBe(true);
  });

  test.each([
    'POSTGRES_PASSWORD_FILE',
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    'MYSQL_RANDOM_ROOT_PASSWORD',
    'PASSWORD_MIN_LENGTH',
    'AWS_ACCESS_KEY_ID',
    'TOKEN_URL',
    'NEXT_PUBLIC_API_KEY',
    'MAX_TOKENS',
    'COMPASS',
    '',
  ])('%s is none', (name) => {
    expect(isCredentialName(name, names)).toBe(false);
  });
});

describe('a value', () => {
  test.each(['Kx7-uw3-Lmq', '9f86d081884c7d65', '/wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYQ', 'a b c d'])(
    '%s is literal',
    (value) => {
      expect(isLiteral(value)).toBe(true);
    },
  );

  test.each([
    '',
    ' ',
    'true',
    'none',
    '/run/secrets/db',
    './keys/app.pem',
    '~/.keys/app',
    'C:\\keys\\app.pem',
    '$DB_PASSWORD',
    '$(cat /run/secrets/db)',
    '{{ vault_password }}',
    '<password>',
    'vault:secret/data/db',
    'arn:aws:secretsmanager:eu:1:secret:db',
    'op://vault/db/password',
    'https://id.example.org/token',
    'ENC[AES256,data]',
  ])('%s is not itself the credential', (value) => {
    expect(isLiteral(value)).toBe(false);
  });

  test.each([
    'changeme',
    'ChangeMe123!',
    'postgres',
    'root123',
    'my-secret',
    'your-api-key',
    '12345678',
    'aaaaaa',
    'admin@123',
  ])('%s is one that everybody knows', (value) => {
    expect(isSample(value, known)).toBe(true);
  });

  test.each(['Kx7-uw3-Lmq', '9f86d081884c7d65', '983647291028374', 'h7Gw2kd'])('%s is not', (value) => {
    expect(isSample(value, known)).toBe(false);
  });

  test('of any length and content is judged at once', () => {
    for (const part of ['!', '1', 'a-', '/a', '$', '(', 'my_']) {
      const value = part.repeat(50_000);
      expect([typeof isLiteral(value), typeof isSample(value, known)]).toEqual(['boolean', 'boolean']);
    }
  });
});

test('no finding of any rule shows a credential', () => {
  const rules = effectiveRules(book, { preset: 'security', rules: new Map() });
  const secret = fc.stringMatching(/^[A-Z][a-z]\d[A-Za-z0-9]{12,20}$/);
  fc.assert(
    fc.property(secret, secret, (one, two) => {
      const files = {
        'compose.yaml': [
          'services:',
          '  db:',
          '    image: postgres:16',
          '    ports: ["5432:5432"]',
          `    environment: {POSTGRES_PASSWORD: ${one}, DATABASE_URL: "postgres://app:${two}@db/app"}`,
          '    env_file: [db.env]',
          `    command: ["--password", ${two}, "--token=${one}"]`,
          `    labels: {backup.password: ${one}}`,
          '  app:',
          `    build: {context: ., args: {NPM_TOKEN: ${two}}}`,
          '    environment: {GITHUB_TOKEN: "ghp_$' + '{TAIL}"}',
        ].join('\n'),
        'db.env': `API_KEY=${two}\n`,
        '.env': `TAIL=${one}${two}\n`,
      };
      const { findings, defects } = lint(contextOf(files), rules);
      const said = JSON.stringify(
        findings.map(({ message, related, subject }) => [message, subject, related.map((r) => r.message)]),
      );
      expect(defects).toEqual([]);
      expect(findings.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(CREDENTIAL_RULES));
      expect(said).not.toContain(one);
      expect(said).not.toContain(two);
    }),
    { numRuns: 15 },
  );
});
