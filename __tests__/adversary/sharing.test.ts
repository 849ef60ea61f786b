import { expect, jest, test } from '@jest/globals';
import { attempt, COMPOSE, filesOf, LOOSE, STORE } from './shop.js';

jest.setTimeout(30_000);

const SHARED = COMPOSE.replace('    networks: [back]\n    volumes', '    network_mode: service:api\n    volumes');

test('a store in the network of a service that publishes its port is published', async () => {
  const open = SHARED.replace('"80:8080"', '"80:8080", "5432:5432"');
  for (const before of [COMPOSE, SHARED]) {
    const { outcome, told, report } = await attempt(
      filesOf(LOOSE, { 'compose.yaml': before }),
      filesOf(LOOSE, { 'compose.yaml': open }),
    );
    expect(`${outcome}\n${told}`).toMatch(/^fail/);
    expect(told).toMatch(/opens: `db`, a database, is now published on `5432`/);
    const finding = [...(report?.findings ?? [])].find(({ ruleId }) => ruleId === STORE);
    expect(finding?.location.line).toBe(5);
    expect(finding?.related.map(({ message }) => message)).toEqual(['`db` is in the network of `api` by this.']);
  }
  const closed = await attempt(filesOf(LOOSE), filesOf(LOOSE, { 'compose.yaml': SHARED }));
  expect(`${closed.outcome}\n${closed.told}`).toMatch(/^pass/);
});

test('a network that puts its services on the network outside of the machine opens them', async () => {
  const driven = COMPOSE.replace('  back: {}', '  back: { driver: macvlan }');
  const joined = COMPOSE.replace('networks: [back]\n', 'networks: [back, lan]\n').replace(
    '  back: {}',
    '  back: {}\n  lan: { driver: ipvlan }',
  );
  for (const change of [driven, joined]) {
    const { told } = await attempt(filesOf(LOOSE), filesOf(LOOSE, { 'compose.yaml': change }));
    expect(told).toMatch(/opens: Network `(back|lan)` .*addresses of their own on the network outside/);
  }
});

test('what a change includes from elsewhere opens what nobody knows', async () => {
  for (const include of ['https://github.com/acme/databases.git', 'oci://registry.example.com/db:1', '../db.yml']) {
    const change = filesOf(LOOSE, { 'compose.yaml': `include: ["${include}"]\n${COMPOSE}` });
    const { told } = await attempt(filesOf(LOOSE), change);
    expect(told).toMatch(/opens: "[^"]+" is (not a file of|outside) .*what it brings is unknown/);
    const strict = { '.groundplan.yml': 'rules: { remote-compose-file: error, missing-compose-file: error }\n' };
    const { outcome } = await attempt(filesOf(strict), { ...change, ...strict });
    expect(outcome).toBe('fail');
    expect((await attempt(change, change)).told).not.toMatch(/opens/);
  }
});
