import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { loadRulebook } from '../../src/rulebook/load.js';

const src = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src');

/** Codes that the sources give to problems: `code: 'x'`, and kinds of references that are put together. */
function codesIn(folder: string): string[] {
  return readdirSync(join(src, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return codesIn(join(folder, entry.name));
    const text = readFileSync(join(src, folder, entry.name), 'utf8');
    const literal = [
      ...text.matchAll(/\bcode: (?:[^,'\n]*\? )?'([a-z][a-z0-9.-]*)'(?: : '([a-z][a-z0-9.-]*)')?/g),
    ].flatMap(([, one = '', other]) => [one, ...(other === undefined ? [] : [other])]);
    const quoted = [...(folder.startsWith('compose') ? text : '').matchAll(/'(compose-[a-z0-9.-]+)'/g)].map(
      (match) => match[1] ?? '',
    );
    return [...literal, ...quoted];
  });
}

const emitted = [...new Set(['documents', 'compose', 'evidence', 'policy', 'app'].flatMap(codesIn))].sort();
const claims = loadRulebook().rules.flatMap((rule) =>
  rule.check === 'problem'
    ? (rule.params.codes as readonly string[])
    : rule.check === 'file-style'
      ? [rule.params.code as string]
      : [],
);

/** Said of a project that is to run (`resolve`), never of one that a repository only holds. */
const OF_A_RUN = [
  'compose-env-file-missing',
  'compose-file-missing',
  'compose-no-file',
  'compose-several-default-files',
  'compose-unknown',
  'compose-unset-variable',
];

test('every problem that reading and loading can report is some rule’s', () => {
  expect(emitted.length).toBeGreaterThan(30);
  expect(emitted.filter((code) => !claims.includes(code))).toEqual(OF_A_RUN);
});

test('no problem is reported by two rules', () => {
  expect(claims.filter((code, index) => claims.indexOf(code) !== index)).toEqual([]);
});

test.each(['network', 'volume', 'secret', 'config', 'service', 'model'])('an undefined %s is some rule’s', (kind) => {
  expect(claims).toContain(`compose-undefined-${kind}`);
});
