import { expect, test } from '@jest/globals';
import { analyse } from '../../../src/app/analyse.js';
import { withTriedFixes } from '../../../src/app/fix/tried.js';
import type { Report } from '../../../src/report/report.js';
import { memory } from '../../../src/source/memory.js';

/** The findings of one rule that offer a fix, before and after the fixes were tried. */
async function offered(compose: string, ruleId: string, config = ''): Promise<readonly [number, number]> {
  const repository = memory({ 'compose.yaml': compose, '.groundplan.yml': config });
  const options = { target: '.', fixes: 'shown' } as const;
  const { report } = await analyse(repository, options);
  const count = ({ findings }: Report): number =>
    [...findings].filter((finding) => finding.ruleId === ruleId && finding.fix !== undefined).length;
  return [count(report), count(await withTriedFixes(repository, report, options))];
}

const STORE = 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n';

test('a fix that holds when it is made stays', async () => {
  expect(await offered(STORE, 'published-store-port')).toEqual([1, 1]);
});

test('a fix that would bring another finding is no longer offered', async () => {
  // Once the store is closed, it is the dashboard beside it that lets the outside in.
  const compose = `services:
  dashboard:
    image: grafana/grafana:11.2.0
    ports: ["3000:3000"]
    networks: [metrics, data]
  metrics:
    image: prom/prometheus:v2.54.1
    networks: [metrics]
  api:
    build: ./api
    networks: [data]
  db:
    image: postgres:16
    ports: ["5432:5432"]
    networks: [data]
networks:
  metrics:
  data:
`;
  const config = 'rules:\n  store-reachable-from-edge: error\n';
  expect(await offered(compose, 'published-store-port', config)).toEqual([1, 0]);
});
