import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { DataFile } from '../../scripts/generate/data.js';
import { shownFor } from '../../scripts/generate/peers/pages.js';
import { type Peers, peerMistakes } from '../../scripts/generate/peers/read.js';
import type { ConcernFile, PeerFile } from '../../scripts/generate/peers/shape.js';
import { loadRulebook, loadTexts } from '../../src/rulebook/load.js';
import type { Rule } from '../../src/rulebook/rule.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, 'rules', 'peers');

const read = <T>(name: string): T => parse(readFileSync(join(folder, name), 'utf8')) as T;
const tools = readdirSync(folder)
  .filter((name) => name !== 'concerns.yml')
  .map((name) => read<PeerFile>(name));
const { concerns } = read<ConcernFile>('concerns.yml');

const texts = await loadTexts();
const rules = loadRulebook().rules.map((rule) => ({ ...rule, ...texts.rules[rule.id] }) as Rule);

const fileOf = (rule: Pick<Rule, 'id' | 'covers' | 'examples'>): DataFile => ({
  path: `${rule.id}.yml`,
  value: rule as unknown as DataFile['value'],
  placeOf: () => '1:1',
});

describe('the rules of other tools', () => {
  test('are listed whole: as many as each tool has', () => {
    const counts = Object.fromEntries(tools.map(({ tool, rules: list }) => [tool, list.length]));
    expect(counts).toEqual({ 'compose-lint': 27, composelint: 11, dclint: 17, kics: 23, semgrep: 6 });
  });

  test('are each covered by a rule, or explained; and no rule names one that is not there', () => {
    expect(peerMistakes(rules.map(fileOf), { tools, concerns })).toEqual([]);
  });

  test('the migration page and the page of the rule name each other', () => {
    const page = readFileSync(join(root, 'docs', 'migration.md'), 'utf8');
    for (const { id, covers } of rules) {
      for (const peer of covers?.peers ?? []) {
        const line = page.split('\n').find((row) => row.startsWith(`| \`${peer.slice(peer.indexOf('/') + 1)}\` |`));
        expect(line).toContain(`(rules/${id}.md)`);
        expect(readFileSync(join(root, 'docs', 'rules', `${id}.md`), 'utf8')).toContain(`\`${peer}\``);
      }
    }
  });
});

describe('the concerns', () => {
  test('are numbered from 1 to 86', () => {
    expect(concerns.map(({ number }) => number)).toEqual(Array.from({ length: 86 }, (_, index) => index + 1));
  });

  test.each(concerns.map((concern) => [concern.number, concern] as const))(
    '%i has a rule whose examples show it',
    (number, { ownRule }) => {
      if (ownRule !== undefined) {
        const { examples } = parse(readFileSync(join(root, 'docs', 'example-rules', `${ownRule}.yml`), 'utf8')) as Rule;
        expect(examples.fails.length > 0 && examples.passes.length > 0).toBe(true);
        return;
      }
      const showing = rules.filter((rule) => shownFor(rule, number) !== undefined && rule.examples.passes.length > 0);
      expect(showing).not.toEqual([]);
    },
  );
});

describe('what does not fit together is a mistake of the data', () => {
  const examples: Rule['examples'] = { fails: [{ name: 'Bad', files: {}, at: [] }], passes: [] };
  const tool = (list: PeerFile['rules']): Peers => ({
    tools: [{ tool: 'other', name: 'Other', source: '', version: '1', rules: list }],
    concerns: [
      { number: 1, concern: 'one' },
      { number: 2, concern: 'two' },
    ],
  });
  const mistakes = (covers: Rule['covers'], list: PeerFile['rules']) =>
    peerMistakes([fileOf({ id: 'ours', covers, examples })], tool(list));

  test('nothing is wrong', () => {
    expect(mistakes({ rows: [1, 2], shown: { 2: 'Bad' }, peers: ['other/a'] }, [{ id: 'a' }])).toEqual([]);
    expect(mistakes(undefined, [{ id: 'a', notCovered: 'It is about taste.' }])).toEqual([]);
  });

  test.each<[string, Rule['covers'], PeerFile['rules'], string]>([
    ['a rule that the tool does not have', { rows: [1], peers: ['other/b'] }, [], 'lists no rule "other/b"'],
    ['a concern that is not listed', { rows: [3] }, [], 'has no concern 3'],
    ['an example for another concern', { rows: [1], shown: { 2: 'Bad' } }, [], '2 is none of the rows'],
    ['an example that is not there', { rows: [1], shown: { 1: 'Good' } }, [], 'is named "Good"'],
    ['a rule that is neither covered nor explained', undefined, [{ id: 'a' }], 'no rule covers "a"'],
    [
      'a rule that is covered and explained away',
      { rows: [1], peers: ['other/a'] },
      [{ id: 'a', notCovered: 'It is about taste.' }],
      'and a rule does',
    ],
    ['a rule that stands twice', { rows: [1], peers: ['other/a'] }, [{ id: 'a' }, { id: 'a' }], '"a" stands twice'],
  ])('%s', (_, covers, list, message) => {
    expect(mistakes(covers, list)).toEqual([expect.stringContaining(message)]);
  });
});
