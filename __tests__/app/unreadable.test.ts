import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { memory } from '../../src/source/memory.js';

const SERVICES = 'services:\n  db:\n    image: postgres:16\n';

async function reportOf(files: Record<string, string | Uint8Array>) {
  const { report } = await analyse(memory(files), { target: '.' });
  return { ...report, findings: [...report.findings] };
}

describe('a Compose file that cannot be read', () => {
  test.each([
    ['a byte that is no UTF-8', Buffer.from(`# d\xe9ploiement\n${SERVICES}`, 'latin1')],
    ['a NUL byte', `${SERVICES}# \0\n`],
    ['more bytes than are read', `${SERVICES}#${'x'.repeat(6 * 1024 * 1024)}\n`],
    ['nesting that no person writes', `x-deep: ${'['.repeat(201)}${']'.repeat(201)}\n${SERVICES}`],
  ])('%s: the run fails and says why', async (_what, content) => {
    const report = await reportOf({ 'compose.yaml': content });
    expect(report.verdict.outcome).toBe('fail');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'unreadable-compose-file', level: 'error' }),
    );
    expect(report.notices).toEqual([]);
    // Where no rule runs, what is not known of the architecture says so.
    const { report: classified } = await analyse(memory({ 'compose.yaml': content }), {
      target: '.',
      only: 'classification',
    });
    expect(classified.limits).toContainEqual(expect.objectContaining({ path: 'compose.yaml', reason: 'not-read' }));
  });
});

describe('a configuration that cannot be read', () => {
  test('is a mistake, not none', async () => {
    const link = { path: '.groundplan.yml', reason: 'link-outside-root' as const, message: 'The link leads outside.' };
    const repository = memory({ 'compose.yaml': SERVICES }, { skipped: [link] });
    await expect(analyse(repository, { target: '.' })).rejects.toThrow('.groundplan.yml: The link leads outside.');
    const folder = memory({ 'compose.yaml': SERVICES, '.groundplan.yml/x': '' });
    await expect(analyse(folder, { target: '.' })).rejects.toThrow('.groundplan.yml: this is a folder');
  });
});

describe('Terraform files that no rule is for', () => {
  const files = { 'main.tf': 'resource "aws_db_instance" "db" {\n  publicly_accessible = true\n}\n' };

  test('are said not to be judged, until a pattern is declared', async () => {
    const report = await reportOf(files);
    expect(report.pattern.slug).toBe('none');
    expect(report.findings).toEqual([]);
    expect(report.notices).toEqual([expect.stringContaining('No rule judged the Terraform files')]);
    const declared = await reportOf({ ...files, '.groundplan.yml': 'pattern: hybrid-cloud\n' });
    expect(declared.notices).toEqual([]);
    expect(declared.findings.map(({ ruleId }) => ruleId)).toContain('database-with-public-address');
  });
});
