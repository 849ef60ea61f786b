import { expect, test } from '@jest/globals';
import { waysOf } from '../../../src/report/picture/ways.js';
import { graphOf, network, port, service } from './graphs.js';

const web = port('dev/web', '8000', 80);
const front = port('prod/front', '80', 80);
const grafana = port('prod/grafana', '3000', 3000);

/** Two projects: one of them names `db`, which only the other one has and only its own services reach. */
function twoProjects() {
  return graphOf({
    services: [
      service('dev/web'),
      service('prod/db', { role: 'database' }),
      service('prod/front', { role: 'proxy' }),
      service('prod/grafana', { role: 'observability' }),
    ],
    networks: [
      network('dev_default', ['dev/web'], { creator: 'dev' }),
      network('prod_default', ['prod/db', 'prod/front', 'prod/grafana'], { creator: 'prod' }),
    ],
    uses: [{ from: 'dev/web', to: 'prod/db' }],
    published: [web, front, grafana],
    paths: [
      { published: front, store: 'prod/db', through: ['prod/front', 'prod/db'] },
      { published: grafana, store: 'prod/db', through: ['prod/grafana', 'prod/db'] },
    ],
  });
}

test('a highlighted way starts at a port from which the store can be reached, whatever is named elsewhere', () => {
  const { entries, steps } = waysOf(twoProjects());
  expect([...entries]).toEqual(['prod/front']);
  expect([...steps.values()]).toEqual([{ from: 'prod/front', to: 'prod/db' }]);
});

test('the way from a port that is new is highlighted as well', () => {
  const { entries, steps } = waysOf(twoProjects(), [grafana]);
  expect([...entries]).toEqual(['prod/front', 'prod/grafana']);
  expect([...steps.values()]).toContainEqual({ from: 'prod/grafana', to: 'prod/db' });
});
