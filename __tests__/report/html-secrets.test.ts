import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderHtml } from '../../src/report/html.js';
import { countsOf, finding, place, shopReport } from './fixture.js';
import { renderedInTime } from './rendered.js';

const NAMES = [
  'PASSWORD', 'DB_PASSWORD', 'POSTGRES_PASSWORD', 'apiKey', 'API_KEY', 'AWS_SECRET_ACCESS_KEY', 'token', 'GITHUB_TOKEN', 'secret',
  'jwt-secret', 'PGPASSWORD', 'redis.password', 'SECRET_KEY_BASE', 'MYSQL_ROOT_PASSWORD', 'clientSecret', 'KEY',
]; // biome-ignore format: a list to read across

/** Ways to write a name and its value, one line or several, as files of the field do. */
const NOTATIONS: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `      ${name}: ${value}`,
  (name, value) => `      "${name}": "${value}",`,
  (name, value) => `      - ${name}=${value}`,
  (name, value) => `      - "${name}=${value} and more"`,
  (name, value) => `    env: { A: 1, ${name}: '${value}', B: 2 }`,
  (name, value) => `ENV ${name}=${value}`,
  (name, value) => `export ${name}='${value}'`,
  (name, value) => `  ${name} = "${value}"`,
  (name, value) => `      - name: ${name}\n        value: ${value}`,
  (name, value) => `      ${name}: \${${name}:-${value}}`,
  (name, value) => `      ${name}: |\n        ${value}\n        ${value}`,
  (name, value) => `    command: app --${name} ${value} --verbose`,
  (name, value) => `    command: ["app", "--${name}=${value}"]`,
  (_, value) => `      DATABASE_URL: postgres://shop:${value}@db:5432/shop`,
  (_, value) => `-----BEGIN PRIVATE KEY-----\n${value}\n-----END PRIVATE KEY-----`,
];

const PATHS = ['compose.yml', 'deploy/.env', 'prod.env', 'Dockerfile', 'main.tf', 'k8s/secret.yaml', 'vars'];

const setting = fc.record({
  name: fc.constantFrom(...NAMES),
  notation: fc.constantFrom(...NOTATIONS),
  // Long enough to stand nowhere else on the page, and none of a text's forms.
  value: fc.stringMatching(/^Zq[A-Za-z0-9+@!]{9,20}$/),
});

describe('the HTML report', () => {
  test('shows no value that stands under the name of a credential, in excerpts, fixes and related places', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(setting, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...PATHS),
        async (settings, path) => {
          const text = settings.map(({ name, notation, value }) => notation(name, value)).join('\n');
          const lines = text.split('\n').length;
          const findings = Array.from({ length: lines }, (_, index) =>
            finding({
              location: place(path, index + 1, 3, 12),
              related: [{ location: place(path, lines - index, 1, 5), message: 'See here.' }],
              fix: {
                description: 'Write it anew.',
                edits: [{ path, start: 0, end: text.length, text: `${text}\n# mended` }],
              },
            }),
          );
          const evidence = [{ path, line: 1, column: 1, message: 'It is set here.' }];
          const { pattern } = shopReport();
          const report = shopReport({
            findings,
            counts: countsOf(findings),
            pattern: { ...pattern, contradictions: evidence },
            sourceOf: (asked) => (asked === path ? text : undefined),
          });
          const html = (await renderedInTime(renderHtml, report)).replaceAll(/<\/?mark>/g, '');
          expect(html).toContain('••••');
          expect(settings.filter(({ value }) => html.includes(value))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
