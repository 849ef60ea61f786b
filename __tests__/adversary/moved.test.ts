import { describe, expect, jest, test } from '@jest/globals';
import { attempt, COMPOSE, type Edits, filesOf, LOOSE, OPEN, OWN, STORE, waiver } from './shop.js';

jest.setTimeout(30_000);

const LEGACY = 'services: [legacy]';
const STACK = 'paths: [stack/]';
const waived = (scope: string): string => `${waiver('2026-06-30')}    ${scope}\n`;
const ignored = (scope: string): string => `ignore:\n  - rules: [${STORE}]\n    reason: known\n    ${scope}\n`;
const off = (scope: string): string => `overrides:\n  - ${scope}\n    rules: { ${STORE}: off }\n`;

const renamed: Edits = { 'compose.yaml': OPEN.replace('  db:', '  legacy:') };
const moved: Edits = { 'compose.yaml': undefined, 'stack/compose.yaml': OPEN.replace('./api', '../api') };
const DB = / {2}db:[\s\S]*?(?=networks:\n {2}front)/.exec(OPEN)?.[0] ?? '';
const included: Edits = {
  'compose.yaml': `include: [stack/db.yml]\n${COMPOSE.replace(/ {2}db:[\s\S]*?(?=networks:\n {2}front)/, '')}`,
  'stack/db.yml': `services:\n${DB}networks:\n  back: {}\nvolumes:\n  data: {}\n`,
};

describe('what a change moves into an exception does not profit from it before it is merged', () => {
  for (const [kind, entry] of [
    ['waiver', waived],
    ['ignore', ignored],
    ['override', off],
  ] as const) {
    for (const [what, scope, change] of [
      ['a service that is renamed', LEGACY, renamed],
      ['a file that is moved', STACK, moved],
      ['a service that is taken to a new file', STACK, included],
    ] as const) {
      test(`${kind}: ${what}`, async () => {
        const base = { [OWN]: `${LOOSE[OWN]}${entry(scope)}` };
        const { outcome, told, report } = await attempt(filesOf(base), filesOf(base, change));
        expect(told).toMatch(/does not count for .* before the change is merged: so far it is `db` in `compose\.yaml`/);
        expect(outcome).toBe('fail');
        expect(report?.policy?.refused.map((one) => one.kind)).toContain(kind);
      });
    }

    test(`${kind}: what was in its scope before stays there, and so does what is new`, async () => {
      const base = { [OWN]: `${LOOSE[OWN]}${entry(STACK)}`, ...moved };
      const further = {
        'stack/compose.yaml': undefined,
        'stack/shop/compose.yaml': OPEN.replace('./api', '../../api'),
      };
      const cache = 'services:\n  words:\n    image: redis:7\n    ports: ["6379:6379"]\n    mem_limit: 64m\n';
      for (const change of [further, { 'stack/words/compose.yaml': cache }]) {
        const { outcome, told, report } = await attempt(filesOf(base), filesOf(base, change));
        expect(`${outcome}\n${told}`).toMatch(/^pass/);
        expect(report?.policy?.refused ?? []).toEqual([]);
      }
    });
  }

  test('what leaves an entry that is stricter is judged by it all the same', async () => {
    const base = {
      [OWN]: `rules: { ${STORE}: off }\noverrides:\n  - services: [db]\n    rules: { ${STORE}: error }\n`,
    };
    const { outcome, told } = await attempt(filesOf(base), filesOf(base, renamed));
    expect(outcome).toBe('fail');
    expect(told).toMatch(/`overrides` says of `published-store-port` does not count/);
  });
});

test('a comment that is merged counts on in a file that is moved and edited, for what it held back', async () => {
  const quiet = `# groundplan: ignore ${STORE} -- the office needs it\n${OPEN}`;
  const base = { [OWN]: 'exceptions: { comments: merged }\n', 'compose.yaml': quiet };
  const edited = quiet.replace('./api', '../api').replace('mem_limit: 256m', 'mem_limit: 300m');
  const { outcome, told } = await attempt(
    filesOf(base),
    filesOf(base, { 'compose.yaml': undefined, 'stack/compose.yaml': edited }),
  );
  expect(`${outcome}\n${told}`).toMatch(/^pass/);
  expect(told).not.toMatch(/does not count/);
});
